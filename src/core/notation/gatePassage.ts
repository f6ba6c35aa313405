import { gateOf } from "../graph/lookup.ts";
import type { GateNode } from "../graph/graph.ts";
import { listed } from "../graph/problems.ts";
import { walkExpr } from "../language/walk.ts";
import { localGradient, nodeLiterals } from "./formula.ts";
import { insideWords } from "./insideWords.ts";
import { literalText } from "./literal.ts";
import { ordinal } from "./partial.ts";
import { patternHere, wireCount } from "./pattern.ts";
import { plainExpr } from "./plain.ts";
import { nameExpr, substitute } from "./simplify.ts";
import type { SlotNumbers } from "./slot.ts";
import { gateAt, type Telling } from "./telling.ts";
import { aGate, refer } from "./words.ts";

/** How this gate turns the upstream gradient into what it hands on, in sentences. */
export function gatePassage(telling: Telling, index: number, slots: readonly SlotNumbers[]): string[] {
  const node = gateAt(telling, index);
  const { kind } = gateOf(node);
  if (kind === "tensor") return [];
  const pattern = patternHere(node);
  const a = aGate(node);
  const subject = a.charAt(0).toUpperCase() + a.slice(1);
  if (pattern === "distributor")
    return [`${subject} has local gradient 1 on every input, so ${handsSame(telling, index, slots)}.`];
  if (pattern === "router") return [`${subject} routes: ${routes(telling, index, slots)}.`];
  const all = slots.length > 1 ? " (both inputs!)" : "";
  const opening = `[local gradient] × [upstream gradient]${slots.length > 2 ? " (every input!)" : all}`;
  const main =
    pattern === "switcher"
      ? [
          `${subject} switches: the local gradient on each input is the value of the other.`,
          `${opening}: ${products(telling, node, slots)}.`,
        ]
      : [
          ...(kind === "module" ? insideWords(node) : steady(telling, index, slots)),
          `${opening}: ${products(telling, node, slots)}.`,
        ];
  return kind === "module" ? main : [...main, ...outputRemark(telling, index, slots)];
}

function handsSame(telling: Telling, index: number, slots: readonly SlotNumbers[]): string {
  const gradient = telling.num(telling.gradient(index));
  const [first] = slots;
  if (slots.length === 1 && first !== undefined && wireCount(gateAt(telling, index)) > 1)
    return `it hands ${refer(telling, first.operand)} the upstream gradient as it is, ${gradient}`;
  return `it hands the same gradient, ${gradient}, to ${slots.length === 2 ? "both" : "all"}`;
}

function routes(telling: Telling, index: number, slots: readonly SlotNumbers[]): string {
  const node = gateAt(telling, index);
  const gradient = telling.num(telling.gradient(index));
  const out = telling.num(telling.value(index));
  const winner = slots.find(({ local }) => local === 1);
  const losers = slots.filter(({ local }) => local === 0).map(({ operand }) => refer(telling, operand));
  const nothing = `${listed([...new Set(losers)])} ${losers.length === 1 ? "gets" : "get"} ${telling.num(0)}`;
  if (winner === undefined) {
    const setter = slots.length < wireCount(node) ? "another input sets" : literalSetter(node);
    return `${setter} the output ${out}, so ${nothing}`;
  }
  const whole = `${refer(telling, winner.operand)} sets the output ${out}, so it gets the whole gradient ${gradient}`;
  return losers.length === 0 ? whole : `${whole}; ${nothing}`;
}

function literalSetter(node: GateNode): string {
  const [literal] = nodeLiterals(node).values();
  return literal === undefined ? "no input alone sets" : `the literal ${plainExpr(literal)} sets`;
}

function products(telling: Telling, node: GateNode, slots: readonly SlotNumbers[]): string {
  const { num, factor } = telling;
  return slots
    .map(({ slot, operand, local, upstream, downstream }) => {
      const product = `${num(local ?? NaN)} × ${factor(upstream ?? NaN)} = ${num(downstream ?? NaN)}`;
      const which = ordinal(node, slot);
      const name = `${refer(telling, operand)}${which === "" ? "" : ` (${which} input)`}`;
      return slots.length > 1 ? `${product} to ${name}` : product;
    })
    .join(", ");
}

/** Local gradients that are the same whatever arrives, as those of "add c", "multiply by c" and subtract. */
function steady(telling: Telling, index: number, slots: readonly SlotNumbers[]): string[] {
  const node = gateAt(telling, index);
  const fixed = slots.flatMap(({ slot, operand }) => {
    const rule = localGradient(node, slot);
    return rule.kind === "number" && rule.value !== 0 ? [{ operand, value: rule.value }] : [];
  });
  const [first] = fixed;
  if (first === undefined || fixed.length < slots.length) return [];
  const names = listed(fixed.map(({ operand }) => refer(telling, operand)));
  if (fixed.length > 1)
    return [`The local gradients are ${listed(fixed.map(({ value }) => literalText(value)))} whatever ${names} are.`];
  return first.value === 1 && wireCount(node) === 1
    ? [`A constant is added, so ${names} moves the output one for one: the gradient passes unchanged.`]
    : [`The local gradient is ${literalText(first.value)} whatever ${names} is.`];
}

/** σ′ takes the gate's output: students feed it the input. */
function outputRemark(telling: Telling, index: number, slots: readonly SlotNumbers[]): string[] {
  const node = gateAt(telling, index);
  const gate = gateOf(node);
  const [only] = slots;
  if (only === undefined || slots.length > 1) return [];
  const out = telling.num(telling.value(index));
  const input = `${refer(telling, only.operand)} = ${telling.num(telling.value(only.operand))}`;
  if (gate.name === "exp") return [`The local gradient of eˣ is eˣ: the gate's own output, ${out}, taken once more.`];
  const rule = localGradient(node, only.slot);
  let usesOut = false;
  walkExpr(rule, (part) => {
    if (part.kind === "name" && part.name === "out") usesOut = true;
  });
  if (!usesOut) return [];
  const text = plainExpr(substitute(rule, new Map([["out", nameExpr(gate.symbol)]])));
  return [`${text}: ${gate.symbol} here is the gate's output ${out}, not its input ${input}.`];
}
