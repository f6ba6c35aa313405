import type { Kernel } from "../gates/evaluate.ts";
import type { Attributes, NodeGate } from "../gates/gate.ts";
import { localKernels } from "../gates/partials.ts";
import type { GateNode, Graph, Module } from "../graph/graph.ts";
import { gateOf } from "../graph/lookup.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";

/** One slot of one gate on the tape. */
export interface TapeSlot {
  /** Index of the node on the other end of the wire; −1 for a literal. */
  readonly operand: number;
  /** The literal's value; unused for a wire. */
  readonly constant: number;
  /** Which of all wires of the graph this is, counted in topological order; −1 for a literal. */
  readonly wire: number;
}

/** One gate on the tape. */
export interface TapeGate {
  readonly node: number;
  readonly id: string;
  readonly gate: NodeGate;
  readonly attributes: Attributes;
  readonly slots: readonly TapeSlot[];
  /** slot -> local gradient, where the gate and all its operands are single numbers; null for tensors. */
  readonly scalar: readonly Kernel[] | null;
  /** The inside of a closed group, compiled; null for a gate of the table. */
  readonly inner: Inner | null;
}

export interface Inner {
  readonly plan: Plan;
  readonly graph: Graph;
  /** Its value and all its operands are single numbers, so that it has a local gradient for each of them. */
  readonly isScalar: boolean;
}

/** Where a wire ends: the gate's position on the tape and the slot. */
export interface WireEnd {
  readonly gate: number;
  readonly slot: number;
}

/**
 * A graph compiled for running: gates in topological order, and where each node's elements lie in the arena.
 * It holds no input values, so that one plan serves every value an input takes.
 */
export interface Plan {
  readonly tape: readonly TapeGate[];
  readonly shapes: readonly Shape[];
  readonly offsets: Int32Array;
  /** Elements of the arena. */
  readonly size: number;
  /** Index of node -> the wires that leave it, in the order in which they bring back its gradient: last gate and last slot first. */
  readonly uses: readonly (readonly WireEnd[])[];
  /** Wire -> where the downstream gradient that it carries starts; one more than there are wires. */
  readonly flowOffsets: Int32Array;
  /** Index of node -> position of its gate on the tape; −1 for an input. */
  readonly position: Int32Array;
}

export function compile(graph: Graph): Plan {
  const shapes = graph.nodes.map((node) => node.shape);
  const offsets = new Int32Array(graph.nodes.length);
  let size = 0;
  for (const [index, shape] of shapes.entries()) {
    offsets[index] = size;
    size += sizeOf(shape);
  }
  const position = new Int32Array(graph.nodes.length).fill(-1);
  const uses = graph.nodes.map((): WireEnd[] => []);
  const tape: TapeGate[] = [];
  const flowOffsets = [0];
  for (const [index, node] of graph.nodes.entries()) {
    if (node.kind === "input") continue;
    position[index] = tape.length;
    const slots = node.operands.map((operand, slot): TapeSlot => {
      if (operand.kind === "constant") return { operand: -1, constant: operand.value, wire: -1 };
      uses[operand.node]?.push({ gate: tape.length, slot });
      const wire = flowOffsets.length - 1;
      flowOffsets.push((flowOffsets[wire] ?? 0) + sizeOf(shapes[operand.node] ?? []));
      return { operand: operand.node, constant: 0, wire };
    });
    const gate = gateOf(node);
    const scalar = gate.kind === "elementwise" && isScalar(node, shapes) ? localKernels(gate) : null;
    const { id, attributes, module } = node;
    const inner = module === undefined ? null : innerOf(module, node, shapes);
    tape.push({ node: index, id, gate, attributes, slots, scalar, inner });
  }
  for (const ends of uses) ends.reverse();
  return { tape, shapes, offsets, size, uses, flowOffsets: Int32Array.from(flowOffsets), position };
}

function innerOf({ graph }: Module, node: GateNode, shapes: readonly Shape[]): Inner {
  return { plan: compile(graph), graph, isScalar: node.shape.length === 0 && isScalar(node, shapes) };
}

function isScalar({ operands }: GateNode, shapes: readonly Shape[]): boolean {
  return operands.every((operand) => operand.kind === "constant" || shapes[operand.node]?.length === 0);
}
