import type { NodeId } from "../graph/graph.ts";
import { indexOfId } from "../graph/lookup.ts";
import { symbols } from "../notation/symbols.ts";
import { flattenInto, sizeOf } from "../tensor/nested.ts";
import type { Nested, Shape } from "../tensor/tensor.ts";
import type { Step, Trace } from "../trace/trace.ts";
import { slipsOf, type Slip } from "./slips.ts";

/** A gradient that a step is about to bring, to be told before it is shown. */
export interface Question {
  /** `seed`: that of the target itself. `wire`: what a gate hands to one of its slots. `sum`: terms that add at a branch. */
  readonly kind: "seed" | "wire" | "sum";
  /** Whose gradient. */
  readonly node: NodeId;
  /** How it is called: `q`, `W`. */
  readonly name: string;
  /** The gate that hands it back, and to which of its slots; null unless a wire. */
  readonly gate: NodeId | null;
  readonly slot: number | null;
  /** Which entry is asked for; [] of a single number. */
  readonly entry: readonly number[];
  readonly answer: number;
  /** Both factors, of a wire between single numbers. */
  readonly factors: { readonly local: number; readonly upstream: number } | null;
  /** Answers that a known mistake leads to, the likelier first. */
  readonly slips: readonly Slip[];
}

/** What the step asks about: nothing of a forward step. */
export function questionsOf(trace: Trace, step: Step): readonly Question[] {
  const nameOf = (id: NodeId): string => symbols(trace.graph)[indexOfId(trace.graph, id)]?.text ?? id;
  const shapeOf = (id: NodeId): Shape => trace.shapes[indexOfId(trace.graph, id)] ?? [];
  const ask = (
    kind: Question["kind"],
    node: NodeId,
    gradient: Nested,
    wire: { readonly gate: NodeId; readonly slot: number; readonly factors: Question["factors"] } | null,
  ): Question => {
    const shape = shapeOf(node);
    const elements = elementsOf(gradient, shape);
    const at = worthAsking(elements);
    const answer = elements[at] ?? Number.NaN;
    return {
      kind,
      node,
      name: nameOf(node),
      gate: wire?.gate ?? null,
      slot: wire?.slot ?? null,
      entry: positionOf(at, shape),
      answer,
      factors: wire?.factors ?? null,
      slips: slipsOf({ trace, step, node, slot: wire?.slot ?? null, at, answer }),
    };
  };

  switch (step.kind) {
    case "forward":
      return [];
    case "seed":
      return [ask("seed", step.node, step.gradient, null)];
    case "accumulate":
      return [ask("sum", step.node, step.sum, null)];
    case "backward":
      return step.slots.map(({ slot, operand, local, upstream, downstream }) => {
        const single = typeof local === "number" && typeof upstream === "number" && typeof downstream === "number";
        const factors = single ? { local, upstream } : null;
        return ask("wire", operand, downstream, { gate: step.node, slot, factors });
      });
  }
}

export function elementsOf(nested: Nested, shape: Shape): Float64Array {
  const elements = new Float64Array(sizeOf(shape));
  flattenInto(nested, elements, 0);
  return elements;
}

/** Of many entries the largest in size: 0 would be guessed. */
function worthAsking(elements: Float64Array): number {
  let best = 0;
  elements.forEach((value, i) => {
    if (Math.abs(value) > Math.abs(elements[best] ?? 0)) best = i;
  });
  return best;
}

function positionOf(at: number, shape: Shape): readonly number[] {
  let rest = at;
  return shape
    .toReversed()
    .map((extent) => {
      const index = rest % extent;
      rest = Math.floor(rest / extent);
      return index;
    })
    .toReversed();
}
