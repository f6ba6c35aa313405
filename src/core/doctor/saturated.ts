import { localsOf, usesOfGates, type Use } from "../activations/uses.ts";
import { NEARLY_ZERO, saturating } from "../notation/slotNotes.ts";
import type { Finding } from "./finding.ts";
import { calledUse, elements, idOf, tally, type Patient } from "./naming.ts";
import { saturatedWords, softmaxWords } from "./sentences.ts";
import { MANY, NEARLY_ONE } from "./thresholds.ts";

/** Sigmoids, tanhs and softmaxes, written out or not, that are nearly flat where they stand. */
export function saturated(patient: Patient): readonly Finding[] {
  return usesOfGates(patient.trace.graph).flatMap((use): readonly Finding[] => {
    if (patient.trace.reached[use.output] !== true) return [];
    if (use.gate === "softmax") return flatSoftmax(patient, use);
    return saturating.has(use.gate) ? flatGate(patient, use) : [];
  });
}

function flatGate(patient: Patient, use: Use): readonly Finding[] {
  const locals = localsOf(patient.trace, use, 0).data;
  const share = tally(locals, (local) => Math.abs(local) < NEARLY_ZERO) / locals.length;
  if (share <= MANY) return [];
  const largest = locals.reduce((most, local) => Math.max(most, Math.abs(local)), 0);
  return [
    {
      ailment: "saturated",
      severity: "warning",
      nodes: [idOf(patient, use.output)],
      ...saturatedWords(calledUse(patient, use), share, locals.length, largest),
      numbers: { share, entries: locals.length, largestLocal: largest },
    },
  ];
}

/** In a row at most one class comes near 1. */
function flatSoftmax(patient: Patient, use: Use): readonly Finding[] {
  const shape = patient.trace.shapes[use.output] ?? [];
  const { axis = null } = use.attributes;
  const extent = typeof axis === "number" ? (shape.at(axis) ?? 1) : shape.reduce((size, n) => size * n, 1);
  const out = elements(patient, "values", use.output);
  const rows = out.length / extent;
  const share = tally(out, (p) => p > NEARLY_ONE) / rows;
  if (extent < 2 || share <= MANY) return [];
  return [
    {
      ailment: "saturated",
      severity: "warning",
      nodes: [idOf(patient, use.output)],
      ...softmaxWords(calledUse(patient, use), rows),
      numbers: { share, rows },
    },
  ];
}
