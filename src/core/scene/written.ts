import { gateNamed } from "../gates/index.ts";
import { symbols } from "../notation/symbols.ts";
import type { Trace } from "../trace/trace.ts";
import type { Origin, Part } from "./origin.ts";
import type { Which } from "./tensorMarks.ts";

const MINUS = "\u2212";
/** Terms of a longer sum are left out in the middle: fewer are written where they are long. */
const TERMS = [5, 3];
const LINE = 64;

/** `[0, 1]` of a flat index; empty for a single number. */
export function subscriptOf(shape: readonly number[], index: number): string {
  if (shape.length === 0) return "";
  const places: number[] = [];
  let rest = index;
  for (const extent of shape.toReversed()) {
    places.unshift(rest % extent);
    rest = Math.floor(rest / extent);
  }
  return `[${places.join(", ")}]`;
}

/** "W[0, 1]", "∇q[0]" */
export function cellName(trace: Trace, which: Which, node: number, index: number): string {
  const symbol = symbols(trace.graph)[node]?.text ?? "";
  return `${which === "gradient" ? "∇" : ""}${symbol}${subscriptOf(trace.shapes[node] ?? [], index)}`;
}

type Print = (part: Part) => string;

/** A negative number that is not the first of a line stands in parentheses. */
const enclosed = (text: string): string => (text.startsWith(MINUS) ? `(${text})` : text);

function product(factors: readonly Part[], print: Print): string {
  return factors.map((part, i) => (i === 0 ? print(part) : enclosed(print(part)))).join("·");
}

/** Items joined, those in the middle left out where they would not fit into a line. */
function joined(count: number, item: (i: number) => string, join: (line: string, text: string) => string): string {
  let line = "";
  for (const most of TERMS) {
    const cut = count > most;
    const places = Array.from({ length: Math.min(count, most) }, (_unused, i) => i);
    const texts = places.map((i) => (cut && i === most - 2 ? "…" : item(cut && i === most - 1 ? count - 1 : i)));
    line = texts.length === 0 ? "" : texts.reduce(join);
    if (line.length <= LINE) break;
  }
  return line;
}

function sum(terms: readonly (readonly Part[])[], print: Print): string {
  const join = (line: string, text: string): string =>
    text.startsWith(MINUS) ? `${line} ${MINUS} ${text.slice(1)}` : `${line} + ${text}`;
  return joined(terms.length, (i) => product(terms[i] ?? [], print), join);
}

function list(parts: readonly Part[], print: Print): string {
  return joined(
    parts.length,
    (i) =>
      parts
        .slice(i, i + 1)
        .map(print)
        .join(),
    (line, text) => `${line}, ${text}`,
  );
}

const calls: Readonly<Record<string, string>> = {
  largest: "max",
  smallest: "min",
  norm: "norm",
  logsumexp: "logsumexp",
};

function apply(gate: string, parts: readonly Part[], print: Print): string {
  const [first, ...others] = parts;
  if (first === undefined) return "";
  const { operator } = gateNamed(gate);
  if (gate === "softmax" || gate === "log_softmax") {
    const power = (part: Part): string => `exp(${print(part)})`;
    const ratio = `${power(first)} / (${sum(
      others.map((each) => [each]),
      power,
    )})`;
    return gate === "softmax" ? ratio : `log(${ratio})`;
  }
  if (gate === "negate") return `${MINUS}${enclosed(print(first))}`;
  if (gate === "square") return `${enclosed(print(first))}²`;
  if (operator !== undefined && others.length === 1) {
    const sign = operator === "*" ? "·" : operator === "-" ? ` ${MINUS} ` : operator === "^" ? "^" : ` ${operator} `;
    const [left, right] = [print(first), others.map(print).join()];
    return `${operator === "^" ? enclosed(left) : left}${sign}${enclosed(right)}`;
  }
  if (gate === "relu") return `max(0, ${print(first)})`;
  return `${calls[gate] ?? gateNamed(gate).calls[0] ?? gate}(${list(parts, print)})`;
}

/** The right side of an equation, with parts printed as names or as numbers; null where there is nothing to write out. */
export function writeOut(origin: Origin, print: Print): string | null {
  if (origin.kind === "apply") return apply(origin.gate, origin.parts, print);
  if (origin.kind !== "sum" || origin.terms.length === 0) return null;
  const text = sum(origin.terms, print);
  if (origin.over === 1) return text;
  return `${origin.terms.length > 1 ? `(${text})` : text} / ${String(origin.over)}`;
}
