import { titleOf } from "../gates/title.ts";
import type { GateNode } from "../graph/graph.ts";
import { gateOf, nodeAt } from "../graph/lookup.ts";
import { listed, takesAn } from "../graph/problems.ts";
import { printExpr } from "../language/print.ts";
import { msg, t, translated } from "../words/t.ts";
import { faceOf } from "./face.ts";
import { nodeLiterals } from "./formula.ts";
import { plainExpr } from "./plain.ts";
import type { Telling } from "./telling.ts";

/** Its own text: what a mistake's fix adds is another thing in other languages. */
const adding = (literal: string): string => translated(msg`add #`).replace("#", () => literal);

/** Gates whose name and literal read as words: "multiply by −1", "add 1". By operand that is the literal. */
const withLiteral: ReadonlyMap<string, (literal: string) => string> = new Map([
  ["add a", adding],
  ["add b", adding],
  ["subtract b", (literal) => t`subtract ${literal}`],
  ["multiply a", (literal) => t`multiply by ${literal}`],
  ["multiply b", (literal) => t`multiply by ${literal}`],
  ["divide b", (literal) => t`divide by ${literal}`],
]);

/** Expressions up to this length name an unnamed value in a sentence. */
const SHORT = 12;

/** A gate before the word "gate": `add`, `multiply by −1`, `1/x`, `max(0, x)`. */
export function gateWords(node: GateNode): string {
  const gate = gateOf(node);
  if (gate.operator === "negate") return t`multiply by ${"−1"}`;
  for (const [operand, expr] of nodeLiterals(node)) {
    const words = withLiteral.get(`${gate.name} ${operand}`);
    if (words !== undefined) return words(plainExpr(expr));
  }
  if (gate.kind !== "elementwise") return titleOf(gate);
  const face = faceOf(node);
  return face === gate.symbol ? titleOf(gate) : face;
}

/** `Add gate`, `1/x gate`: the head of an explanation. */
export function gateTitle(node: GateNode): string {
  const words = gateWords(node);
  const isFormula = /^[a-z]?[^a-z]|\(/.test(words);
  return t`${isFormula ? words : words.charAt(0).toUpperCase() + words.slice(1)} gate`;
}

/** `An add gate`, at the beginning of a sentence. */
export function aGate(node: GateNode): string {
  const words = gateWords(node);
  return takesAn(words) ? t`An ${words} gate` : t`A ${words} gate`;
}

/** A value's name, the symbol of an unnamed one: what the formulas beside the sentence call it. */
export function refer(telling: Telling, index: number): string {
  return telling.symbol(index).text;
}

/** The value's name, or for an unnamed one its expression where that is short. For sentences that stand alone. */
export function spoken(telling: Telling, index: number): string {
  const symbol = telling.symbol(index);
  return symbol.named ? symbol.text : (shortText(telling, index) ?? symbol.text);
}

/** As `refer`, with the expression of an unnamed value where it is short: `u₁ = w0*x0`. */
export function introduce(telling: Telling, index: number): string {
  const symbol = telling.symbol(index);
  const text = symbol.named ? null : shortText(telling, index);
  return text === null ? symbol.text : `${symbol.text} = ${text}`;
}

function shortText(telling: Telling, index: number): string | null {
  const text = printExpr(nodeAt(telling.trace.graph, index).expression).replaceAll(" ", "").replaceAll("-", "−");
  return text.length <= SHORT ? text : null;
}

/** `the add gate q`; an unnamed gate by its expression or symbol. */
export function theGate(telling: Telling, node: GateNode, index: number): string {
  return t`the ${gateWords(node)} gate ${spoken(telling, index)}`;
}

/** What names a value, and which input of the gate is meant where it stands in several: `x (first input)`. */
export function withInput(name: string, which: string): string {
  return which === "" ? name : t`${name} (${which} input)`;
}

/** The sentence of a step backward, from what each slot gets: `z the gradient 3`. */
export function handsSentence(gate: string, parts: readonly string[]): string {
  const [first = "", second = ""] = parts;
  return parts.length === 2
    ? t`Backward: ${gate} hands ${first}, and ${second}.`
    : t`Backward: ${gate} hands ${listed(parts)}.`;
}

const numerals = [
  msg`zero`,
  msg`one`,
  msg`two`,
  msg`three`,
  msg`four`,
  msg`five`,
  msg`six`,
  msg`seven`,
  msg`eight`,
  msg`nine`,
  msg`ten`,
];

/** Small counts in words. */
export function count(number: number): string {
  const numeral = numerals[number];
  return numeral === undefined ? String(number) : translated(numeral);
}
