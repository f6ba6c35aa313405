import { t } from "../words/t.ts";
import type { GateNode } from "../graph/graph.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import { computeAll } from "./execute.ts";
import type { Claim } from "./jacobianStructure.ts";
import { compile } from "./plan.ts";
import { pullThrough } from "./pull.ts";

/** The entries of a closed group's Jacobian, row-major: each row is what it hands on for an upstream gradient of 1 at that output. */
export function insideEntries({ module, shape }: GateNode, operands: readonly Tensor[], slot: number): Float64Array {
  const rows = sizeOf(shape);
  const columns = sizeOf(operands[slot]?.shape ?? []);
  const entries = new Float64Array(rows * columns);
  if (module === undefined) return entries;
  const { graph } = module;
  const plan = compile(graph);
  for (let row = 0; row < rows; row++) {
    const inside = computeAll(plan, graph, graph.output, null, operands);
    const upstream = { shape, data: new Float64Array(rows) };
    upstream.data[row] = 1;
    entries.set(pullThrough(inside, operands.length, upstream)[slot]?.data ?? [], row * columns);
  }
  return entries;
}

/** What can be said of a closed group's Jacobian without forming it. */
export function insideClaim(shape: Shape, operand: Shape): Claim {
  const [rows, columns] = [sizeOf(shape), sizeOf(operand)];
  if (rows === 1 && columns === 1)
    return {
      structure: "number",
      formula: "",
      says: t`One number in, one number out: the Jacobian is the local gradient, by the chain rule through the gates inside.`,
      sparsity: 1,
    };
  return {
    structure: "dense",
    formula: "",
    says: t`It is the product of the Jacobians of the gates inside; which outputs depend on which inputs shows when the group is open.`,
    sparsity: rows * columns,
  };
}
