import type { NodeId } from "../graph/graph.ts";
import { nodeAt } from "../graph/lookup.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { Trace } from "../trace/trace.ts";
import { activations } from "./gallery.ts";
import { linesOf } from "./lines.ts";
import { operandValue, usesOfGates, type Use } from "./uses.ts";

/** A gate of a graph as an activation: x and the activation's parameters, tensors that broadcast to the output. */
export interface Reading {
  readonly output: number;
  readonly operands: readonly Tensor[];
  readonly isMultiple: boolean;
}

/** A value of a graph that an activation makes. */
export interface ActivationUse {
  readonly activation: string;
  readonly node: NodeId;
  readonly entries: number;
}

/** The values of a graph that activations make, called by name or written out; in the gallery's order, then the graph's. */
export function usesOfActivations(trace: Trace): readonly ActivationUse[] {
  return activations().flatMap(({ key }) =>
    readingsOf(trace, key).map(({ output }) => ({
      activation: key,
      node: nodeAt(trace.graph, output).id,
      entries: sizeOf(trace.shapes[output] ?? []),
    })),
  );
}

/** Every use of an activation, in graph order. */
export function readingsOf(trace: Trace, activation: string): readonly Reading[] {
  return usesOfGates(trace.graph).flatMap((use) => {
    const reading = readingOf(trace, activation, use);
    return reading === null ? [] : [reading];
  });
}

function readingOf(trace: Trace, activation: string, { gate, output, operands }: Use): Reading | null {
  if (gate === activation)
    return { output, operands: operands.map((operand) => operandValue(trace, operand)), isMultiple: false };
  const [a, b] = operands;
  if (activation !== "maxout" || gate !== "max" || a === undefined || b === undefined) return null;
  // The first way to read both sides as lines in one value.
  for (const first of linesOf(trace, a)) {
    const { x, at, weight, bias, isMultiple } = first;
    const second = linesOf(trace, b).find((line) => line.x === x && line.isMultiple === isMultiple);
    if (second !== undefined) return { output, operands: [at, weight, bias, second.weight, second.bias], isMultiple };
  }
  return null;
}
