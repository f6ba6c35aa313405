import { printCount } from "../language/count.ts";
import type { Diagnostic } from "../language/diagnostic.ts";
import { limits } from "../language/limits.ts";
import { parse } from "../language/parse.ts";
import { printProgram } from "../language/print.ts";
import type { Statement } from "../language/program.ts";
import { walkExpr, expressionsOf } from "../language/walk.ts";
import { t } from "../words/t.ts";
import { definedBy, isCode, meantCode, valuesIn } from "./code.ts";
import { passagesOf, type Passage } from "./passages.ts";
import type { Names } from "./reader.ts";
import { formulasOf, type Formula } from "./rows.ts";
import { scanLatex } from "./scan.ts";
import { headOf, sidesOf, statementOf, type Sides } from "./statement.ts";
import { Unreadable } from "./unreadable.ts";

type LatexReading =
  | { readonly ok: true; readonly program: string }
  /** `from` and `to` are offsets into the text. */
  | { readonly ok: false; readonly message: string; readonly from: number; readonly to: number };

const mark = /\\[A-Za-z]{2,}|\\[[({|]|[_^]\{|\$[^$\n]+\$|\$\$/;

/** Whether a text holds LaTeX outside of its comments and of strings in double quotes. */
function holdsLatex(text: string): boolean {
  return mark.test(text.replace(/"[^"\n]*"|#[^\n]*/g, ""));
}

/**
 * Reads LaTeX mathematics, as it is copied from slides and papers, as a program of the language: formulas line by line, or out of
 * the prose that they stand in. Lines of the language among them stay as they are. Null where the text holds no LaTeX.
 * What cannot be read is said in a sentence with its place; a formula that is left out beside others is named in a comment.
 */
export function readLatex(text: string): LatexReading | null {
  if (!holdsLatex(text)) return null;
  if (text.length > limits.characters) {
    const message = t`The text is ${printCount(text.length)} characters long, and the limit is ${printCount(limits.characters)}. Paste a part of it.`;
    return { ok: false, message, from: limits.characters, to: text.length };
  }
  const passages = passagesOf(text).flatMap((passage) => (passage.hasLines ? linesOf(text, passage) : [passage]));
  return programOf(text, passages);
}

/** A passage of lines that is all mathematics, with the lines of code in it set apart; those between stay together. */
function linesOf(text: string, { from, to }: Passage): Passage[] {
  const found: Passage[] = [];
  let begin = from;
  let at = from;
  for (const line of text.slice(from, to).split("\n")) {
    if (isCode(line)) {
      if (at > begin) found.push({ kind: "math", from: begin, to: at, hasLines: true });
      found.push({ kind: "prose", from: at, to: at + line.length, hasLines: true });
      begin = at + line.length;
    }
    at += line.length + 1;
  }
  if (begin < to) found.push({ kind: "math", from: begin, to, hasLines: true });
  return found;
}

/** A part of the program as it comes about, in the order of the text. */
interface Part {
  readonly from: number;
  readonly to: number;
  /** A line of code, what a sentence gives a name, or a formula. */
  readonly made:
    | { readonly kind: "code"; readonly text: string }
    | { readonly kind: "value"; readonly name: string; readonly value: string }
    | { readonly kind: "formula"; readonly sides: Sides };
}

function programOf(text: string, passages: readonly Passage[]): LatexReading {
  const code = passages.filter(({ kind }) => kind === "prose").flatMap((passage) => codeOf(text, passage));
  const known = new Set(code.flatMap(({ made }) => (made.kind === "code" ? (definedBy(made.text)?.name ?? []) : [])));
  const formulas = passages
    .filter(({ kind }) => kind === "math")
    .flatMap(({ from, to, hasLines }) => formulasOf(scanLatex(text, from, to, known), hasLines))
    .map(partOf);
  const parts = [...code, ...formulas].sort((a, b) => a.from - b.from);
  const isProse = passages.some(({ hasLines }) => !hasLines);
  return assembled(text, isProse ? withoutMentions(parts) : parts, namesOf(parts), isProse);
}

function partOf(formula: Formula): Part {
  return {
    from: formula[0]?.from ?? 0,
    to: formula.at(-1)?.to ?? 0,
    made: { kind: "formula", sides: sidesOf(formula) },
  };
}

function codeOf(text: string, { from, to, hasLines }: Passage): Part[] {
  const parts: Part[] = [];
  let at = from;
  for (const line of text.slice(from, to).split("\n")) {
    const end = at + line.length;
    // In prose only what gives a name a value is a line of code.
    if (hasLines || (isCode(line) && ["number", "array"].includes(definedBy(line)?.size ?? "")))
      parts.push({ from: at, to: end, made: { kind: "code", text: meantCode(line) } });
    else for (const value of valuesIn(line)) parts.push({ from: at, to: end, made: { kind: "value", ...value } });
    at = end + 1;
  }
  return parts;
}

/** In prose a formula without = only mentions something, where another one defines something. */
function withoutMentions(parts: readonly Part[]): readonly Part[] {
  const says = ({ made }: Part): boolean => made.kind === "formula" && made.sides.left.length > 0;
  const expressions = parts.filter(({ made }) => made.kind === "formula" && made.sides.left.length === 0);
  const [longest] = expressions.toSorted((a, b) => b.to - b.from - (a.to - a.from));
  const isDefined = parts.some(says);
  return parts.filter((part) => !expressions.includes(part) || (!isDefined && part === longest));
}

/** What the text as a whole says of its names. */
function namesOf(parts: readonly Part[]): Names {
  const numbers = new Set<string>();
  const arrays = new Set<string>();
  const functions = new Set<string>();
  const defined = new Set<string>();
  const names: Names = { numbers, arrays, functions, defined };
  const define = (name: string, size: "number" | "array" | "other"): void => {
    defined.add(name);
    if (size !== "other") (size === "array" ? arrays : numbers).add(name);
  };
  for (const { made } of parts) {
    if (made.kind === "value") define(made.name, made.value.startsWith("[") ? "array" : "number");
    if (made.kind === "code") {
      for (const line of made.text.split("\n")) {
        const found = definedBy(line);
        if (found !== null) define(found.name, found.size);
      }
    }
    if (made.kind !== "formula" || made.sides.left.length === 0) continue;
    try {
      const { name, parameters } = headOf(made.sides.left, names);
      if (parameters !== null) functions.add(name);
      else define(name, sizeOf(made.sides.right));
    } catch (error) {
      // Said where the formula itself is read.
      if (!(error instanceof Unreadable)) throw error;
    }
  }
  return names;
}

/** What a right-hand side alone says of the size of its value. */
function sizeOf([first, second, third]: Formula): "number" | "array" | "other" {
  if (first?.text === "[" || (first?.text === "begin" && first.kind === "command")) return "array";
  const isNumber =
    first?.text === "-"
      ? second?.kind === "number" && third === undefined
      : first?.kind === "number" && second === undefined;
  return isNumber ? "number" : "other";
}

/** What became of a formula. */
type Read = { readonly statement: Statement } | { readonly problem: Unreadable };

function read(sides: Sides, names: Names): Read {
  try {
    return { statement: statementOf(sides, names) };
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error };
    throw error;
  }
}

function assembled(text: string, parts: readonly Part[], names: Names, isProse: boolean): LatexReading {
  const lines = new Set<string>();
  const used = new Set<string>();
  const problems: Unreadable[] = [];
  const all = parts.map(({ from, to, made }) => {
    const result = made.kind === "formula" ? read(made.sides, names) : null;
    if (result !== null && "problem" in result) problems.push(result.problem);
    if (result !== null && "statement" in result) {
      for (const expr of expressionsOf(result.statement))
        walkExpr(expr, (node) => node.kind === "name" && used.add(node.name));
    }
    return { from, to, made, result };
  });
  const works = all.some(({ result }) => result !== null && "statement" in result);
  const bad = problems.find(({ isDerivative }) => !works || !(isProse || isDerivative));
  if (bad !== undefined) return { ok: false, message: bad.message, from: bad.from, to: Math.max(bad.to, bad.from) };
  if (!works)
    return {
      ok: false,
      message: t`No formula here defines anything: give one such as f = (x + y) z.`,
      from: 0,
      to: text.length,
    };
  for (const { from, to, made, result } of all) {
    if (made.kind === "code") lines.add(made.text);
    else if (made.kind === "value") {
      if (used.has(made.name)) lines.add(`${made.name} = ${made.value}`);
    } else if (result !== null && "statement" in result)
      lines.add(printProgram({ source: "", statements: [result.statement] }));
    else if (result !== null && "problem" in result) lines.add(leftOut(text.slice(from, to), result.problem));
  }
  const program = [...lines].join("\n").trim();
  const [wrong] = parse(program).diagnostics;
  if (wrong !== undefined) return { ok: false, message: unread(program, wrong), from: 0, to: text.length };
  return { ok: true, program };
}

/** A program that the language does not take is none. */
function unread(program: string, { message, from }: Diagnostic): string {
  const line = program.slice(0, from).split("\n").length - 1;
  return t`This reads “${program.split("\n")[line] ?? ""}”: ${message}`;
}

const LONGEST = 60;

function leftOut(latex: string, { message, isDerivative }: Unreadable): string {
  const line = latex.replace(/\s+/g, " ");
  const shown = line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
  return isDerivative
    ? t`# left out: ${shown} (derivatives are worked out for you)`
    : t`# left out: ${shown} (${message})`;
}
