import type { Expr } from "../language/program.ts";
import { t } from "../words/t.ts";
import { readAxis } from "./brackets.ts";
import * as make from "./make.ts";
import type { Reader, Term } from "./reader.ts";
import { readArgument } from "./script.ts";
import { scriptTokens } from "./subscript.ts";
import { derivative, Unreadable } from "./unreadable.ts";
import { calleeOf, commandFunctions } from "./words.ts";
import { entriesOf } from "./entries.ts";

const openings: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["\\{", "\\}"],
]);

/** What the language calls the function that stands next; null where none does. σ is one only before a parenthesis. */
export function functionAt(reader: Reader): string | null {
  const { kind, text } = reader.peek();
  if (kind === "command" && commandFunctions.has(text)) return calleeOf(text);
  if (kind === "command" && text === "operatorname") return null;
  if (kind === "text" || kind === "word") return calleeOf(text);
  const isSigma = text === "sigma" && (kind === "command" || kind === "letter");
  if (!isSigma) return null;
  if (reader.peek(1).text === "'" && reader.peek(1).kind === "sign") {
    const { from, to } = reader.peek(1);
    throw derivative("σ", from, to);
  }
  return reader.peek(1).kind === "sign" && reader.peek(1).text === "(" ? "sigmoid" : null;
}

/** Functions that make one number, or one of each row, of all entries. */
const reducing: ReadonlySet<string> = new Set(
  "sum mean max min norm logsumexp cross_entropy svm_loss mse trace".split(" "),
);

/** A function of the language: what stands below and above it, and what it takes, in parentheses or not. */
export function readFunction(reader: Reader, callee: string): Term {
  const { from } = reader.next();
  let power: Expr | null = null;
  let axis: Expr | null = null;
  let base: Expr | null = null;
  let letters: readonly string[] = [];
  for (;;) {
    if (reader.is("^")) {
      reader.next();
      power = readArgument(reader).expr;
      if (power.kind === "negate")
        throw new Unreadable(t`The inverse of ${callee} is not read: write it out.`, from, reader.peek().from);
    } else if (reader.is("_")) {
      reader.next();
      if (reader.is("{") && reader.peek(1).kind === "text" && reader.peek(1).text === "axis") axis = readAxis(reader);
      else if (callee === "log") base = readArgument(reader).expr;
      else letters = indicesOf(reader, callee);
    } else if (reader.is("'")) throw derivative(callee, from, reader.peek().to);
    else break;
  }
  const { args, named } = argumentsOf(reader);
  const [first] = args;
  const over = first !== undefined && letters.length > 0 ? [entriesOf(reader, first.expr, letters, from)] : null;
  const given = [...named, ...(axis === null ? [] : [{ name: "axis", value: axis }])];
  const operands = over ?? args.map((arg) => arg.expr);
  // The language takes these in a list.
  const isJoining = (callee === "concat" || callee === "stack") && operands.length > 1;
  let expr: Expr = make.call(callee, isJoining ? [make.list(operands)] : operands, given);
  if (base !== null) expr = make.binary("/", expr, make.call("log", [base]));
  if (power !== null) expr = make.binary("^", expr, power);
  const isReduced = reducing.has(callee) && args.length === 1 && axis === null;
  return { expr, size: isReduced ? "number" : args.some(({ size }) => size !== "number") ? "any" : "number" };
}

/** `i` of `\\max_i`. */
function indicesOf(reader: Reader, callee: string): readonly string[] {
  const { from } = reader.peek();
  const tokens = scriptTokens(reader);
  if (callee !== "max" && callee !== "min" && callee !== "softmax")
    throw new Unreadable(t`What stands below ${callee} is not read.`, from, reader.peek().from);
  const found = tokens.filter(({ text }) => text !== ",");
  if (found.some(({ kind }) => kind !== "letter"))
    throw new Unreadable(
      t`A condition below ${callee} is not read: write ${callee}(x) over all entries, or ${callee}(a, b).`,
      from,
      reader.peek().from,
    );
  return callee === "softmax" ? [] : found.map(({ text }) => text);
}

interface Arguments {
  readonly args: readonly Term[];
  readonly named: readonly { readonly name: string; readonly value: Expr }[];
}

function argumentsOf(reader: Reader): Arguments {
  const { kind, text } = reader.peek();
  const close = kind === "sign" ? openings.get(text) : undefined;
  if (close !== undefined) {
    reader.next();
    return listed(reader, close);
  }
  if (reader.is("{") && reader.peek(1).text !== "") {
    reader.next();
    return listed(reader, "}");
  }
  return { args: [reader.factors()], named: [] };
}

function listed(reader: Reader, close: string): Arguments {
  const args: Term[] = [];
  const named: { name: string; value: Expr }[] = [];
  do {
    const arg = reader.expression();
    const { expr } = arg;
    if (args.length > 0 && expr.kind === "binary" && expr.operator === "==" && expr.left.kind === "name")
      named.push({ name: expr.left.name, value: expr.right });
    else args.push(arg);
  } while (reader.eat(",") || reader.eat(";"));
  reader.expect(close, close.replace("\\", ""));
  return { args, named };
}

/** Letters that are functions where they stand before a parenthesis, whether the text defines them or not. */
const functionLetters: ReadonlySet<string> = new Set(["f", "g", "phi", "psi"]);

/**
 * The call of a function of the reader's own, or of one of several letters; null, and nothing passed, where what stands before the
 * parenthesis is a value: `x(y+z)` is a product.
 */
export function readCall(reader: Reader, name: string): Term | null {
  const { kind, text } = reader.peek();
  if (kind !== "sign" || text !== "(" || reader.names.numbers.has(name) || reader.names.arrays.has(name)) return null;
  const isFunction = reader.names.functions.has(name) || functionLetters.has(name) || (name.length > 1 && isWord(name));
  if (!isFunction) return null;
  reader.next();
  const { args } = listed(reader, ")");
  return {
    expr: make.call(
      name,
      args.map(({ expr }) => expr),
    ),
    size: "any",
  };
}

/** Neither a Greek letter nor one with a mark. */
function isWord(name: string): boolean {
  return /^[a-z]{2,}/i.test(name) && !/_(?:hat|tilde|bar|dot|ddot|prime)$/.test(name) && !greekNames.has(name);
}

const greekNames: ReadonlySet<string> = new Set(
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon chi omega".split(
    " ",
  ),
);
