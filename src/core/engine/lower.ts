import type { Attributes, Gate } from "../gates/gate.ts";
import type { GateNode, Graph, Module, Operand } from "../graph/graph.ts";
import { nodeAt } from "../graph/lookup.ts";
import { codedGate } from "./codes.ts";
import type { Nested, Shape } from "../tensor/tensor.ts";

const none: Attributes = {};
const scalar: Shape = [];

/** How many cells, and how many operands, a graph needs at most. */
function extentOf(graph: Graph): { readonly cells: number; readonly operands: number } {
  let cells = 0;
  let operands = 0;
  for (const node of graph.nodes) {
    cells++;
    if (node.kind === "input") continue;
    // Each operand may be a literal, a cell of its own.
    cells += node.operands.length;
    operands += node.operands.length;
    if (node.module === undefined) continue;
    const inside = extentOf(node.module.graph);
    cells += inside.cells;
    operands += inside.operands;
  }
  return { cells, operands };
}

/**
 * A graph as a list of cells, one for every value: an input, a literal, or what a gate computes. Closed groups are opened,
 * so that every gate is one of the table. A cell stands after its operands.
 */
export class Cells {
  /** cell -> its gate; null for an input or a literal. */
  readonly gates: (Gate | null)[] = [];
  /** cell -> the code of its gate; 0 for an input or a literal. */
  readonly codes: Uint8Array;
  /** cell -> 1 where it is a single number, 2 more where it is computed element by element. */
  readonly forms: Uint8Array;
  readonly shapes: Shape[] = [];
  readonly attributes: Attributes[] = [];
  /** Cell c has the operands `operands[starts[c]]` up to `operands[starts[c + 1]]`, cells themselves. */
  readonly starts: Int32Array;
  readonly operands: Int32Array;
  /** cell -> how many gates lie on the longest way to it; 0 for an input or a literal. */
  readonly levels: Int32Array;
  /** Cells of inputs and literals, and beside each its value. */
  readonly given: number[] = [];
  readonly values: Nested[] = [];
  /** Index of node -> its cell. */
  readonly ofNode: Int32Array;

  readonly #literals = new Map<number | string, number>();
  #end = 0;

  constructor(graph: Graph) {
    const { cells, operands } = extentOf(graph);
    this.codes = new Uint8Array(cells);
    this.forms = new Uint8Array(cells);
    this.starts = new Int32Array(cells + 1);
    this.levels = new Int32Array(cells);
    this.operands = new Int32Array(operands);
    this.ofNode = this.#lay(graph, []);
  }

  get count(): number {
    return this.gates.length;
  }

  operandsOf(cell: number): readonly number[] {
    return [...this.operands.subarray(this.starts[cell], this.starts[cell + 1])];
  }

  /** A gate that is computed element by element and gives one number: its operands are numbers too. */
  isScalarGate(cell: number): boolean {
    return this.forms[cell] === 3;
  }

  /** @param handed cells of the first nodes, which stand for the operands of a closed group */
  #lay(graph: Graph, handed: readonly number[]): Int32Array {
    const { nodes } = graph;
    const ofNode = new Int32Array(nodes.length);
    for (let index = 0; index < nodes.length; index++) {
      const node = nodeAt(graph, index);
      if (index < handed.length) ofNode[index] = handed[index] ?? -1;
      else if (node.kind === "input") ofNode[index] = this.#value(node.value, node.shape);
      else
        ofNode[index] = node.module === undefined ? this.#gate(node, ofNode) : this.#module(node, node.module, ofNode);
    }
    return ofNode;
  }

  #value(value: Nested, shape: Shape): number {
    const cell = this.#add(null, 0, shape, none, 0);
    this.given.push(cell);
    this.values.push(value);
    return cell;
  }

  #literal(value: number): number {
    // A map takes 0 and −0 for the same key.
    const key = Object.is(value, -0) ? "-0" : value;
    const known = this.#literals.get(key);
    if (known !== undefined) return known;
    const cell = this.#value(value, scalar);
    this.#literals.set(key, cell);
    return cell;
  }

  #operand(operand: Operand, ofNode: Int32Array): number {
    return operand.kind === "wire" ? (ofNode[operand.node] ?? -1) : this.#literal(operand.value);
  }

  #gate({ gate: name, operands, shape, attributes }: GateNode, ofNode: Int32Array): number {
    // Literals first: a cell's operands stand together.
    for (const operand of operands) if (operand.kind === "constant") this.#literal(operand.value);
    let level = 0;
    for (const operand of operands) {
      const cell = this.#operand(operand, ofNode);
      this.operands[this.#end++] = cell;
      level = Math.max(level, this.levels[cell] ?? 0);
    }
    const { gate, code } = codedGate(name);
    return this.#add(gate, code, shape, attributes, level + 1);
  }

  #module({ operands }: GateNode, { graph }: Module, ofNode: Int32Array): number {
    const handed = operands.map((operand) => this.#operand(operand, ofNode));
    return this.#lay(graph, handed)[graph.output] ?? -1;
  }

  #add(gate: Gate | null, code: number, shape: Shape, attributes: Attributes, level: number): number {
    const cell = this.gates.length;
    this.gates.push(gate);
    this.codes[cell] = code;
    this.forms[cell] = (shape.length === 0 ? 1 : 0) + (gate?.kind === "elementwise" ? 2 : 0);
    this.shapes.push(shape);
    this.attributes.push(attributes);
    this.levels[cell] = level;
    this.starts[cell + 1] = this.#end;
    return cell;
  }
}

export const isNumber = (cells: Cells, cell: number): boolean => ((cells.forms[cell] ?? 0) & 1) === 1;

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
