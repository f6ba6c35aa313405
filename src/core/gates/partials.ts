import { parseExpression } from "../language/parse.ts";
import type { Expr } from "../language/program.ts";
import { compileKernel, type Kernel } from "./evaluate.ts";
import type { ElementwiseGate, Note } from "./gate.ts";

function memoise<Value>(make: (text: string) => Value): (text: string) => Value {
  const made = new Map<string, Value>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const value = make(text);
    made.set(text, value);
    return value;
  };
}

/** An expression of the gate table, parsed once. */
export const parsed = memoise(parseExpression);

function operandOf(gate: ElementwiseGate, slot: number): string {
  const operand = gate.operands[slot];
  if (operand === undefined) throw new Error(`The ${gate.name} gate has no slot ${slot}.`);
  return operand;
}

/** The local gradient ∂out/∂operand of a slot, as an expression over the gate's operands and `out`. */
export function partialOf(gate: ElementwiseGate, slot: number): Expr {
  const operand = operandOf(gate, slot);
  const text = gate.partials[operand];
  if (text === undefined) throw new Error(`The ${gate.name} gate states no partial for ${operand}.`);
  return parsed(text);
}

// Gates are few and fixed, so what they state is compiled once for all graphs.
const kernels = new Map<ElementwiseGate, readonly Kernel[]>();

/** slot -> its local gradient as a function of numbers: the gate's own kernel where it has one, else its partial. */
export function localKernels(gate: ElementwiseGate): readonly Kernel[] {
  const known = kernels.get(gate);
  if (known !== undefined) return known;
  const made = gate.operands.map(
    (operand, slot) => gate.kernels?.[operand] ?? compileKernel(partialOf(gate, slot), gate.operands),
  );
  kernels.set(gate, made);
  return made;
}

/**
 * The notes of a gate that act at these operand values.
 * @param slot the operand whose local gradient is asked about, or null for notes on the value.
 */
export function notesAt(
  gate: ElementwiseGate,
  operands: readonly number[],
  out: number,
  slot: number | null,
): readonly Note[] {
  return (gate.notes ?? []).filter((note) => {
    const asked =
      slot === null
        ? note.about === "value"
        : note.about === "gradient" && (note.operand === undefined || note.operand === gate.operands[slot]);
    return asked && compileKernel(parsed(note.when), gate.operands)(operands, out) !== 0;
  });
}
