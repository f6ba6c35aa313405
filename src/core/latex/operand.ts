import { t } from "../words/t.ts";
import { readFunction, functionAt, readCall } from "./calls.ts";
import { readEnvironment } from "./environment.ts";
import * as make from "./make.ts";
import { readBase, readName } from "./name.ts";
import { readBracketed, readBars } from "./brackets.ts";
import type { Reader, Term } from "./reader.ts";
import { fraction, readArgument, readGroup } from "./script.ts";
import { readSum } from "./sums.ts";
import { unknownCommand } from "./unreadable.ts";
import { accents, bold, commandFunctions, founts, greek } from "./words.ts";

const fractions: ReadonlySet<string> = new Set(["frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac"]);

/** Commands that an operand begins with, beside names and functions. */
const beginnings: ReadonlySet<string> = new Set([...fractions, "sqrt", "sum", "begin", "brace", "infty"]);

/**
 * Whether an operand stands next, so that a product is meant.
 * @param plain whether a function or a sum is none of it, as behind `\\log x`
 */
export function beginsOperand(reader: Reader, plain = false): boolean {
  const { kind, text, side } = reader.peek();
  switch (kind) {
    case "letter":
    case "number":
      return true;
    case "word":
    case "text":
      return !(plain && functionAt(reader) !== null);
    case "command":
      if (commandFunctions.has(text) || text === "sum") return !plain;
      return (
        beginnings.has(text) ||
        greek.has(text) ||
        accents.has(text) ||
        bold.has(text) ||
        founts.has(text) ||
        !closing.has(text)
      );
    case "sign":
      if (text === "|" || text === "‖") return side === "open" || (side === undefined && reader.bars === 0);
      return text === "(" || text === "[" || text === "{" || text === "\\{" || text === "√";
    default:
      return false;
  }
}

/** Commands that end an operand. One that is unknown begins one, and is refused by its name. */
const closing: ReadonlySet<string> = new Set(["over", "end", "right"]);

/** Reads one operand, without what stands above it. */
export function readOperand(reader: Reader): Term {
  const { kind, text, from, to } = reader.peek();
  if (kind === "number") {
    reader.next();
    return reader.is("_") && text === "1" ? readIndicator(reader) : { expr: make.number(Number(text)), size: "number" };
  }
  if (kind === "sign") return readSign(reader);
  if (kind === "command") {
    if (fractions.has(text)) {
      reader.next();
      const above = readArgument(reader);
      return fraction(above, readArgument(reader));
    }
    switch (text) {
      case "sqrt":
        return readRoot(reader);
      case "sum":
        return readSum(reader);
      case "begin":
        return readEnvironment(reader, false);
      case "brace":
        reader.next();
        return readEnvironment(reader, true);
      case "infty":
        reader.next();
        return { expr: make.number(Infinity), size: "number" };
    }
    const isOne =
      (bold.has(text) || text === "mathbb" || text === "mathds") &&
      reader.peek(1).text === "{" &&
      reader.peek(2).text === "1";
    if (isOne && reader.peek(3).text === "}") {
      for (let i = 0; i < 4; i++) reader.next();
      return readIndicator(reader);
    }
  }
  const called = functionAt(reader);
  if (called !== null) return readFunction(reader, called);
  const base = readBase(reader);
  if (base !== null) return readCall(reader, base.text) ?? readName(reader, base);
  if (kind === "command") throw unknownCommand(text, from, to);
  throw reader.unexpected(t`A number, a name or a parenthesis`);
}

function readSign(reader: Reader): Term {
  const { text } = reader.peek();
  switch (text) {
    case "{":
      reader.next();
      return readGroup(reader);
    case "(":
    case "[":
    case "\\{":
      return readBracketed(reader);
    case "|":
    case "‖":
      return readBars(reader);
    case "√":
      reader.next();
      return { expr: make.call("sqrt", [readArgument(reader).expr]), size: "any" };
    default:
      throw reader.unexpected(t`A number, a name or a parenthesis`);
  }
}

/** `\\sqrt{x}`, and `\\sqrt[3]{x}` as a power. */
function readRoot(reader: Reader): Term {
  reader.next();
  const degree = reader.eat("[") ? reader.expression() : null;
  if (degree !== null) reader.expect("]", "]");
  const { expr, size } = readArgument(reader);
  if (degree === null) return { expr: make.call("sqrt", [expr]), size };
  return { expr: make.binary("^", expr, make.binary("/", make.number(1), degree.expr)), size };
}

/** `\\mathbf{1}_{x > 0}` is the comparison itself, which is 0 or 1. */
function readIndicator(reader: Reader): Term {
  reader.expect("_", t`A condition below the 1`);
  return { expr: readArgument(reader).expr, size: "any" };
}
