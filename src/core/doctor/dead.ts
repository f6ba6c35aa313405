import { localsOf, usesOfGates, type Use } from "../activations/uses.ts";
import { nodeAt, usesOf, wiredNodes } from "../graph/lookup.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Finding } from "./finding.ts";
import { calledUse, idOf, isZero, type Patient } from "./naming.ts";
import { deadUnitsWords, deadWords } from "./sentences.ts";
import { FEWEST_ROWS } from "./thresholds.ts";

/** ReLUs, written max(0, x) or not, that let nothing through: in every entry, or a unit for every example of a batch. */
export function dead(patient: Patient): readonly Finding[] {
  const { graph, reached } = patient.trace;
  return usesOfGates(graph).flatMap((use): readonly Finding[] => {
    if (use.gate !== "relu" || reached[use.output] !== true) return [];
    const locals = localsOf(patient.trace, use, 0).data;
    const isHidden = feedsWeights(patient, use.output);
    if (isZero(locals)) return [deadGate(patient, use, locals.length, isHidden)];
    return isHidden ? deadUnits(patient, use, locals) : [];
  });
}

function deadGate(patient: Patient, use: Use, entries: number, isHidden: boolean): Finding {
  return {
    ailment: "dead",
    severity: isHidden ? "serious" : "note",
    nodes: [idOf(patient, use.output)],
    ...deadWords(calledUse(patient, use), entries, isHidden),
    numbers: { entries },
  };
}

/** Columns of a batch of rows; of images their channels. */
function deadUnits(patient: Patient, use: Use, locals: Float64Array): readonly Finding[] {
  const shape = patient.trace.shapes[use.output] ?? [];
  const axis = shape.length === 2 ? 1 : shape.length === 4 ? 1 : -1;
  const units = shape[axis] ?? 0;
  if (axis < 0 || locals.length < FEWEST_ROWS * units) return [];
  const inner = sizeOf(shape.slice(axis + 1));
  const awake = new Uint8Array(units);
  for (const [i, local] of locals.entries()) if (local !== 0) awake[Math.floor(i / inner) % units] = 1;
  const off = units - awake.reduce((sum, one) => sum + one, 0);
  if (off === 0) return [];
  return [
    {
      ailment: "deadUnits",
      severity: 2 * off > units ? "warning" : "note",
      nodes: [idOf(patient, use.output)],
      ...deadUnitsWords(calledUse(patient, use).replace(/^The /, "the "), off, units, shape.length > 2),
      numbers: { dead: off, units },
    },
  ];
}

const weighing = new Set(["matmul", "conv2d", "multiply"]);

/** Whether what leaves a node is weighed on its way to the target: then it is a hidden layer, not a margin of a loss. */
function feedsWeights({ trace }: Patient, start: number): boolean {
  const { graph, reached } = trace;
  const seen = new Set([start]);
  for (const index of seen)
    for (const { gate } of usesOf(graph)[index] ?? []) {
      const node = nodeAt(graph, gate);
      if (reached[gate] !== true || node.kind === "input") continue;
      if (weighing.has(node.gate) && wiredNodes(node).some((operand) => isWeight(graph.nodes[operand]))) return true;
      seen.add(gate);
    }
  return false;
}

/** A named input: what was written in place, such as a mask, is no weight. */
function isWeight(node: { readonly kind: string; readonly name: string | null } | undefined): boolean {
  return node?.kind === "input" && node.name !== null;
}
