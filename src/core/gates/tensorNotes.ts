import { mapElements } from "../tensor/broadcast.ts";
import { compileKernel } from "./evaluate.ts";
import { evaluateTensor } from "./evaluateTensor.ts";
import type { Gate, Moment, Note } from "./gate.ts";
import { parsed } from "./partials.ts";
import { operandName, valuesOf } from "./pullback.ts";

/**
 * The notes on a slot's gradient that act somewhere in its tensors: where the condition holds for at least one element.
 */
export function notesOnTensors(gate: Gate, moment: Moment): readonly Note[] {
  const operand = gate.kind === "tensor" ? operandName(gate, moment.slot) : gate.operands[moment.slot];
  return (gate.notes ?? []).filter((note) => {
    if (note.about !== "gradient" || (note.operand !== undefined && note.operand !== operand)) return false;
    return acts(gate, note, moment);
  });
}

function acts(gate: Gate, { when }: Note, moment: Moment): boolean {
  const { operands, out } = moment;
  if (gate.kind === "tensor")
    return evaluateTensor(parsed(when), valuesOf(gate, moment)).data.some((held) => held !== 0);
  const condition = compileKernel(parsed(when), gate.operands);
  const held = mapElements((elements, i) => condition(elements, out.data[i] ?? Number.NaN), operands, out.shape);
  return held.data.some((element) => element !== 0);
}
