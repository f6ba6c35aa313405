import { localGradients } from "../gates/pullback.ts";
import type { Attributes } from "../gates/gate.ts";
import { gateNamed } from "../gates/index.ts";
import type { Graph, Operand } from "../graph/graph.ts";
import { recognise } from "../graph/recognise.ts";
import { scalar, sizeOf } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { Trace } from "../trace/trace.ts";

/** A gate of the table as a graph uses it: as one node, or written out in simpler gates. */
export interface Use {
  /** Name of the gate. */
  readonly gate: string;
  /** Index of the node that holds its value. */
  readonly output: number;
  /** What it takes, slot by slot. */
  readonly operands: readonly Operand[];
  readonly attributes: Attributes;
}

const known = new WeakMap<Graph, readonly Use[]>();

/**
 * The gates of a graph, those that others of its gates together are in the place of these; in graph order. Closed groups are
 * not looked into.
 */
export function usesOfGates(graph: Graph): readonly Use[] {
  const made = known.get(graph);
  if (made !== undefined) return made;
  const written = recognise(graph);
  const inside = new Set(written.flatMap((one) => one.inside));
  const alone = [...graph.nodes.entries()].flatMap(([output, node]): readonly Use[] => {
    if (node.kind === "input" || node.module !== undefined || inside.has(output)) return [];
    return [{ gate: node.gate, output, operands: node.operands, attributes: node.attributes }];
  });
  const uses = [
    ...written.map(({ gate, output, operands, attributes }) => ({ gate, output, operands, attributes })),
    ...alone,
  ];
  const ordered = uses.toSorted((a, b) => a.output - b.output);
  known.set(graph, ordered);
  return ordered;
}

/** A node's value in a trace, or a literal. */
export function operandValue({ shapes, offsets, values }: Trace, operand: Operand): Tensor {
  if (operand.kind === "constant") return scalar(operand.value);
  const shape = shapes[operand.node] ?? [];
  const from = offsets[operand.node] ?? 0;
  return { shape, data: values.subarray(from, from + sizeOf(shape)) };
}

/** The local gradient of each element of an elementwise gate's output by the operand in a slot. Throws on other gates. */
export function localsOf(trace: Trace, { gate, output, operands }: Use, slot: number): Tensor {
  const used = gateNamed(gate);
  if (used.kind !== "elementwise") throw new Error(`The ${gate} gate has no local gradient for each element.`);
  const out = operandValue(trace, { kind: "wire", node: output });
  return localGradients(
    used,
    slot,
    operands.map((operand) => operandValue(trace, operand)),
    out,
  );
}
