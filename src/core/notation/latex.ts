import { gateCalledInPullback, gateNamed } from "../gates/index.ts";
import type { BinaryOperator, CallExpr, Expr, IndexExpr } from "../language/program.ts";
import { boundsOf, foldExpr } from "../language/walk.ts";
import { literalPiece } from "./literal.ts";
import { nameLatex } from "./nameParts.ts";
import { atom, factor, fraction, held, level, negated, power, product, symbolicPiece, type Piece } from "./piece.ts";
import { applied } from "./template.ts";
import { dataCall, listPiece, subscripted, tensorCall, type Printed } from "./tensorLatex.ts";
import { t } from "../words/t.ts";

/** What stands for a name: a symbol, a number, or null for the name itself. */
export type NameStyle = (name: string) => Piece | null;

const relations: ReadonlyMap<BinaryOperator, string> = new Map([
  ["<", "<"],
  [">", ">"],
  ["<=", "\\le"],
  [">=", "\\ge"],
  ["==", "="],
]);

const rankOf = (piece: Piece): number => piece.rank ?? 0;

/** A piece that stands for a tensor of that many axes. */
export function ranked<P extends Piece>(piece: P, rank: number): P {
  return rank === 0 ? piece : { ...piece, rank };
}

/** Sets a call or a comparison in its own way; null where the usual way will do. */
export type Settle = (expr: Expr) => Piece | null;

export function exprPiece(expr: Expr, style: NameStyle, settle: Settle = () => null): Piece {
  return foldExpr<Printed>(expr, {
    number: ({ value }) => literalPiece(value),
    name: ({ name }) => style(name) ?? namePiece(name),
    negate: (_expr, operand) => ranked(negated(held(operand, level.factor)), rankOf(operand)),
    binary: (expr, left, right) => {
      const { operator } = expr;
      const rank =
        operator === "@" || operator === "·"
          ? Math.max(0, rankOf(left) + rankOf(right) - 2)
          : Math.max(rankOf(left), rankOf(right));
      return settle(expr) ?? ranked(binaryPiece(operator, left, right), rank);
    },
    call: (expr, args, named) => settle(expr) ?? callPiece(expr, args, named),
    list: (_expr, items) => listPiece(items),
    index: (expr, operand, bounds) => indexPiece(expr, operand, bounds),
  });
}

/** A name that stands for itself: `e` and `pi`, or a name outside of any graph. */
export function namePiece(name: string): Piece {
  return symbolicPiece(nameLatex(name));
}

function binaryPiece(operator: BinaryOperator, left: Printed, right: Printed): Printed {
  switch (operator) {
    case "+":
    case "-":
      return {
        latex: `${held(left, level.sum).latex} ${operator} ${held(right, level.product).latex}`,
        level: level.sum,
        first: "other",
        last: "other",
      };
    case "*":
      return product(held(left, level.negation), held(right, level.factor), false);
    case "@":
    case "·":
      return product(held(rowOf(left), level.negation), held(right, level.factor), true);
    case "/":
      // A tall numerator reads badly: a number below it goes in front.
      return /bmatrix|nabla|copies/.test(left.latex) && rankOf(left) > 0 && rankOf(right) === 0
        ? product(fraction(atom("1", "number"), right), held(left, level.factor), false)
        : fraction(left, right);
    case "^":
      return power(left, right);
    default: {
      const relation = `${held(left, level.sum).latex} ${relations.get(operator) ?? operator} ${held(right, level.sum).latex}`;
      return { ...factor(`\\mathbf{1}_{${relation}}`, "number", "other"), relation };
    }
  }
}

/** A vector with its numbers as a row: so it stands on the left of a matrix product, and in a sum with the rows of a matrix. */
export function rowOf<P extends Piece>(piece: P): P {
  return piece.rank === 1 && piece.transposed !== undefined ? { ...piece, latex: piece.transposed } : piece;
}

function callPiece({ callee, named }: CallExpr, args: readonly Printed[], namedValues: readonly Printed[]): Printed {
  const written = gateCalledInPullback(callee);
  // `max(x)` of one operand reduces.
  const gate = args.length === 1 && (callee === "max" || callee === "min") ? reductionOf(callee) : written;
  if (gate?.kind === "tensor") {
    const specs = gate.attributes ?? [];
    const arity = gate.operands.length;
    const attributes = new Map(named.map(({ name }, at) => [name, namedValues[at]] as const));
    const positional = gate.variadic === true ? [] : args.slice(arity);
    positional.forEach((value, at) => attributes.set(specs[at]?.name ?? "", value));
    return tensorCall(gate, gate.variadic === true ? args : args.slice(0, arity), attributes);
  }
  const data = dataCall(callee, args);
  if (data !== null && gate === undefined) return data;
  const all = [
    ...args,
    ...namedValues.map((value, at) => ({ ...value, latex: `${nameLatex(named[at]?.name ?? "")} = ${value.latex}` })),
  ];
  const [condition, then, otherwise] = all;
  const rank = Math.max(0, ...args.map(rankOf));
  if (gate?.name === "where" && condition !== undefined && then !== undefined && otherwise !== undefined) {
    const holds = condition.relation ?? `${held(condition, level.sum).latex} \\ne 0`;
    const latex = `\\begin{cases} ${then.latex} & ${holds} \\\\ ${otherwise.latex} & \\text{${t`otherwise`}} \\end{cases}`;
    return ranked({ latex, level: level.open, first: "other", last: "other" }, rank);
  }
  return ranked(
    gate === undefined ? applied(functionName(callee), [], all) : applied(gate.latex, gate.operands, all),
    rank,
  );
}

const reductionOf = (callee: "max" | "min") => gateNamed(callee === "max" ? "largest" : "smallest");

function indexPiece(expr: IndexExpr, operand: Printed, bounds: readonly Printed[]): Printed {
  const values = bounds.map((bound) => bound.latex);
  const slots = boundsOf(expr);
  const text = (bound: Expr | null): string => (bound === null ? "" : (values[slots.indexOf(bound)] ?? ""));
  const positions = expr.subscripts.filter((subscript) => subscript.kind === "at").length;
  const parts = expr.subscripts.map((subscript) =>
    subscript.kind === "at"
      ? text(subscript.value)
      : [text(subscript.from), text(subscript.to), ...(subscript.step === null ? [] : [text(subscript.step)])].join(
          "\\mathord{:}",
        ),
  );
  return ranked(subscripted(operand, parts.join(",")), Math.max(0, rankOf(operand) - positions));
}

/** A function of the user's own, upright as function names are. */
export function functionName(callee: string): string {
  const latex = nameLatex(callee);
  return latex.startsWith("\\mathit{") ? `\\mathrm{${latex.slice("\\mathit{".length)}` : latex;
}

/** An expression of the language as LaTeX for KaTeX in strict mode. Its length is not bounded: ask `fitsKatex` first. */
export function exprToLatex(expr: Expr, style: NameStyle = () => null): string {
  return exprPiece(expr, style).latex;
}
