import { gateOf } from "../graph/lookup.ts";
import type { Note } from "../gates/gate.ts";
import { notesAt } from "../gates/partials.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { GateNode } from "../graph/graph.ts";
import { t, translated } from "../words/t.ts";
import { literalText } from "./literal.ts";
import { withoutNoise } from "./number.ts";
import { gateAt, isTensorial, operandValues, type Telling } from "./telling.ts";
import { refer } from "./words.ts";

/** A gate's remark with the operands named as the graph names them; a literal by its number. */
export function noteText(telling: Telling, node: GateNode, { says }: Note): string {
  const names = gateOf(node).operands;
  return translated(says).replace(/#([A-Za-z]+)/g, (hole, name: string) => {
    const operand = node.operands[names.indexOf(name)];
    if (operand === undefined) return hole;
    return operand.kind === "wire" ? refer(telling, operand.node) : literalText(operand.value);
  });
}

/** Why a gate's value is ∞ or NaN, and whether slide arithmetic rounded it. */
export function valueNotes(telling: Telling, index: number): string[] {
  const node = gateAt(telling, index);
  const gate = gateOf(node);
  if (gate.kind !== "elementwise" || isTensorial(telling, index)) return tensorNotes(telling, index);
  const operands = operandValues(telling, node);
  const out = telling.value(index);
  const notes = notesAt(gate, operands, out, null).map((note) => noteText(telling, node, note));
  if (notes.length === 0 && !Number.isFinite(out)) notes.push(cause(telling, node, operands, out));
  const exact = gate.forward(...operands);
  if (telling.trace.arithmetic === "slide" && withoutNoise(exact) !== withoutNoise(out) && Number.isFinite(exact))
    notes.push(t`Slide arithmetic: the result is rounded to two decimals, ${telling.num(out)}, before it is used.`);
  return notes;
}

/** How many entries of a vector or matrix are ∞ or NaN. */
function tensorNotes({ trace, shape }: Telling, index: number): string[] {
  const from = trace.offsets[index] ?? 0;
  const size = sizeOf(shape(index));
  let odd = 0;
  for (let i = from; i < from + size; i++) if (!Number.isFinite(trace.values[i])) odd++;
  if (odd === 0) return [];
  if (size === 1) return [t`The result is no finite number.`];
  return [odd === 1 ? t`One entry is not finite: ∞ or NaN.` : t`${odd} entries are not finite: ∞ or NaN.`];
}

function cause(telling: Telling, node: GateNode, operands: readonly number[], out: number): string {
  const culprit = (is: (value: number) => boolean): string | null => {
    const operand = node.operands[operands.findIndex(is)];
    if (operand === undefined) return null;
    return operand.kind === "wire" ? refer(telling, operand.node) : literalText(operand.value);
  };
  const undefinedOne = culprit(Number.isNaN);
  if (undefinedOne !== null) return t`${undefinedOne} is NaN, not a number, and what is computed from NaN is NaN.`;
  const infinite = culprit((value) => !Number.isFinite(value));
  if (Number.isNaN(out))
    return infinite === null
      ? t`This has no value among the real numbers, so it is NaN.`
      : t`${infinite} is infinite, and here that leaves no definite value (as ∞ − ∞, 0 × ∞ and ∞ ÷ ∞ have none), so it is NaN.`;
  return infinite === null
    ? t`The result is past 1.8×10³⁰⁸, the largest number that float64 holds, so it is ${telling.num(out)}.`
    : t`${infinite} is infinite, and so is the result.`;
}
