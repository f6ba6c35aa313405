import { t } from "../words/t.ts";
import type { Reader, Term } from "./reader.ts";
import { renamed } from "./entries.ts";
import * as make from "./make.ts";
import { joinName, readSubscript } from "./subscript.ts";
import { Unreadable } from "./unreadable.ts";

/** Reads powers and transposes behind an operand, and the primes that are refused. */
export function readPowers(reader: Reader, base: Term): Term {
  let term = base;
  const bare = base.expr.kind === "name" ? base.expr.name : null;
  for (;;) {
    if (reader.is("_") && bare !== null && term !== base) {
      // x^2_1 is x_1^2.
      reader.next();
      const { parts, letters } = readSubscript(reader);
      const name = joinName(bare, parts);
      if (letters.length > 0) reader.indexed.set(name, { base: bare, letters });
      term = { ...term, expr: renamed(term.expr, (leaf) => (leaf.name === bare ? make.name(name) : leaf)) };
      continue;
    }
    if (reader.is("'")) {
      const { from, to } = reader.peek();
      throw new Unreadable(
        t`A prime marks a derivative. Derivatives are worked out for you: give the function alone.`,
        from,
        to,
      );
    }
    if (!reader.is("^")) return term;
    const { from } = reader.next();
    if (eatTranspose(reader)) {
      term = { expr: make.call("transpose", [term.expr]), size: term.size === "matrix" ? "matrix" : "row" };
      continue;
    }
    const exponent = readArgument(reader);
    term = isEuler(reader, term)
      ? { expr: make.call("exp", [exponent.expr]), size: exponent.size }
      : raised(term, exponent, from, reader.peek().from);
  }
}

/** e is Euler's number unless the text gives it another value. */
function isEuler(reader: Reader, { expr }: Term): boolean {
  return expr.kind === "name" && expr.name === "e" && !reader.names.defined.has("e");
}

function raised({ expr, size }: Term, exponent: Term, from: number, to: number): Term {
  const { expr: power } = exponent;
  const isInverse = power.kind === "negate" && power.operand.kind === "number" && power.operand.value === 1;
  if (isInverse && size === "matrix" && expr.kind === "name")
    throw new Unreadable(
      t`The language has no inverse of a matrix: ${expr.name}^{-1} would be 1 / ${expr.name}, entry by entry.`,
      from,
      to,
    );
  // 10^{-9} is the number 1e-9, to the last bit.
  if (expr.kind === "number" && expr.value === 10) {
    const digits = wholeNumber(power);
    if (digits !== null) return { expr: make.number(Number(`1e${String(digits)}`)), size: "number" };
  }
  return { expr: make.binary("^", expr, power), size };
}

function wholeNumber(expr: Term["expr"]): number | null {
  const [sign, value] = expr.kind === "negate" ? [-1, expr.operand] : [1, expr];
  return value.kind === "number" && Number.isInteger(value.value) ? sign * value.value : null;
}

/** Passes `T`, `\\top`, `{\\mathsf T}`, `{\\mathrm{T}}` and the like, if one stands there; a sign of power is passed already. */
function eatTranspose(reader: Reader): boolean {
  const isBraced = reader.is("{");
  let at = isBraced ? 1 : 0;
  if (/^math|^bf$|^sf$|^bm$/.test(reader.peek(at).text) && reader.peek(at).kind === "command") at++;
  const isInner = at > (isBraced ? 1 : 0) && reader.peek(at).text === "{";
  if (isInner) at++;
  const { kind, text } = reader.peek(at);
  const isTop = kind === "command" && (text === "top" || text === "intercal");
  if (!isTop && !((kind === "letter" || kind === "text" || kind === "word") && text === "T")) return false;
  const closing = (isInner ? 1 : 0) + (isBraced ? 1 : 0);
  for (let i = 1; i <= closing; i++) if (reader.peek(at + i).text !== "}") return false;
  for (let i = 0; i <= at + closing; i++) reader.next();
  return true;
}

/** What a command or a script takes: a group in braces, or the one token that stands there. */
export function readArgument(reader: Reader): Term {
  if (reader.eat("{")) {
    const term = readGroup(reader);
    return term;
  }
  const { kind, text } = reader.peek();
  if (kind === "number") {
    const { text: digit } = reader.digit();
    return { expr: make.number(Number(digit)), size: "number" };
  }
  if (kind === "sign" && text === "-") {
    reader.next();
    const { expr, size } = reader.nested(() => readArgument(reader));
    return { expr: make.negate(expr), size };
  }
  return reader.operand();
}

/** What stands in braces, the opening one being passed: an expression, or the two sides of `\\over`. */
export function readGroup(reader: Reader): Term {
  const above = reader.expression();
  if (!reader.isCommand("over")) {
    reader.expect("}", "}");
    return above;
  }
  reader.next();
  const below = reader.expression();
  reader.expect("}", "}");
  return fraction(above, below);
}

/** A fraction with a plain number above stands for a number: nothing is divided by matrices. */
export function fraction(above: Term, below: Term): Term {
  const size = above.size === "number" && below.size !== "any" ? "number" : "any";
  return { expr: make.binary("/", above.expr, below.expr), size };
}
