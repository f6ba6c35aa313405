import { notesAt } from "../gates/partials.ts";
import type { GateNode } from "../graph/graph.ts";
import { gateOf, indexOfId, nodeAt, wiredNodes } from "../graph/lookup.ts";
import { isTensorial } from "../notation/telling.ts";
import { slotNotes, tensorSlotNotes } from "../notation/slotNotes.ts";
import { noteText, valueNotes } from "../notation/valueNotes.ts";
import { mapElements } from "../tensor/broadcast.ts";
import type { Nested } from "../tensor/tensor.ts";
import { momentAt } from "../trace/access.ts";
import type { SlotGradient } from "../trace/trace.ts";
import type { Finding } from "./finding.ts";
import { called, calledFirst, elements, idOf, isFinite, tally, type Patient } from "./naming.ts";
import { gradientNotFiniteWords, notFiniteWords } from "./sentences.ts";

/** Where values leave the finite numbers: all that goes in is finite, what comes out is not. */
export function notFiniteValues(patient: Patient): readonly Finding[] {
  const { graph } = patient.trace;
  return [...graph.nodes.entries()].flatMap(([index, node]): readonly Finding[] => {
    const data = elements(patient, "values", index);
    const isFirst = wiredNodes(node).every((operand) => isFinite(elements(patient, "values", operand)));
    if (isFinite(data) || !isFirst) return [];
    const entries = tally(data, (value) => !Number.isFinite(value));
    const why = node.kind === "input" ? [] : whyValue(patient, index, node, data);
    return [
      {
        ailment: "notFinite",
        severity: "serious",
        nodes: [idOf(patient, index)],
        ...notFiniteWords(calledFirst(patient, index), entries, data.length, why),
        numbers: { entries, size: data.length },
      },
    ];
  });
}

/** The gate's own notes at the first entry that is not finite; what can be said in general where it has none. */
function whyValue({ telling, trace }: Patient, index: number, node: GateNode, data: Float64Array): readonly string[] {
  const gate = gateOf(node);
  if (gate.kind !== "elementwise" || !isTensorial(telling, index)) return valueNotes(telling, index);
  const odd = data.findIndex((value) => !Number.isFinite(value));
  const { operands, out } = momentAt(trace, index, 0);
  let there: readonly number[] = [];
  mapElements((at, i) => (i === odd ? (there = [...at]).length : 0), operands, out.shape);
  const notes = notesAt(gate, there, data[odd] ?? Number.NaN, null);
  return notes.length === 0 ? valueNotes(telling, index) : notes.map((note) => noteText(telling, node, note));
}

/** Where gradients leave the finite numbers at finite values: what arrives at the gate is finite, what it hands on is not. */
export function notFiniteGradients(patient: Patient): readonly Finding[] {
  const { trace } = patient;
  if (trace.gradients.every(Number.isFinite)) return [];
  return trace.steps.flatMap((step): readonly Finding[] => {
    if (step.kind !== "backward") return [];
    const index = indexOfId(trace.graph, step.node);
    if (!isFinite(elements(patient, "gradients", index))) return [];
    return step.slots.flatMap((slot): readonly Finding[] => {
      const operand = indexOfId(trace.graph, slot.operand);
      if (isFinite(elements(patient, "gradients", operand)) || allFinite(slot.downstream)) return [];
      // Values that are not finite are told by themselves, and with them their gradients.
      if (!isFinite(elements(patient, "values", operand))) return [];
      return [
        {
          ailment: "gradientNotFinite",
          severity: "serious",
          nodes: [step.node, slot.operand],
          ...gradientNotFiniteWords(
            called(patient, index),
            called(patient, operand),
            whyGradient(patient, index, slot),
          ),
          numbers: { slot: slot.slot },
        },
      ];
    });
  });
}

/** Why what a gate hands to a slot is what it is, as far as the gate or its numbers tell. */
export function whyGradient({ telling, trace }: Patient, index: number, given: SlotGradient): readonly string[] {
  const { slot, local, upstream, downstream } = given;
  const node = nodeAt(trace.graph, index);
  if (node.kind === "input" || gateOf(node).kind === "module") return [];
  if (typeof local !== "number" || typeof upstream !== "number" || typeof downstream !== "number")
    return tensorSlotNotes(telling, index, slot);
  return slotNotes(telling, index, { slot, operand: telling.index(given.operand), local, upstream, downstream });
}

function allFinite(value: Nested): boolean {
  return typeof value === "number" ? Number.isFinite(value) : value.every(allFinite);
}
