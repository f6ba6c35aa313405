import type { Expr, Statement } from "../language/program.ts";
import { renamed } from "./entries.ts";
import { syntax } from "./expression.ts";
import * as make from "./make.ts";
import { readBase, readName } from "./name.ts";
import { Reader, type Names } from "./reader.ts";
import type { Formula } from "./rows.ts";
import type { Token } from "./scan.ts";
import { walkExpr } from "../language/walk.ts";
import { t } from "../words/t.ts";
import { quotient, Unreadable, unknownCommand } from "./unreadable.ts";

const nowhere = { from: 0, to: 0 };

/** The two sides of a formula: what it defines, which may be empty, and how; of a = b = c the first two. */
export interface Sides {
  readonly left: Formula;
  readonly right: Formula;
}

export function sidesOf(formula: Formula): Sides {
  const equals: number[] = [];
  let depth = 0;
  let environments = 0;
  formula.forEach(({ kind, text }, at) => {
    if (kind === "command" && (text === "begin" || text === "end")) environments += text === "begin" ? 1 : -1;
    if (kind !== "sign") return;
    if (["(", "[", "{", "\\{"].includes(text)) depth++;
    else if ([")", "]", "}", "\\}"].includes(text)) depth--;
    else if (text === "=" && depth === 0 && environments === 0) equals.push(at);
  });
  const [first, second = formula.length] = equals;
  if (first === undefined) return { left: [], right: formula };
  const before = formula[first - 1]?.text === ":" ? first - 1 : first;
  return { left: formula.slice(0, before), right: formula.slice(first + 1, second) };
}

/** What stands left of the equals sign: a name, or a function with its parameters. */
export interface Head {
  readonly name: string;
  /** Null for a name alone. */
  readonly parameters: readonly string[] | null;
  /** What the name may be the entry of. */
  readonly base: string;
  readonly letters: readonly string[];
}

/** Reads what a formula defines. Throws Unreadable where that is no name. */
export function headOf(left: Formula, names: Names): Head {
  // `x_0 = 2` defines x_0, whether x is a vector or not.
  const reader = readerOf(left, { ...names, arrays: new Set() });
  const derivative = left.find(({ kind, text }) => kind === "command" && (text === "nabla" || text === "partial"));
  if (derivative !== undefined) throw unknownCommand(derivative.text, derivative.from, derivative.to);
  const [bar, brace, d, of] = left;
  if (bar?.text === "frac" && brace?.text === "{" && d?.text === "d" && of !== undefined && of.text !== "}")
    throw quotient(bar.from, left.at(-1)?.to ?? bar.to);
  const refuse = (): Unreadable =>
    new Unreadable(
      t`To the left of = stands no name: write what the formula defines there, as in f = x + y.`,
      left[0]?.from ?? 0,
      left.at(-1)?.to ?? 0,
    );
  const base = readBase(reader);
  if (base === null) throw refuse();
  const isSigma = base.text === "sigma" && reader.is("(");
  const { expr } = readName(reader, base);
  if (expr.kind !== "name") throw refuse();
  const indexed = reader.indexed.get(expr.name);
  const entry = { base: indexed?.base ?? expr.name, letters: indexed?.letters ?? [] };
  if (reader.peek().kind === "end") return { name: expr.name, parameters: null, ...entry };
  if (!reader.eat("(")) throw refuse();
  const parameters: string[] = [];
  do {
    const parameter = readBase(reader);
    if (parameter === null) throw refuse();
    const read = readName(reader, parameter).expr;
    if (read.kind === "name") parameters.push(read.name);
  } while (reader.eat(",") || reader.eat(";"));
  if (!reader.eat(")") || reader.peek().kind !== "end") throw refuse();
  return { name: isSigma ? "sigmoid" : expr.name, parameters, ...entry };
}

function readerOf(tokens: Formula, names: Names): Reader {
  const end = tokens.at(-1)?.to ?? 0;
  const last: Token = { kind: "end", text: "", from: end, to: end };
  return new Reader([...tokens, last], names, syntax);
}

/** A formula as a statement of the language. Throws Unreadable. */
export function statementOf({ left, right }: Sides, names: Names): Statement {
  const head = left.length === 0 ? null : headOf(left, names);
  const reader = readerOf(right, names);
  reader.defines = head?.name ?? "";
  if (head !== null && head.letters.length > 0) reader.defines = head.base;
  const { expr } = reader.expression();
  if (reader.peek().kind !== "end") throw reader.unexpected(t`A sign of an operation or the end of the formula`);
  const value = entrywise(reader, expr, head);
  if (head === null) return { kind: "evaluate", value: value.expr, span: nowhere };
  const name = value.isWhole ? head.base : head.name;
  const isDefinition = head.parameters !== null && areUsed(head.parameters, value.expr);
  if (!isDefinition) return { kind: "assign", name, nameSpan: nowhere, value: value.expr, span: nowhere };
  const parameters = (head.parameters ?? []).map((parameter) => ({ name: parameter, span: nowhere, fallback: null }));
  return { kind: "define", name: head.name, nameSpan: nowhere, parameters, body: value.expr, span: nowhere };
}

/** f(w, x) of w_0, x_0, w_1 … has names for its parameters that no value has: then it is no function but a value. */
function areUsed(parameters: readonly string[], body: Expr): boolean {
  const used = new Set<string>();
  walkExpr(body, (node) => {
    if (node.kind === "name") used.add(node.name);
  });
  return parameters.every((parameter) => used.has(parameter));
}

/**
 * `p_k = e^{s_k} / \\sum_j e^{s_j}` says something of every entry: it is `p = exp(s) / sum(exp(s))`. An entry of what is summed
 * over stays one: `s_y` is `s[y]`.
 */
function entrywise(reader: Reader, expr: Expr, head: Head | null): { readonly expr: Expr; readonly isWhole: boolean } {
  const free = new Set(reader.free);
  const [letter] = head?.letters ?? [];
  if (letter !== undefined && head?.letters.length === 1) {
    walkExpr(expr, (node) => {
      const indexed = node.kind === "name" ? reader.indexed.get(node.name) : undefined;
      if (indexed?.letters.length === 1 && indexed.letters[0] === letter && reader.summed.has(indexed.base))
        free.add(letter);
    });
  }
  const isWhole = letter !== undefined && free.has(letter);
  const whole = renamed(expr, (name) => {
    const indexed = reader.indexed.get(name.name);
    if (indexed === undefined || indexed.letters.length !== 1) return name;
    const [index = ""] = indexed.letters;
    if (isWhole && free.has(index)) return make.name(indexed.base);
    return reader.summed.has(indexed.base) ? make.entry(make.name(indexed.base), make.name(index)) : name;
  });
  return { expr: whole, isWhole };
}
