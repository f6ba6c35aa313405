import type { Expr } from "../language/program.ts";
import { t } from "../words/t.ts";
import * as make from "./make.ts";
import type { Reader, Term } from "./reader.ts";
import { readArgument } from "./script.ts";
import { Unreadable } from "./unreadable.ts";

const closings: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["\\{", "\\}"],
]);

/** Parentheses, brackets or braces, all alike; with commas in them a vector. */
export function readBracketed(reader: Reader): Term {
  const close = closings.get(reader.next().text) ?? ")";
  const first = reader.expression();
  if (!reader.is(",")) {
    reader.expect(close, close.replace("\\", ""));
    return first;
  }
  const items: Expr[] = [first.expr];
  while (reader.eat(",")) items.push(reader.expression().expr);
  reader.expect(close, close.replace("\\", ""));
  return { expr: make.list(items), size: first.expr.kind === "list" ? "matrix" : "any" };
}

/** `|x|`, `\\lVert x \\rVert`, with the kind of norm and a square behind it. */
export function readBars(reader: Reader): Term {
  const { text: bar, from, side } = reader.next();
  const isTwice = bar === "|" && reader.is("|") && reader.peek().side === undefined;
  if (isTwice) reader.next();
  const isDouble = bar === "‖" || isTwice;
  const open = reader.bars;
  reader.bars = side === "open" ? 0 : open + 1;
  const { expr, size } = reader.expression();
  reader.bars = open;
  for (let i = 0; i < (isTwice ? 2 : 1); i++) reader.expect(bar, isDouble ? "‖" : "|");
  if (!isDouble) return { expr: make.call("abs", [expr]), size };
  return readNorm(reader, expr, from);
}

function readNorm(reader: Reader, inside: Expr, from: number): Term {
  // The kind of norm and the power stand in either order.
  let isSquare = eatSquare(reader);
  let kind = "2";
  let axis: Expr | null = null;
  if (reader.eat("_")) {
    if (reader.is("{") && reader.peek(1).kind === "text" && reader.peek(1).text === "axis") axis = readAxis(reader);
    else kind = normKind(reader);
  }
  isSquare ||= eatSquare(reader);
  const given = axis === null ? [] : [{ name: "axis", value: axis }];
  const size = axis === null ? "number" : "any";
  switch (kind) {
    case "1":
      return squared(make.call("sum", [make.call("abs", [inside])]), isSquare);
    case "infty":
      return squared(make.call("max", [make.call("abs", [inside])]), isSquare);
    case "2":
    case "F":
      // As the lecture draws it: the square of each entry, and their sum.
      return isSquare
        ? { expr: make.call("sum", [make.binary("^", inside, make.number(2))], given), size }
        : { expr: make.call("norm", [inside], given), size };
    default:
      throw new Unreadable(
        t`Of the norms the 1-, the 2-, the maximum and the Frobenius norm are read.`,
        from,
        reader.peek().from,
      );
  }
}

function squared(expr: Expr, isSquare: boolean): Term {
  return { expr: isSquare ? make.binary("^", expr, make.number(2)) : expr, size: "number" };
}

/** `{\\text{axis }0}` */
export function readAxis(reader: Reader): Expr {
  reader.next();
  reader.next();
  const axis = reader.expression().expr;
  reader.expect("}", "}");
  return axis;
}

function eatSquare(reader: Reader): boolean {
  if (!reader.is("^")) return false;
  const isBraced = reader.peek(1).text === "{";
  if (reader.peek(isBraced ? 2 : 1).text !== "2" || (isBraced && reader.peek(3).text !== "}")) return false;
  for (let i = isBraced ? 4 : 2; i > 0; i--) reader.next();
  return true;
}

function normKind(reader: Reader): string {
  if (reader.is("{") && reader.peek(2).text === "}") {
    reader.next();
    const kind = reader.next().text;
    reader.next();
    return kind;
  }
  if (!reader.is("{")) return reader.digit().text;
  readArgument(reader);
  return "";
}
