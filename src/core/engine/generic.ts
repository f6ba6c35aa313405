import type { ElementwiseGate } from "../gates/gate.ts";
import { localKernels } from "../gates/partials.ts";
import type { TapeRows } from "./rows.ts";

const elements: number[] = [];

function gather(memory: Float64Array, { a, b, c }: TapeRows, arity: number, p: number): readonly number[] {
  elements.length = arity;
  elements[0] = memory[a[p] ?? 0] ?? 0;
  if (arity > 1) elements[1] = memory[b[p] ?? 0] ?? 0;
  if (arity > 2) elements[2] = memory[c[p] ?? 0] ?? 0;
  return elements;
}

function gateOf({ generic }: TapeRows, run: number): ElementwiseGate {
  const gate = generic.get(run);
  if (gate === undefined) throw new Error(`Run ${String(run)} has no gate.`);
  return gate;
}

/** Computes a run of any elementwise gate, as the gate states itself. */
export function forwardGeneric(memory: Float64Array, rows: TapeRows, run: number): void {
  const gate = gateOf(rows, run);
  const arity = gate.operands.length;
  const [from, to, shift] = [rows.from[run] ?? 0, rows.to[run] ?? 0, rows.shift[run] ?? 0];
  for (let p = from; p < to; p++) memory[p + shift] = gate.forward(...gather(memory, rows, arity, p));
}

/** Hands on the gradients of a run of any elementwise gate. */
export function backwardGeneric(memory: Float64Array, rows: TapeRows, delta: number, run: number): void {
  const gate = gateOf(rows, run);
  const arity = gate.operands.length;
  const [from, to, shift] = [rows.from[run] ?? 0, rows.to[run] ?? 0, rows.shift[run] ?? 0];
  for (const [slot, local] of localKernels(gate).entries()) {
    if (((rows.wanted[run] ?? 0) & (1 << slot)) === 0) continue;
    const operand = [rows.a, rows.b, rows.c][slot] ?? rows.a;
    for (let p = from; p < to; p++) {
      const slope = local(gather(memory, rows, arity, p), memory[p + shift] ?? 0);
      const at = delta + (operand[p] ?? 0);
      memory[at] = (memory[at] ?? 0) + slope * (memory[p + shift + delta] ?? 0);
    }
  }
}
