import type { NodeId } from "../graph/graph.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Trace } from "../trace/trace.ts";
import { defaults, type CheckOptions } from "./check.ts";
import { sampled, shares } from "./sample.ts";
import { leftByBudget, leftTold } from "./sentences.ts";

/** What a check does with one input. */
export interface PlannedInput {
  /** Index of the input's node. */
  readonly input: number;
  readonly id: NodeId;
  /** Entries there are. */
  readonly size: number;
  /** The entries that are moved, counted row by row. */
  readonly entries: readonly number[];
  /** Why it is not moved, in English, marked by `msg`; null where it is. */
  readonly left: string | null;
}

/** Which entries of which inputs a check with these options moves, in the order in which it does. */
export function planned(trace: Trace, options: CheckOptions = {}): readonly PlannedInput[] {
  const { most, budget } = { ...defaults, ...options };
  const inputs = [...trace.graph.nodes.entries()].flatMap(([input, node]) =>
    node.kind === "input"
      ? [{ input, id: node.id, size: sizeOf(trace.shapes[input] ?? []), isTold: node.told === true }]
      : [],
  );
  const sizes = inputs.map(({ size, isTold }) => (isTold ? 0 : size));
  const counts = shares(sizes, most, Math.max(0, Math.floor((budget - 1) / 2)));
  return inputs.map(({ input, id, size, isTold }, k): PlannedInput => {
    const entries = isTold ? [] : sampled(size, counts[k] ?? 0);
    return { input, id, size, entries, left: isTold ? leftTold : entries.length === 0 ? leftByBudget : null };
  });
}
