import { formatNumber, numberContext } from "../notation/number.ts";
import { scalar } from "../notation/trace-numbers.ts";
import type { Decimals } from "../notation/explanation.ts";
import { indexOfId } from "../graph/lookup.ts";
import { gradientOf, valueOf } from "../trace/access.ts";
import type { Trace } from "../trace/trace.ts";

/** From cursor `at` on, this is what a branch shows while it waits for further terms. */
export interface PartialSum {
  readonly at: number;
  readonly text: string;
}

/** Every number that the drawing of a trace can show, as text. */
export interface Printed {
  /** Index of node -> its value, its gradient. */
  readonly values: readonly string[];
  readonly gradients: readonly string[];
  /** Index of node -> its sums on the way, earliest first; none for a value that is used once. */
  readonly partials: ReadonlyMap<number, readonly PartialSum[]>;
}

const made = new WeakMap<Trace, Map<Decimals, Printed>>();

function partialsOf(trace: Trace, print: (value: number) => string): Map<number, PartialSum[]> {
  const sums = new Map<number, number>();
  const partials = new Map<number, PartialSum[]>();
  trace.steps.forEach((step, i) => {
    if (step.kind !== "backward") return;
    for (const { operand, downstream } of step.slots) {
      const node = indexOfId(trace.graph, operand);
      const sum = (sums.get(node) ?? 0) + scalar(downstream);
      sums.set(node, sum);
      const at = i + 1;
      if ((trace.gradientAt[node] ?? 0) <= at) continue;
      const earlier = partials.get(node) ?? [];
      // Two slots of one step: only the sum of both is ever seen.
      if (earlier.at(-1)?.at === at) earlier.pop();
      earlier.push({ at, text: `${print(sum)} + …` });
      partials.set(node, earlier);
    }
  });
  return partials;
}

export function printed(trace: Trace, decimals: Decimals): Printed {
  const byDecimals = made.get(trace) ?? new Map<Decimals, Printed>();
  made.set(trace, byDecimals);
  const known = byDecimals.get(decimals);
  if (known !== undefined) return known;
  const context = numberContext(trace);
  const print = (value: number): string => formatNumber(value, decimals, context);
  const indexes = [...trace.graph.nodes.keys()];
  const result = {
    values: indexes.map((i) => print(scalar(valueOf(trace, i)))),
    gradients: indexes.map((i) => print(scalar(gradientOf(trace, i)))),
    partials: partialsOf(trace, print),
  };
  byDecimals.set(decimals, result);
  return result;
}
