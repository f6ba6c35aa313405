import type { Expr, NameExpr } from "../language/program.ts";
import { foldExpr, walkExpr, withBounds } from "../language/walk.ts";
import { joined } from "../words/joined.ts";
import { t } from "../words/t.ts";
import * as make from "./make.ts";
import type { Reader } from "./reader.ts";
import { Unreadable } from "./unreadable.ts";

/** The expression with other expressions in the place of its names. */
export function renamed(expr: Expr, leaf: (name: NameExpr) => Expr): Expr {
  return foldExpr<Expr>(expr, {
    number: (number) => number,
    name: leaf,
    negate: (negate, operand) => ({ ...negate, operand }),
    binary: (binary, left, right) => ({ ...binary, left, right }),
    call: (call, args, named) => ({
      ...call,
      args,
      named: call.named.map((argument, at) => ({ ...argument, value: named[at] ?? argument.value })),
    }),
    list: (list, items) => ({ ...list, items }),
    index: (index, operand, bounds) => ({ ...index, operand, subscripts: withBounds(index, bounds) }),
  });
}

/**
 * What is summed (or of which the largest is taken) over written indices, as the language has it: over all entries, so that
 * `x_i` is x. `W_{ij} x_j` over j is the matrix product.
 * @param letters the indices
 * @param from where the sum stands in the text
 */
export function entriesOf(reader: Reader, expr: Expr, letters: readonly string[], from: number): Expr {
  const to = reader.peek().from;
  const product = matrixProduct(reader, expr, letters);
  if (product !== null) return product;
  let count = 0;
  let first = "";
  walkExpr(expr, (node) => {
    if (node.kind !== "name") return;
    if (letters.includes(node.name))
      throw new Unreadable(
        t`${node.name} counts the terms here and is used as a number too, which is not read.`,
        from,
        to,
      );
    const indexed = reader.indexed.get(node.name);
    if (indexed === undefined || !indexed.letters.some((letter) => letters.includes(letter))) return;
    const written = indexed.letters.join("");
    if (count === 0) first = written;
    count++;
    if (written !== first || !indexed.letters.every((letter) => letters.includes(letter)))
      throw new Unreadable(
        t`A sum over ${joined(letters)} of ${node.name} beside other indices is not read: write it with matrices, as in W x, or with svm_loss(s, y).`,
        from,
        to,
      );
  });
  if (count === 0)
    throw new Unreadable(
      t`Nothing in this sum has ${letters.join(", ")} below it: write the number of terms as a factor.`,
      from,
      to,
    );
  return renamed(expr, (name) => {
    const indexed = reader.indexed.get(name.name);
    if (indexed === undefined || !indexed.letters.some((letter) => letters.includes(letter))) return name;
    // L = \sum_i L_i: the name of the whole is taken.
    if (indexed.base === reader.defines) return name;
    reader.summed.add(indexed.base);
    return make.name(indexed.base);
  });
}

/** `W_{ij} x_j` over j as `W @ x`, `W_{ji} x_j` as `W.T @ x`; the other letter counts the entries of the result. */
function matrixProduct(reader: Reader, expr: Expr, [letter = "", ...more]: readonly string[]): Expr | null {
  if (more.length > 0 || expr.kind !== "binary" || !["*", "@", "·"].includes(expr.operator)) return null;
  const { left, right } = expr;
  if (left.kind !== "name" || right.kind !== "name") return null;
  const [a, b] = [reader.indexed.get(left.name), reader.indexed.get(right.name)];
  const matrix = a?.letters.length === 2 ? a : b;
  const vector = matrix === a ? b : a;
  if (matrix?.letters.length !== 2 || vector?.letters.length !== 1 || vector.letters[0] !== letter) return null;
  const [row = "", column = ""] = matrix.letters;
  if ((row === letter) === (column === letter)) return null;
  reader.free.add(row === letter ? column : row);
  const base = make.name(matrix.base);
  return make.binary("@", row === letter ? make.call("transpose", [base]) : base, make.name(vector.base));
}
