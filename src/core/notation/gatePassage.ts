import { gateOf } from "../graph/lookup.ts";
import type { GateNode } from "../graph/graph.ts";
import { listed } from "../graph/problems.ts";
import { walkExpr } from "../language/walk.ts";
import { t } from "../words/t.ts";
import { localGradient, nodeLiterals } from "./formula.ts";
import { insideWords } from "./insideWords.ts";
import { literalText } from "./literal.ts";
import { ordinal } from "./partial.ts";
import { patternHere, wireCount } from "./pattern.ts";
import { plainExpr } from "./plain.ts";
import { nameExpr, substitute } from "./simplify.ts";
import type { SlotNumbers } from "./slot.ts";
import { gateAt, type Telling } from "./telling.ts";
import { aGate, refer, withInput } from "./words.ts";

/** How this gate turns the upstream gradient into what it hands on, in sentences. */
export function gatePassage(telling: Telling, index: number, slots: readonly SlotNumbers[]): string[] {
  const node = gateAt(telling, index);
  const { kind } = gateOf(node);
  if (kind === "tensor") return [];
  const pattern = patternHere(node);
  if (pattern === "distributor") return [handsSame(telling, index, slots)];
  if (pattern === "router") return [routes(telling, index, slots)];
  const handed = multiplies(slots.length, products(telling, node, slots));
  if (kind === "module") return [...insideWords(node), handed];
  const before =
    pattern === "switcher"
      ? [t`${aGate(node)} switches: the local gradient on each input is the value of the other.`]
      : steady(telling, index, slots);
  return [...before, handed, ...outputRemark(telling, index, slots)];
}

/** The chain rule at a gate, with its numbers. */
function multiplies(slots: number, worked: string): string {
  if (slots > 2) return t`[local gradient] × [upstream gradient] (every input!): ${worked}.`;
  return slots === 2
    ? t`[local gradient] × [upstream gradient] (both inputs!): ${worked}.`
    : t`[local gradient] × [upstream gradient]: ${worked}.`;
}

function handsSame(telling: Telling, index: number, slots: readonly SlotNumbers[]): string {
  const node = gateAt(telling, index);
  const subject = aGate(node);
  const gradient = telling.num(telling.gradient(index));
  const [first] = slots;
  if (slots.length === 1 && first !== undefined && wireCount(node) > 1)
    return t`${subject} has local gradient 1 on every input, so it hands ${refer(telling, first.operand)} the upstream gradient as it is, ${gradient}.`;
  return slots.length === 2
    ? t`${subject} has local gradient 1 on every input, so it hands the same gradient, ${gradient}, to both.`
    : t`${subject} has local gradient 1 on every input, so it hands the same gradient, ${gradient}, to all.`;
}

function routes(telling: Telling, index: number, slots: readonly SlotNumbers[]): string {
  const node = gateAt(telling, index);
  const subject = aGate(node);
  const gradient = telling.num(telling.gradient(index));
  const out = telling.num(telling.value(index));
  const winner = slots.find(({ local }) => local === 1);
  const losers = slots.filter(({ local }) => local === 0).map(({ operand }) => refer(telling, operand));
  const [others, zero] = [listed([...new Set(losers)]), telling.num(0)];
  const nothing = losers.length === 1 ? t`${others} gets ${zero}` : t`${others} get ${zero}`;
  if (winner === undefined) {
    if (slots.length < wireCount(node))
      return t`${subject} routes: another input sets the output ${out}, so ${nothing}.`;
    const [literal] = nodeLiterals(node).values();
    return literal === undefined
      ? t`${subject} routes: no input alone sets the output ${out}, so ${nothing}.`
      : t`${subject} routes: the literal ${plainExpr(literal)} sets the output ${out}, so ${nothing}.`;
  }
  const first = refer(telling, winner.operand);
  return losers.length === 0
    ? t`${subject} routes: ${first} sets the output ${out}, so it gets the whole gradient ${gradient}.`
    : t`${subject} routes: ${first} sets the output ${out}, so it gets the whole gradient ${gradient}; ${nothing}.`;
}

function products(telling: Telling, node: GateNode, slots: readonly SlotNumbers[]): string {
  const { num, factor } = telling;
  return slots
    .map(({ slot, operand, local, upstream, downstream }) => {
      const product = `${num(local ?? NaN)} × ${factor(upstream ?? NaN)} = ${num(downstream ?? NaN)}`;
      const name = withInput(refer(telling, operand), ordinal(node, slot));
      return slots.length > 1 ? t`${product} to ${name}` : product;
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
    return [t`The local gradients are ${listed(fixed.map(({ value }) => literalText(value)))} whatever ${names} are.`];
  return first.value === 1 && wireCount(node) === 1
    ? [t`A constant is added, so ${names} moves the output one for one: the gradient passes unchanged.`]
    : [t`The local gradient is ${literalText(first.value)} whatever ${names} is.`];
}

/** σ′ takes the gate's output: students feed it the input. */
function outputRemark(telling: Telling, index: number, slots: readonly SlotNumbers[]): string[] {
  const node = gateAt(telling, index);
  const gate = gateOf(node);
  const [only] = slots;
  if (only === undefined || slots.length > 1) return [];
  const out = telling.num(telling.value(index));
  const input = `${refer(telling, only.operand)} = ${telling.num(telling.value(only.operand))}`;
  if (gate.name === "exp") return [t`The local gradient of eˣ is eˣ: the gate's own output, ${out}, taken once more.`];
  const rule = localGradient(node, only.slot);
  let usesOut = false;
  walkExpr(rule, (part) => {
    if (part.kind === "name" && part.name === "out") usesOut = true;
  });
  if (!usesOut) return [];
  const text = plainExpr(substitute(rule, new Map([["out", nameExpr(gate.symbol)]])));
  return [t`${text}: ${gate.symbol} here is the gate's output ${out}, not its input ${input}.`];
}
