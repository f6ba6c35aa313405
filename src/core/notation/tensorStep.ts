import { gateOf } from "../graph/lookup.ts";
import type { GateNode } from "../graph/graph.ts";
import { listed } from "../graph/problems.ts";
import type { Expr } from "../language/program.ts";
import { sizeOf } from "../tensor/nested.ts";
import { t } from "../words/t.ts";
import { ordinal } from "./partial.ts";
import type { TensorFlow } from "./tensorSlot.ts";
import { pullbacksOf, tensorPattern } from "./tensorPattern.ts";
import { insideWords } from "./insideWords.ts";
import { gateAt, type Telling } from "./telling.ts";
import { aShape, fitsLine, namedShape } from "./value.ts";
import { aGate, refer, spoken, withInput } from "./words.ts";

/** `W = [0.1, 0.5]`; a large one by its shape, `W, a 64×1000 matrix`. */
export function holding(telling: Telling, index: number, name: string): string {
  const text = telling.valueText(index);
  return isWritten(text) ? `${name} = ${text}` : namedShape(name, telling.shape(index));
}

/** `X, a 64×1000 matrix, and W, a 1000×100 matrix`; with numbers `x = 2 and y = 3`. */
export function listedHoldings(parts: readonly string[]): string {
  const [first = "", second = ""] = parts;
  const isLoose = parts.length === 2 && parts.some((part) => !part.includes(" = "));
  return isLoose ? t`${first}, and ${second}` : listed(parts);
}

/** A gradient after the word "gradient": `[0.44, 0.52]`; a large one by its shape. */
export function aValue(text: string): string {
  if (isWritten(text)) return text;
  return text.startsWith("8") ? t`an ${text}` : t`a ${text}`;
}

/** Whether a value stands with its numbers, not by its shape in words. */
export function isWritten(text: string): boolean {
  return !/\p{L}/u.test(text.replaceAll("NaN", ""));
}

/** How a gate on vectors and matrices turns upstream into downstream gradients, in sentences. */
export function tensorPassage(telling: Telling, index: number): readonly string[] {
  const node = gateAt(telling, index);
  const subject = aGate(node);
  const gate = gateOf(node);
  if (gate.kind === "module") return insideWords(node);
  const entries = sizeOf(telling.shape(index));
  if (gate.kind === "elementwise")
    return [
      entries === 1
        ? t`${subject} acts on its one entry: entry by entry, [local gradient] × [upstream gradient].`
        : t`${subject} acts on each of the ${entries} entries alone: entry by entry, [local gradient] × [upstream gradient].`,
      node.operands.every((operand) => operand.kind === "constant" || sizeOf(telling.shape(operand.node)) === entries)
        ? t`An output entry depends on its own input entry alone, so the Jacobian is diagonal: only the diagonal is ever computed.`
        : t`An output entry depends on one entry of each input, so of the Jacobian only those numbers are ever computed.`,
    ];
  const pattern = tensorPattern(telling.trace.graph, node);
  if (pattern === "distributor")
    return [
      t`${subject} adds up: each entry has local gradient 1, so forward it is a sum and backward the upstream gradient is copied to every entry.`,
    ];
  if (pattern === "share")
    return [
      t`${subject} shares out: every entry counts the same, so each gets the upstream gradient divided by their number.`,
    ];
  if (pattern === "router")
    return [
      t`${subject} routes: the entry that decides the output gets the whole upstream gradient, the others get 0.`,
    ];
  if (pattern === "switcher")
    return [
      t`${subject} hands each input the upstream gradient times the other input, transposed where the shapes ask for it.`,
      t`That is the transposed Jacobian times upstream; ${jacobians(telling, node, index)}.`,
    ];
  return [
    t`${subject} hands on the transposed Jacobian times the upstream gradient; ${jacobians(telling, node, index)}.`,
  ];
}

/** What is not done: `the 2×4 Jacobian is never formed`. */
function jacobians(telling: Telling, node: GateNode, index: number): string {
  const out = sizeOf(telling.shape(index));
  const sizes = [
    ...new Set(
      node.operands.flatMap((operand) =>
        operand.kind === "wire" ? [`${String(out)}×${String(sizeOf(telling.shape(operand.node)))}`] : [],
      ),
    ),
  ];
  return sizes.length > 1
    ? t`the Jacobians, ${listed(sizes)}, are never formed`
    : t`the ${listed(sizes)} Jacobian is never formed`;
}

/** What each slot gets: `x the gradient [−0.112, 0.636]`, `W its gradient, a 64×1000 matrix`. */
export function handedTo(telling: Telling, node: GateNode, flows: readonly TensorFlow[]): readonly string[] {
  return flows.map(({ slot, operand, flow }) => {
    const which = flow === null ? "" : ordinal(node, slot);
    const text = flow === null ? "" : telling.show(telling.shape(operand), () => flow.downstream);
    const name = withInput(spoken(telling, operand), which);
    return isWritten(text) ? t`${name} the gradient ${text}` : t`${name} its gradient, ${aValue(text)}`;
  });
}

/** ∂f/∂q arrives: with its numbers, or its shape. */
export function tensorArrival(telling: Telling, index: number): string {
  const { target } = telling.trace;
  const f = refer(telling, target);
  const text = telling.gradientText(index);
  if (index === target) return t`This gate computes ${f} itself, so its upstream gradient is ∂${f}/∂${f} = ${text}.`;
  const q = refer(telling, index);
  return fitsLine(telling.shape(index)) && isWritten(text)
    ? t`The upstream gradient ∂${f}/∂${q} = ${text} arrives from the right.`
    : t`The upstream gradient ∂${f}/∂${q}, ${aShape(telling.shape(index))} as ${q} is, arrives from the right.`;
}

/** What a gate's pullbacks speak of, and so what must be kept until the backward pass: operands by slot, and its own output. */
export function keptBy(telling: Telling, node: GateNode): ReadonlySet<string> {
  const used = new Set<string>();
  for (const expr of pullbacksOf(telling.trace.graph, node)) {
    if (expr === null) continue;
    collect(expr, used);
  }
  return used;
}

/** Names whose values are needed; `spread(upstream, x)` and `x.shape` ask for x's shape alone. */
function collect(expr: Expr, used: Set<string>): void {
  const waiting: Expr[] = [expr];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part.kind === "name") used.add(part.name);
    if (part.kind === "negate") waiting.push(part.operand);
    if (part.kind === "binary") waiting.push(part.left, part.right);
    if (part.kind !== "call" || part.callee === "shape") continue;
    waiting.push(...(part.callee === "spread" || part.callee === "scatter" ? part.args.slice(0, 1) : part.args));
  }
}
