import { compileKernel } from "../gates/evaluate.ts";
import type { Gate, Moment, Note } from "../gates/gate.ts";
import { parsed } from "../gates/partials.ts";
import { patternOf } from "../gates/pattern.ts";
import { notesOnTensors } from "../gates/tensorNotes.ts";
import type { GateNode } from "../graph/graph.ts";
import { gateOf } from "../graph/lookup.ts";
import { noteText } from "../notation/valueNotes.ts";
import { mapElements } from "../tensor/broadcast.ts";
import { momentAt } from "../trace/access.ts";
import type { Finding } from "./finding.ts";
import { calledFirst, elements, idOf, isFinite, isZero, tally, type Patient } from "./naming.ts";
import { singularWords } from "./sentences.ts";

/** Gates that stand exactly on a tie or a kink where a gradient arrives, by the conventions that they state themselves. */
export function singular(patient: Patient): readonly Finding[] {
  const { graph, reached } = patient.trace;
  return [...graph.nodes.entries()].flatMap(([index, node]): readonly Finding[] => {
    if (node.kind === "input" || reached[index] !== true || isTwice(node)) return [];
    const gate = gateOf(node);
    const moment = momentAt(patient.trace, index, 0);
    if (gate.kind === "module" || isZero(moment.upstream.data) || !isSound(patient, index, node)) return [];
    return findingsAt(patient, index, node, gate, moment);
  });
}

/** max(x, x): whichever is taken, it is x. */
function isTwice({ operands: [a, b] }: GateNode): boolean {
  return a?.kind === "wire" && b?.kind === "wire" && a.node === b.node;
}

/** Whether all that goes in and comes back is finite; what is not is told elsewhere. */
function isSound(patient: Patient, index: number, { operands }: GateNode): boolean {
  const around = [index, ...operands.flatMap((operand) => (operand.kind === "wire" ? [operand.node] : []))];
  return around.every(
    (at) => isFinite(elements(patient, "gradients", at)) && isFinite(elements(patient, "values", at)),
  );
}

function findingsAt(patient: Patient, index: number, node: GateNode, gate: Gate, moment: Moment): readonly Finding[] {
  const acting = node.operands.flatMap((operand, slot) =>
    operand.kind === "wire" ? notesOnTensors(gate, { ...moment, slot }).filter(({ when }) => isCondition(when)) : [],
  );
  const notes = [...new Set(acting)];
  const entries = notes.reduce((most, note) => Math.max(most, entriesOf(gate, note, moment)), 0);
  if (entries === 0) return [];
  const isTie = gate.kind === "elementwise" ? patternOf(gate) === "router" : /tie/.test(notes[0]?.says ?? "");
  const ailment = isTie ? "tie" : "kink";
  const [winner] = node.operands;
  const won = isTie && winner?.kind === "wire" ? [idOf(patient, winner.node)] : [];
  const said = notes.map((note) => noteText(patient.telling, node, note));
  return [
    {
      ailment,
      severity: "note",
      nodes: [idOf(patient, index), ...won],
      ...singularWords(ailment, calledFirst(patient, index), said, entries),
      numbers: { entries },
    },
  ];
}

/** A note that always holds is about the gate, not about where it stands; one over a whole region is no kink. */
function isCondition(when: string): boolean {
  return when.includes("==") || when.startsWith("sum(");
}

/** In how many elements a note acts where a gradient arrives; of a gate on whole tensors 1. */
function entriesOf(gate: Gate, { when }: Note, { operands, out, upstream }: Moment): number {
  if (gate.kind === "tensor") return 1;
  const condition = compileKernel(parsed(when), gate.operands);
  const held = mapElements((at, i) => condition(at, out.data[i] ?? Number.NaN), operands, out.shape);
  return tally(held.data, (holds, i) => holds !== 0 && upstream.data[i] !== 0);
}
