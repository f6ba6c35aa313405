import type { Expr, Span } from "../language/program.ts";
import type { Graph, GraphNode, Group, Operand } from "../graph/graph.ts";
import type { NodeSize } from "./layout.ts";

/** What a layout reads of a graph and of its sizes, in arrays that can be handed to a worker without copying. */
export interface PackedGraph {
  /** Index of node -> where its operands end in `operands`; they begin where those of the node before it end. */
  readonly ends: Int32Array<ArrayBuffer>;
  /** Index of node -> 1 for a gate, 0 for an input. */
  readonly isGate: Uint8Array<ArrayBuffer>;
  /** Slot by slot the index of the node its wire comes from, −1 for a literal. */
  readonly operands: Int32Array<ArrayBuffer>;
  /** Index of node -> its group, −1 for none. */
  readonly group: Int32Array<ArrayBuffer>;
  readonly groups: readonly Group[];
  readonly output: number;
  /** Width, height and stub of each node. */
  readonly sizes: Float64Array<ArrayBuffer>;
}

const nowhere: Span = { from: 0, to: 0 };
const nothing: Expr = { kind: "number", value: 0, span: nowhere };
const literal: Operand = { kind: "constant", value: 0, expression: nothing };

/** What of a group decides about its frame. */
function slim({ kind, key, name, parent, closed }: Group): Group {
  const group = { kind, key, name, parent, span: nowhere };
  return closed === undefined ? group : { ...group, closed };
}

/** Leaves out values, names of nodes, expressions and spans. */
export function packGraph(graph: Graph, sizes: readonly NodeSize[]): PackedGraph {
  const { nodes, groups, output } = graph;
  const operands: number[] = [];
  const ends = Int32Array.from(nodes, (node) => {
    if (node.kind === "gate")
      for (const operand of node.operands) operands.push(operand.kind === "wire" ? operand.node : -1);
    return operands.length;
  });
  return {
    ends,
    isGate: Uint8Array.from(nodes, ({ kind }) => (kind === "gate" ? 1 : 0)),
    operands: Int32Array.from(operands),
    group: Int32Array.from(nodes, (node) => node.group ?? -1),
    groups: groups.map(slim),
    output,
    sizes: Float64Array.from(sizes.flatMap(({ width, height, stub }) => [width, height, stub])),
  };
}

/** A graph that is laid out as the one that was packed, and its sizes. */
export function unpackGraph(packed: PackedGraph): { readonly graph: Graph; readonly sizes: readonly NodeSize[] } {
  const { ends, isGate, operands, group, groups, output } = packed;
  const nodes = Array.from(ends, (end, index): GraphNode => {
    const inside = group[index] ?? -1;
    const base = {
      id: String(index),
      name: null,
      expression: nothing,
      span: null,
      shape: [],
      group: inside < 0 ? null : inside,
    };
    if (isGate[index] === 0) return { ...base, kind: "input", value: 0, unbound: null };
    const slots = Array.from(operands.subarray(index === 0 ? 0 : ends[index - 1], end));
    return {
      ...base,
      kind: "gate",
      gate: "",
      attributes: {},
      operands: slots.map((node): Operand => (node < 0 ? literal : { kind: "wire", node })),
    };
  });
  const sizes = nodes.map((_node, index) => ({
    width: packed.sizes[3 * index] ?? 0,
    height: packed.sizes[3 * index + 1] ?? 0,
    stub: packed.sizes[3 * index + 2] ?? 0,
  }));
  return { graph: { nodes, output, groups, names: [] }, sizes };
}

/** The memory that is handed over with a packed graph. */
export function buffersOfGraph({ ends, isGate, operands, group, sizes }: PackedGraph): ArrayBuffer[] {
  return [ends.buffer, isGate.buffer, operands.buffer, group.buffer, sizes.buffer];
}
