import type { Operand } from "../graph/graph.ts";
import { nodeAt } from "../graph/lookup.ts";
import { scalar } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { Trace } from "../trace/trace.ts";
import { operandValue } from "./uses.ts";

/** A value understood as weight · x + bias, entry by entry. */
export interface Line {
  /** Index of the node that x is. */
  readonly x: number;
  readonly at: Tensor;
  readonly weight: Tensor;
  readonly bias: Tensor;
  /** x is a vector or matrix: then the line is along its multiples, and it stands at 1. */
  readonly isMultiple: boolean;
}

const one = scalar(1);
const zero = scalar(0);

/** Every way to read a value as a line in another one: x, w·x, w·x + b; weights and biases are inputs or literals. */
export function linesOf(trace: Trace, operand: Operand): readonly Line[] {
  if (operand.kind === "constant") return [];
  const node = nodeAt(trace.graph, operand.node);
  const [a, b] = node.kind === "gate" ? node.operands : [];
  if (node.kind === "gate" && a !== undefined && b !== undefined && (node.gate === "add" || node.gate === "subtract")) {
    const sign = node.gate === "add" ? 1 : -1;
    const first = isGiven(trace, b) ? products(trace, a, scaled(operandValue(trace, b), sign)) : [];
    const second = sign === 1 && isGiven(trace, a) ? products(trace, b, operandValue(trace, a)) : [];
    return [...first, ...second];
  }
  return products(trace, operand, zero);
}

function products(trace: Trace, operand: Operand, bias: Tensor): readonly Line[] {
  if (operand.kind === "constant") return [];
  const node = nodeAt(trace.graph, operand.node);
  const [a, b] = node.kind === "gate" ? node.operands : [];
  const found: Line[] = [];
  if (
    node.kind === "gate" &&
    a !== undefined &&
    b !== undefined &&
    (node.gate === "multiply" || node.gate === "matmul")
  )
    for (const [weight, x] of [
      [a, b],
      [b, a],
    ] as const) {
      if (x.kind === "constant" || !isGiven(trace, weight)) continue;
      if (node.gate === "multiply")
        found.push({
          x: x.node,
          at: operandValue(trace, x),
          weight: operandValue(trace, weight),
          bias,
          isMultiple: false,
        });
      else found.push({ x: x.node, at: one, weight: operandValue(trace, operand), bias, isMultiple: true });
    }
  if (found.length > 0) return found;
  return [{ x: operand.node, at: operandValue(trace, operand), weight: one, bias, isMultiple: false }];
}

function isGiven({ graph }: Trace, operand: Operand): boolean {
  return operand.kind === "constant" || nodeAt(graph, operand.node).kind === "input";
}

function scaled({ shape, data }: Tensor, factor: number): Tensor {
  return { shape, data: data.map((value) => factor * value) };
}
