import type { Attributes, Gate } from "../gates/gate.ts";
import { gateNamed } from "../gates/index.ts";
import type { GateNode, Graph } from "../graph/graph.ts";
import { nodeAt } from "../graph/lookup.ts";
import type { Nested, Shape } from "../tensor/tensor.ts";

const none: Attributes = {};
const scalar: Shape = [];

/**
 * A graph as a list of cells, one for every value: an input, a literal, or what a gate computes. Closed groups are opened,
 * so that every gate is one of the table. A cell stands after its operands.
 */
export class Cells {
  /** cell -> its gate; null for an input or a literal. */
  readonly gates: (Gate | null)[] = [];
  readonly shapes: Shape[] = [];
  readonly attributes: Attributes[] = [];
  /** Cell c has the operands `operands[starts[c]]` up to `operands[starts[c + 1]]`, cells themselves. */
  readonly starts: number[] = [0];
  readonly operands: number[] = [];
  /** cell -> how many gates lie on the longest way to it; 0 for an input or a literal. */
  readonly levels: number[] = [];
  /** Values of inputs and literals, as far as they are known beforehand. */
  readonly given: (readonly [cell: number, value: Nested])[] = [];
  /** Index of node -> its cell. */
  readonly ofNode: Int32Array;

  readonly #literals = new Map<number, number>();

  constructor(graph: Graph) {
    this.ofNode = this.#lay(graph, []);
  }

  get count(): number {
    return this.gates.length;
  }

  operandsOf(cell: number): readonly number[] {
    return this.operands.slice(this.starts[cell], this.starts[cell + 1]);
  }

  /** @param handed cells of the first nodes, which stand for the operands of a closed group */
  #lay(graph: Graph, handed: readonly number[]): Int32Array {
    const ofNode = new Int32Array(graph.nodes.length);
    for (const [index, node] of graph.nodes.entries()) {
      const operand = handed[index];
      if (operand !== undefined) ofNode[index] = operand;
      else if (node.kind === "input") ofNode[index] = this.#value(node.value, node.shape);
      else ofNode[index] = this.#gate(node, ofNode);
    }
    return ofNode;
  }

  #value(value: Nested, shape: Shape): number {
    const cell = this.#add(null, shape, none, 0);
    this.given.push([cell, value]);
    return cell;
  }

  #literal(value: number): number {
    const known = Object.is(value, -0) ? undefined : this.#literals.get(value);
    if (known !== undefined) return known;
    const cell = this.#value(value, scalar);
    if (!Object.is(value, -0)) this.#literals.set(value, cell);
    return cell;
  }

  #gate(node: GateNode, ofNode: Int32Array): number {
    const cells: number[] = [];
    for (const operand of node.operands)
      cells.push(operand.kind === "constant" ? this.#literal(operand.value) : (ofNode[operand.node] ?? -1));
    if (node.module !== undefined) {
      const { graph } = node.module;
      return this.#lay(graph, cells)[graph.output] ?? -1;
    }
    let level = 0;
    for (const cell of cells) {
      this.operands.push(cell);
      level = Math.max(level, this.levels[cell] ?? 0);
    }
    return this.#add(gateNamed(node.gate), node.shape, node.attributes, level + 1);
  }

  #add(gate: Gate | null, shape: Shape, attributes: Attributes, level: number): number {
    const cell = this.gates.length;
    this.gates.push(gate);
    this.shapes.push(shape);
    this.attributes.push(attributes);
    this.levels.push(level);
    this.starts.push(this.operands.length);
    return cell;
  }
}

/** Which cells depend on one of `from`. */
export function dependents(cells: Cells, from: Iterable<number>): Uint8Array {
  const marked = new Uint8Array(cells.count);
  for (const cell of from) marked[cell] = 1;
  for (let cell = 0; cell < cells.count; cell++) {
    const end = cells.starts[cell + 1] ?? 0;
    for (let i = cells.starts[cell] ?? 0; i < end; i++) if (marked[cells.operands[i] ?? 0] === 1) marked[cell] = 1;
  }
  return marked;
}

/** Which cells `target` depends on, itself included. */
export function ancestors(cells: Cells, target: number): Uint8Array {
  const marked = new Uint8Array(cells.count);
  marked[target] = 1;
  for (let cell = target; cell >= 0; cell--) {
    if (marked[cell] !== 1) continue;
    const end = cells.starts[cell + 1] ?? 0;
    for (let i = cells.starts[cell] ?? 0; i < end; i++) marked[cells.operands[i] ?? 0] = 1;
  }
  return marked;
}

/** The cell that holds a node's value. */
export function cellOf(cells: Cells, graph: Graph, node: number): number {
  nodeAt(graph, node);
  return cells.ofNode[node] ?? -1;
}
