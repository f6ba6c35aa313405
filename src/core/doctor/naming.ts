import type { Use } from "../activations/uses.ts";
import { gateNamed } from "../gates/index.ts";
import { titleOf } from "../gates/title.ts";
import type { NodeId } from "../graph/graph.ts";
import { nodeAt } from "../graph/lookup.ts";
import { tell, type Telling } from "../notation/telling.ts";
import { spoken, theGate } from "../notation/words.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Trace } from "../trace/trace.ts";

/** A trace under examination. */
export interface Patient {
  readonly trace: Trace;
  readonly telling: Telling;
}

export function patientOf(trace: Trace): Patient {
  return { trace, telling: tell(trace, "auto") };
}

/** `The sigmoid gate f`; an input by its name. */
export function called({ trace, telling }: Patient, index: number): string {
  const node = nodeAt(trace.graph, index);
  return node.kind === "input" ? spoken(telling, index) : theGate(telling, node, index);
}

/** The same at the start of a sentence. */
export function calledFirst(patient: Patient, index: number): string {
  return called(patient, index).replace(/^the /, "The ");
}

/** `The sigmoid gate f`; where other gates of the program make it up, `The sigmoid that ends in f`. */
export function calledUse(patient: Patient, { gate, output }: Use): string {
  const node = nodeAt(patient.trace.graph, output);
  // ReLU goes by either name: max(0, x) is one gate too.
  const isIt = node.kind === "gate" && (node.gate === gate || gate === "relu");
  return isIt
    ? calledFirst(patient, output)
    : `The ${titleOf(gateNamed(gate))} that ends in ${spoken(patient.telling, output)}`;
}

export function idOf({ trace }: Patient, index: number): NodeId {
  return nodeAt(trace.graph, index).id;
}

/** A node's elements of one of the arenas of its trace, in place. */
export function elements({ trace }: Patient, arena: "values" | "gradients", index: number): Float64Array {
  const from = trace.offsets[index] ?? 0;
  return trace[arena].subarray(from, from + sizeOf(trace.shapes[index] ?? []));
}

export const isZero = (data: Float64Array): boolean => data.every((value) => value === 0);
export const isFinite = (data: Float64Array): boolean => data.every(Number.isFinite);

/** How many elements a test holds for. */
export function tally(data: Float64Array, holds: (value: number, index: number) => boolean): number {
  let count = 0;
  for (const [i, value] of data.entries()) if (holds(value, i)) count++;
  return count;
}

/** The Euclidean norm of all of them together. */
export function normOf(parts: readonly Float64Array[]): number {
  return Math.hypot(...parts.map((part) => Math.sqrt(part.reduce((sum, value) => sum + value * value, 0))));
}
