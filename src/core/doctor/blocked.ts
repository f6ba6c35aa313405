import { patternOf } from "../gates/pattern.ts";
import { gateOf, nodeAt, usesOf } from "../graph/lookup.ts";
import { spoken } from "../notation/words.ts";
import type { Nested } from "../tensor/tensor.ts";
import type { BackwardStep, SlotGradient } from "../trace/trace.ts";
import type { Finding } from "./finding.ts";
import { called, elements, idOf, isZero, type Patient } from "./naming.ts";
import { whyGradient } from "./notFinite.ts";
import { blockedWords, cancelledWords, unusedWords, type Words } from "./sentences.ts";

/** A gate that a gradient reaches and that hands none of it to a slot. */
interface Block {
  readonly gate: number;
  readonly given: SlotGradient;
}

/** Inputs with a name whose gradient is 0 in every entry, and which gates hold it back; those with the same reason together. */
export function blocked(patient: Patient): readonly Finding[] {
  const { graph, reached } = patient.trace;
  const slots = slotsOf(patient);
  const reasons = new Map<
    string,
    { readonly inputs: number[]; readonly blocks: readonly Block[]; readonly isReached: boolean }
  >();
  for (const [index, node] of graph.nodes.entries()) {
    if (node.kind !== "input" || node.name === null || node.told === true) continue;
    if (!isZero(elements(patient, "gradients", index))) continue;
    const isReached = reached[index] === true;
    const blocks = isReached ? blocksOf(patient, slots, index) : [];
    const key = [isReached, ...new Set(blocks.map(({ gate }) => gate))].join();
    const known = reasons.get(key) ?? { inputs: [], blocks, isReached };
    known.inputs.push(index);
    reasons.set(key, known);
  }
  return [...reasons.values()].map(({ inputs, blocks, isReached }): Finding => {
    const gates = [...new Set(blocks.map(({ gate }) => gate))];
    const isRouted = gates.every((gate) => isRouter(patient, gate));
    return {
      ailment: "noGradient",
      severity: isRouted ? "note" : "warning",
      nodes: [...gates, ...inputs].map((index) => idOf(patient, index)),
      ...wordsFor(patient, inputs, blocks, gates, isReached),
      numbers: { inputs: inputs.length, gates: gates.length },
    };
  });
}

function wordsFor(
  patient: Patient,
  inputs: readonly number[],
  blocks: readonly Block[],
  gates: readonly number[],
  isReached: boolean,
): Words {
  const names = inputs.map((index) => spoken(patient.telling, index));
  if (!isReached) return unusedWords(names, spoken(patient.telling, patient.trace.target));
  if (gates.length === 0) return cancelledWords(names);
  const [first] = blocks;
  const why = gates.length === 1 && first !== undefined ? whyGradient(patient, first.gate, first.given) : [];
  return blockedWords(
    names,
    gates.map((gate) => called(patient, gate)),
    why.slice(0, 1),
  );
}

/** Which operand a router takes is its business, and says nothing against the graph. */
function isRouter({ trace }: Patient, gate: number): boolean {
  const node = nodeAt(trace.graph, gate);
  if (node.kind === "input") return false;
  const used = gateOf(node);
  const isLarger = used.kind === "elementwise" && patternOf(used) === "router";
  // ReLU written max(0, x) has nothing else to route to.
  return isLarger && node.operands.every(({ kind }) => kind === "wire");
}

/** Id of a gate -> what it hands to its slots. */
function slotsOf({ trace }: Patient): ReadonlyMap<string, readonly SlotGradient[]> {
  const steps = trace.steps.filter((step): step is BackwardStep => step.kind === "backward");
  const found = new Map<string, readonly SlotGradient[]>();
  for (const { node, slots } of steps) found.set(node, [...(found.get(node) ?? []), ...slots]);
  return found;
}

/** Going forward from an input: the gates at which a gradient still arrives, and from which none comes back this way. */
function blocksOf(
  patient: Patient,
  slots: ReadonlyMap<string, readonly SlotGradient[]>,
  input: number,
): readonly Block[] {
  const { graph, reached } = patient.trace;
  const seen = new Set([input]);
  const blocks: Block[] = [];
  for (const index of seen)
    for (const { gate, slot } of usesOf(graph)[index] ?? []) {
      if (reached[gate] !== true) continue;
      if (isZero(elements(patient, "gradients", gate))) {
        seen.add(gate);
        continue;
      }
      const given = slots.get(idOf(patient, gate))?.find((one) => one.slot === slot);
      if (given !== undefined && isNothing(given.downstream)) blocks.push({ gate, given });
    }
  return blocks.toSorted((a, b) => a.gate - b.gate);
}

function isNothing(value: Nested): boolean {
  return typeof value === "number" ? value === 0 : value.every(isNothing);
}
