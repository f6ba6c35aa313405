import type { BinaryOperator, Expr } from "../language/program.ts";
import * as make from "./make.ts";
import { beginsOperand, readOperand } from "./operand.ts";
import { beside, dotted, entrywise, joint } from "./product.ts";
import type { Reader, Syntax, Term } from "./reader.ts";
import { readPowers } from "./script.ts";

const relations: ReadonlyMap<string, BinaryOperator | "≠"> = new Map([
  ["<", "<"],
  [">", ">"],
  ["<=", "<="],
  [">=", ">="],
  ["=", "=="],
  ["≠", "≠"],
]);

/** How a formula is read: relations of sums of products of operands with their powers. */
export const syntax: Syntax = { whole: readRelation, factors: readFactors, product: readProduct, operand: readOperand };

/** A sum, or sums compared: `0 \\le x < 1` is both at once. */
function readRelation(reader: Reader): Term {
  const first = readSum(reader);
  let left = first.expr;
  let whole: Expr | null = null;
  for (;;) {
    const sign = reader.peek().kind === "sign" ? relations.get(reader.peek().text) : undefined;
    if (sign === undefined) return whole === null ? first : { expr: whole, size: "any" };
    reader.next();
    const right = readSum(reader).expr;
    const holds =
      sign === "≠" ? make.binary("-", make.number(1), make.binary("==", left, right)) : make.binary(sign, left, right);
    whole = whole === null ? holds : make.binary("*", whole, holds);
    left = right;
  }
}

function readSum(reader: Reader): Term {
  let sum = readProduct(reader);
  for (;;) {
    const operator = reader.is("+") ? "+" : reader.is("-") ? "-" : null;
    if (operator === null) return sum;
    reader.next();
    const term = readProduct(reader);
    sum = { expr: make.binary(operator, sum.expr, term.expr), size: joint(sum.size, term.size) };
  }
}

function readProduct(reader: Reader): Term {
  let product = readFactors(reader);
  for (;;) {
    const { kind, text } = reader.peek();
    if (kind !== "sign" || !(text === "·" || text === "*" || text === "⊙" || text === "/" || text === "@")) {
      if (!beginsOperand(reader)) return product;
      product = beside(product, readFactors(reader));
      continue;
    }
    reader.next();
    const right = readSigned(reader);
    if (text === "·") product = dotted(product, right);
    else if (text === "@") product = { expr: make.binary("@", product.expr, right.expr), size: "any" };
    else product = entrywise(text === "/" ? "/" : "*", product, right);
  }
}

/** Factors side by side, up to a sign or another function: what `\\log` takes of `\\log 2x \\sin y`. */
function readFactors(reader: Reader): Term {
  let product = readSigned(reader);
  while (beginsOperand(reader, true)) product = beside(product, readPower(reader));
  return product;
}

/** An operand behind any number of signs. */
function readSigned(reader: Reader): Term {
  let minus = 0;
  while (reader.is("-") || reader.is("+")) if (reader.next().text === "-") minus++;
  const term = readPower(reader);
  if (minus === 0) return term;
  // A minus before a minus takes it away.
  return { expr: minus % 2 === 0 ? term.expr : negated(term.expr), size: term.size };
}

/** A minus before a fraction belongs above its line. */
function negated(expr: Expr): Expr {
  return expr.kind === "binary" && expr.operator === "/"
    ? make.binary("/", make.negate(expr.left), expr.right)
    : make.negate(expr);
}

function readPower(reader: Reader): Term {
  return readPowers(reader, reader.operand());
}
