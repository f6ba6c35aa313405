import type { BinaryOperator, Expr } from "../language/program.ts";
import { foldExpr } from "../language/walk.ts";
import { gateCalled } from "../gates/index.ts";
import { nameLatex } from "./name-parts.ts";
import { literalPiece } from "./literal.ts";
import { atom, factor, fraction, held, level, negated, power, product, symbolicPiece, type Piece } from "./piece.ts";
import { applied } from "./template.ts";

/** What stands for a name: a symbol, a number, or null for the name itself. */
export type NameStyle = (name: string) => Piece | null;

const relations: ReadonlyMap<BinaryOperator, string> = new Map([
  ["<", "<"],
  [">", ">"],
  ["<=", "\\le"],
  [">=", "\\ge"],
  ["==", "="],
]);

/** A piece, and the bare relation where it is the indicator of one: `x > 0` beside `\\mathbf{1}_{x > 0}`. */
interface Printed extends Piece {
  readonly relation?: string;
}

export function exprPiece(expr: Expr, style: NameStyle): Piece {
  return foldExpr<Printed>(expr, {
    number: ({ value }) => literalPiece(value),
    name: ({ name }) => style(name) ?? namePiece(name),
    negate: (_expr, operand) => negated(held(operand, level.factor)),
    binary: ({ operator }, left, right) => binaryPiece(operator, left, right),
    call: ({ callee, named }, args, namedValues) =>
      callPiece(callee, [
        ...args,
        ...namedValues.map((value, at) => ({
          ...value,
          latex: `${nameLatex(named[at]?.name ?? "")} = ${value.latex}`,
        })),
      ]),
    list: (_expr, items) => atom(`\\left[${items.map((item) => item.latex).join(", ")}\\right]`, "other"),
    index: (_expr, operand, bounds) =>
      atom(`${held(operand, level.atom).latex}_{${bounds.map((bound) => bound.latex).join(",")}}`, "other"),
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
    case "@":
    case "·":
      return product(held(left, level.negation), held(right, level.factor), operator !== "*");
    case "/":
      return fraction(left, right);
    case "^":
      return power(left, right);
    default: {
      const relation = `${held(left, level.sum).latex} ${relations.get(operator) ?? operator} ${held(right, level.sum).latex}`;
      return { ...factor(`\\mathbf{1}_{${relation}}`, "number", "other"), relation };
    }
  }
}

function callPiece(callee: string, args: readonly Printed[]): Piece {
  const gate = gateCalled(callee);
  const [condition, then, otherwise] = args;
  if (gate?.name === "where" && condition !== undefined && then !== undefined && otherwise !== undefined) {
    const holds = condition.relation ?? `${held(condition, level.sum).latex} \\ne 0`;
    return {
      latex: `\\begin{cases} ${then.latex} & ${holds} \\\\ ${otherwise.latex} & \\text{otherwise} \\end{cases}`,
      level: level.open,
      first: "other",
      last: "other",
    };
  }
  return gate === undefined ? applied(functionName(callee), [], args) : applied(gate.latex, gate.operands, args);
}

/** A function of the user's own, upright as function names are. */
function functionName(callee: string): string {
  const latex = nameLatex(callee);
  return latex.startsWith("\\mathit{") ? `\\mathrm{${latex.slice("\\mathit{".length)}` : latex;
}

/** An expression of the language as LaTeX for KaTeX in strict mode. Its length is not bounded: ask `fitsKatex` first. */
export function exprToLatex(expr: Expr, style: NameStyle = () => null): string {
  return exprPiece(expr, style).latex;
}
