import type { Expr } from "../language/program.ts";
import { mapElements, sumTo } from "../tensor/broadcast.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import { evaluateTensor, type Value } from "./evaluateTensor.ts";
import type { Attributes, ElementwiseGate, Moment, TensorGate } from "./gate.ts";
import { localKernels, parsed } from "./partials.ts";

/** The operand that a slot of a gate takes: a variadic gate's one operand stands for every slot. */
export function operandName(gate: TensorGate, slot: number): string {
  const name = gate.operands[gate.variadic === true ? 0 : slot];
  if (name === undefined) throw new Error(`The ${gate.name} gate has no slot ${String(slot)}.`);
  return name;
}

/** The downstream gradient of a slot as an expression; null where only a kernel states it. */
export function pullbackOf(
  gate: TensorGate,
  slot: number,
  shapes: readonly Shape[],
  attributes: Attributes,
): Expr | null {
  const text = gate.pullback(shapes, attributes)[operandName(gate, slot)];
  return text === undefined ? null : parsed(text);
}

/** What the names in a tensor gate's expressions mean at a moment: operands, `out`, `upstream`, counts and attributes. */
export function valuesOf(gate: TensorGate, { operands, out, upstream, attributes }: Moment): (name: string) => Value {
  const shapes = operands.map((operand) => operand.shape);
  const counts = gate.counts?.(shapes, attributes) ?? {};
  return (name) => {
    const operand = operands[gate.operands.indexOf(name)];
    if (operand !== undefined) return operand;
    if (name === "out") return out;
    if (name === "upstream") return upstream;
    if (name in counts) return { constant: counts[name] ?? null };
    return { constant: attributes[name] ?? null };
  };
}

function evaluated(gate: TensorGate, moment: Moment): Tensor {
  const { operands, slot, attributes } = moment;
  const shapes = operands.map((operand) => operand.shape);
  const expr = pullbackOf(gate, slot, shapes, attributes);
  if (expr === null) throw new Error(`The ${gate.name} gate states no pullback for slot ${String(slot)}.`);
  return evaluateTensor(expr, valuesOf(gate, moment));
}

/** The downstream gradient of one slot of a tensor gate, in the operand's shape. */
export function pullBack(gate: TensorGate, moment: Moment): Tensor {
  const kernel = gate.kernels?.[operandName(gate, moment.slot)];
  const gradient = kernel === undefined ? evaluated(gate, moment) : kernel(moment);
  return sumTo(gradient, moment.operands[moment.slot]?.shape ?? []);
}

/** The local gradient of each element of an elementwise gate's output, in the output's shape: its Jacobian's entries off 0. */
export function localGradients(gate: ElementwiseGate, slot: number, operands: readonly Tensor[], out: Tensor): Tensor {
  const local = localKernels(gate)[slot];
  if (local === undefined) throw new Error(`The ${gate.name} gate has no slot ${String(slot)}.`);
  return mapElements((elements, i) => local(elements, out.data[i] ?? Number.NaN), operands, out.shape);
}
