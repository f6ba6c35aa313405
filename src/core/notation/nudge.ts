import type { Graph, InputNode } from "../graph/graph.ts";
import { nodeAt } from "../graph/lookup.ts";
import { flattenInto, nest, sizeOf } from "../tensor/nested.ts";
import type { Nested, Shape } from "../tensor/tensor.ts";
import { compile, type Plan } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import type { Trace } from "../trace/trace.ts";
import { t } from "../words/t.ts";
import type { Decimals, Nudge } from "./explanation.ts";
import { formatNumber, withoutNoise } from "./number.ts";
import { symbols } from "./symbols.ts";

const plans = new WeakMap<Graph, Plan>();

function planOf(graph: Graph): Plan {
  const known = plans.get(graph) ?? compile(graph);
  plans.set(graph, known);
  return known;
}

/** A nudge that is small beside the value: 0.01, or about a hundredth of a small one, a thousandth of a large one. */
function deltaFor(value: number): number {
  const size = Math.abs(value);
  if (size === 0 || !Number.isFinite(size)) return 0.01;
  const leading = Math.floor(Math.log10(size));
  return leading < -1 ? 10 ** (leading - 1) : leading > 2 ? 10 ** (leading - 4) : 0.01;
}

/** Exact values of the target before and after: rounding on the way would hide so small a change. */
function change(trace: Trace, input: number, entry: number, delta: number): number {
  const { graph, target } = trace;
  const plan = planOf(graph);
  const nodes = graph.nodes.map((node, index) =>
    index === input && node.kind === "input" ? { ...node, value: nudged(node, entry, delta) } : node,
  );
  const before = trace.arithmetic === "exact" ? trace : run(plan, graph, { target });
  const after = run(plan, { ...graph, nodes }, { target });
  return total(after, target) - total(before, target);
}

/** The value with one entry moved, entries counted row by row. */
function nudged({ value, shape }: InputNode, entry: number, delta: number): Nested {
  if (typeof value === "number") return value + delta;
  const data = new Float64Array(sizeOf(shape));
  flattenInto(value, data, 0);
  data[entry] = (data[entry] ?? Number.NaN) + delta;
  return nest(data, 0, shape);
}

/** The target as one number: of a vector the sum of its entries, which is what a seed of ones differentiates. */
function total({ values, offsets, shapes }: Trace, target: number): number {
  const from = offsets[target] ?? 0;
  return values.subarray(from, from + sizeOf(shapes[target] ?? [])).reduce((sum, value) => sum + value, 0);
}

/** The entry that moves the target most; the first of several. */
function steepest({ gradients, offsets, shapes }: Trace, input: number): number {
  const from = offsets[input] ?? 0;
  const slopes = gradients.subarray(from, from + sizeOf(shapes[input] ?? []));
  let best = 0;
  for (let i = 1; i < slopes.length; i++) if (Math.abs(slopes[i] ?? 0) > Math.abs(slopes[best] ?? 0)) best = i;
  return best;
}

/** `[0, 1]`, the position of an entry counted row by row; empty for a number. */
function position(shape: Shape, entry: number): string {
  let rest = entry;
  const indexes = shape.toReversed().map((extent) => {
    const at = rest % extent;
    rest = Math.floor(rest / extent);
    return String(at);
  });
  return shape.length === 0 ? "" : `[${indexes.toReversed().join(", ")}]`;
}

/** Decimals that show three significant figures of a small number, and as many of `other` as tell them apart. */
function decimalsFor(number: number, other: number, decimals: Decimals): number {
  const size = Math.min(...[number, other].map(Math.abs).filter((value) => value > 0 && Number.isFinite(value)));
  const needed = Number.isFinite(size) ? 2 - Math.floor(Math.log10(size)) : 2;
  return Math.min(9, Math.max(2, needed, decimals === "auto" ? 0 : decimals));
}

/**
 * "Nudge x by +0.01 and f moves by about −0.04", beside the true change. Of a vector or matrix the entry with the largest
 * gradient is nudged: "Nudge W[0, 1] by +0.01 …".
 * Throws where the node is not an input.
 */
export function nudge(trace: Trace, input: number, decimals: Decimals): Nudge {
  const node = nodeAt(trace.graph, input);
  if (node.kind !== "input") throw new Error(`${node.id} is computed, so it cannot be nudged.`);
  const all = symbols(trace.graph);
  const entry = steepest(trace, input);
  const x = `${all[input]?.text ?? ""}${position(node.shape, entry)}`;
  const f = all[trace.target]?.text ?? "";
  const at = (trace.offsets[input] ?? 0) + entry;
  const delta = deltaFor(trace.values[at] ?? Number.NaN);
  const slope = trace.gradients[at] ?? Number.NaN;
  const guess = slope * delta;
  const truth = steadied(change(trace, input, entry, delta), total(trace, trace.target));
  const print = (value: number): string =>
    trimmed(formatNumber(value, decimalsFor(guess, truth, decimals), NO_CONTEXT));
  const told = {
    delta: `+${trimmed(formatNumber(delta, 9, NO_CONTEXT))}`,
    predicted: print(guess),
    actual: print(truth),
  };
  return { input: node.id, ...told, sentence: sentence(x, f, told, trace.reached[input] === true) };
}

const NO_CONTEXT = { decimals: 0 };

/** A change that is nothing but the noise of subtracting two large values is no change. */
function steadied(difference: number, value: number): number {
  if (!Number.isFinite(difference)) return difference;
  return Math.abs(difference) <= Math.abs(value) * 1e-15 ? 0 : withoutNoise(Number(difference.toPrecision(8)));
}

function trimmed(text: string): string {
  return text.replace(/(\.\d*?)0+(?=×|$)/, "$1").replace(/\.(?=×|$)/, "");
}

function sentence(
  x: string,
  f: string,
  told: Pick<Nudge, "delta" | "predicted" | "actual">,
  isReached: boolean,
): string {
  const { delta, predicted, actual } = told;
  if (!isReached) return t`Nudge ${x} by ${delta} and ${f} stays where it is: it does not depend on ${x}.`;
  if (/NaN|∞/.test(`${predicted}${actual}`))
    return t`Nudge ${x} by ${delta}: the gradient predicts ${predicted} for ${f}, and the true change is ${actual}.`;
  return t`Nudge ${x} by ${delta} and ${f} moves by about ${predicted}; the true change is ${actual}.`;
}
