import { t } from "../words/t.ts";
import type { ModuleGate, NodeGate } from "../gates/gate.ts";
import { gateNamed } from "../gates/index.ts";
import type { Shape } from "../tensor/tensor.ts";
import type { GateNode, Graph, GraphNode, Module } from "./graph.ts";

/** The node at an index that the graph itself gave. */
export function nodeAt(graph: Graph, index: number): GraphNode {
  const node = graph.nodes[index];
  if (node === undefined) throw new Error(`The graph has no node ${String(index)}.`);
  return node;
}

/** Indexes of the nodes that a node's wires come from, first slot first; a value used twice stands there twice. */
export function wiredNodes(node: GraphNode): number[] {
  if (node.kind === "input") return [];
  return node.operands.flatMap((operand) => (operand.kind === "wire" ? [operand.node] : []));
}

/** Indexes of the groups around a node, the innermost first. */
export function groupsAround({ groups }: Graph, { group }: Pick<GraphNode, "group">): readonly number[] {
  const around: number[] = [];
  for (let at = group; at !== null; at = groups[at]?.parent ?? null) around.push(at);
  return around;
}

/** Shape of the operand in a slot; a literal, or a slot that is not there, is a number. */
export function operandShape(graph: Graph, node: GateNode, slot: number): Shape {
  const operand = node.operands[slot];
  return operand?.kind === "wire" ? nodeAt(graph, operand.node).shape : [];
}

/** Shape of each operand of a gate, first slot first. */
export function operandShapes(graph: Graph, node: GateNode): readonly Shape[] {
  return node.operands.map((_operand, slot) => operandShape(graph, node, slot));
}

/** One wire end: a slot of a gate. */
export interface Slot {
  /** Index of the gate. */
  readonly gate: number;
  readonly slot: number;
}

const uses = new WeakMap<Graph, readonly (readonly Slot[])[]>();

/** Index of node -> every slot that it feeds. */
export function usesOf(graph: Graph): readonly (readonly Slot[])[] {
  const known = uses.get(graph);
  if (known !== undefined) return known;
  const found = graph.nodes.map((): Slot[] => []);
  graph.nodes.forEach((node, gate) => {
    if (node.kind === "input") return;
    node.operands.forEach((operand, slot) => {
      if (operand.kind === "wire") found[operand.node]?.push({ gate, slot });
    });
  });
  uses.set(graph, found);
  return found;
}

const indexes = new WeakMap<Graph, ReadonlyMap<string, number>>();

/** Index of the node with that id; −1 if there is none. */
export function indexOfId(graph: Graph, id: string): number {
  let known = indexes.get(graph);
  if (known === undefined) {
    known = new Map(graph.nodes.map((node, index) => [node.id, index]));
    indexes.set(graph, known);
  }
  return known.get(id) ?? -1;
}

/** Index of the node that a name or an id means; −1 if there is none. */
export function indexOfName(graph: Graph, name: string): number {
  return graph.names.find(([known]) => known === name)?.[1] ?? indexOfId(graph, name);
}

/** Characters of a name that stand in a gate. */
const LONGEST = 20;

const moduleGates = new WeakMap<Module, ModuleGate>();

function moduleGate(module: Module, arity: number): ModuleGate {
  const known = moduleGates.get(module);
  if (known !== undefined) return known;
  const { kind, name, graph } = module;
  const gate: ModuleGate = {
    kind: "module",
    name: "module",
    title: kind === "turn" ? t`turn ${name}` : name,
    says: t`A graph of its own, closed to one gate.`,
    operands: graph.nodes.slice(0, arity).map(({ id }) => id),
    calls: [],
    symbol: name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name,
    latex: name,
  };
  moduleGates.set(module, gate);
  return gate;
}

/** What a gate node is: a gate of the table, or a closed group. */
export function gateOf({ gate, module, operands }: GateNode): NodeGate {
  return module === undefined ? gateNamed(gate) : moduleGate(module, operands.length);
}
