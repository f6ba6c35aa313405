import { axisOf } from "../gates/common.ts";
import type { Attributes } from "../gates/gate.ts";
import type { GateNode, Graph } from "../graph/graph.ts";
import { gateOf, operandShape } from "../graph/lookup.ts";
import { alongAxis } from "../tensor/axes.ts";
import { eachRun, slide } from "../tensor/convolve.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import type { Which } from "./tensorMarks.ts";

/** One number that another is made of: an element of a node's value or gradient by its flat index, or a literal. */
export type Part =
  { readonly node: number; readonly which: Which; readonly cell: number } | { readonly literal: number };

/** How a number came about, in terms that can be written out. */
export type Origin =
  /** Σ of products, divided by `over`. */
  | { readonly kind: "sum"; readonly terms: readonly (readonly Part[])[]; readonly over: number }
  /** An operator or a function of its parts. */
  | { readonly kind: "apply"; readonly gate: string; readonly parts: readonly Part[] }
  /** All of these, in some way that one line cannot say. */
  | { readonly kind: "all"; readonly nodes: readonly { readonly node: number; readonly which: Which }[] }
  | { readonly kind: "given" };

export const given: Origin = { kind: "given" };

const range = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_unused, i) => make(i));

export const sumOf = (terms: readonly (readonly Part[])[], over = 1): Origin => ({ kind: "sum", terms, over });

/** Rows and columns of a matmul operand: a vector stands as a row on the left and as a column on the right. */
export function asMatrix(shape: Shape, side: "left" | "right"): readonly [rows: number, columns: number] {
  const [first = 1, second] = shape;
  if (second !== undefined) return [first, second];
  return side === "left" ? [1, first] : [first, 1];
}

/** Flat index into an operand of the element that stands at flat index `at` of a broadcast result. */
export function broadcastFrom(operand: Shape, result: Shape, at: number): number {
  let [rest, index, stride] = [at, 0, 1];
  for (let axis = result.length - 1; axis >= 0; axis--) {
    const extent = result[axis] ?? 1;
    const own = operand[axis - result.length + operand.length] ?? 1;
    if (own !== 1) index += (rest % extent) * stride;
    stride *= own;
    rest = Math.floor(rest / extent);
  }
  return index;
}

/** The elements of the line along an axis that passes through an element of the result of reducing it. */
export function lineAt(shape: Shape, axis: number | null, at: number): number[] {
  const { extent, inner } = alongAxis(shape, axis);
  const start = Math.floor(at / inner) * extent * inner + (at % inner);
  return range(extent, (i) => start + i * inner);
}

/** Gates that move elements about and compute nothing: where each element came from is found by letting them move its number. */
const movers = new Set(["transpose", "reshape", "flatten", "index", "concat", "stack"]);

export function isMover(gate: string): boolean {
  return movers.has(gate);
}

interface Place {
  readonly slot: number;
  readonly cell: number;
}

const movedBy = new WeakMap<GateNode, readonly Place[]>();

/** For each element of a mover's result: which slot and element stands there. */
export function moved(graph: Graph, node: GateNode): readonly Place[] {
  const known = movedBy.get(node);
  if (known !== undefined) return known;
  const places = move(graph, node);
  movedBy.set(node, places);
  return places;
}

function move(graph: Graph, node: GateNode): readonly Place[] {
  const gate = gateOf(node);
  if (gate.kind !== "tensor") return [];
  const where: { slot: number; cell: number }[] = [];
  const operands = node.operands.map((_operand, slot): Tensor => {
    const shape = operandShape(graph, node, slot);
    const start = where.length;
    const size = sizeOf(shape);
    for (let cell = 0; cell < size; cell++) where.push({ slot, cell });
    return { shape, data: Float64Array.from({ length: size }, (_unused, i) => start + i) };
  });
  const { data } = gate.forward(operands, node.attributes, node.shape);
  return Array.from(data, (id) => where[id] ?? { slot: 0, cell: 0 });
}

/** The elements under the window of a pool at each element of its result. */
export function underWindow(x: Shape, result: Shape, attributes: Attributes, at: number): number[] {
  const k = Number(attributes["k"]);
  const window = { height: k, width: k, stride: Number(attributes["stride"] ?? k), pad: 0 };
  const plane = sizeOf(result.slice(-2));
  const cells: number[] = [];
  slide(x.slice(-2), window, (output, input) => {
    if (output === at % plane) cells.push(Math.floor(at / plane) * sizeOf(x.slice(-2)) + input);
  });
  return cells;
}

/** Products that are looked through for those of one element; a convolution of more is not written out. */
const MOST_PRODUCTS = 2_000_000;

function everything(node: GateNode): Origin {
  const nodes = node.operands.flatMap((operand) =>
    operand.kind === "wire" ? [{ node: operand.node, which: "value" as const }] : [],
  );
  return { kind: "all", nodes };
}

/** How element `at` (by its flat index) of a node's value came about. */
export function originOf(graph: Graph, index: number, at: number): Origin {
  const node = graph.nodes[index];
  if (node === undefined || node.kind === "input") return given;
  const shape = (slot: number): Shape => operandShape(graph, node, slot);
  const part = (slot: number, cell: number): Part => {
    const operand = node.operands[slot];
    if (operand === undefined) return { literal: Number.NaN };
    return operand.kind === "wire" ? { node: operand.node, which: "value", cell } : { literal: operand.value };
  };
  const line = (): Part[] => lineAt(shape(0), axisOf(node.attributes, shape(0)), at).map((cell) => part(0, cell));
  if (gateOf(node).kind === "elementwise") {
    const parts = node.operands.map((_operand, slot) => part(slot, broadcastFrom(shape(slot), node.shape, at)));
    return { kind: "apply", gate: node.gate, parts };
  }
  if (isMover(node.gate)) {
    const from = moved(graph, node)[at];
    return from === undefined ? given : sumOf([[part(from.slot, from.cell)]]);
  }
  switch (node.gate) {
    case "matmul": {
      const [, inner] = asMatrix(shape(0), "left");
      const [, width] = asMatrix(shape(1), "right");
      const row = Math.floor(at / width);
      return sumOf(range(inner, (p) => [part(0, row * inner + p), part(1, p * width + (at % width))]));
    }
    case "outer": {
      const width = sizeOf(shape(1));
      return sumOf([[part(0, Math.floor(at / width)), part(1, at % width)]]);
    }
    case "sum":
      return sumOf(line().map((each) => [each]));
    case "mean":
      return sumOf(
        line().map((each) => [each]),
        line().length,
      );
    case "squared_norm":
      return sumOf(line().map((each) => [each, each]));
    case "largest":
    case "smallest":
    case "norm":
    case "logsumexp":
      return { kind: "apply", gate: node.gate, parts: line() };
    case "softmax":
    case "log_softmax": {
      const axis = axisOf(node.attributes, shape(0)) ?? 0;
      const { extent, inner } = alongAxis(shape(0), axis);
      const reduced = Math.floor(at / (extent * inner)) * inner + (at % inner);
      const cells = lineAt(shape(0), axis, reduced);
      // Its own score first: the formula speaks of it apart from the others.
      return { kind: "apply", gate: node.gate, parts: [at, ...cells].map((cell) => part(0, cell)) };
    }
    case "max_pool2d":
      return {
        kind: "apply",
        gate: "largest",
        parts: underWindow(shape(0), node.shape, node.attributes, at).map((cell) => part(0, cell)),
      };
    case "avg_pool2d": {
      const cells = underWindow(shape(0), node.shape, node.attributes, at);
      return sumOf(
        cells.map((cell) => [part(0, cell)]),
        cells.length,
      );
    }
    case "conv2d": {
      if (sizeOf(node.shape) * sizeOf(shape(1).slice(1)) > MOST_PRODUCTS) return everything(node);
      const terms: Part[][] = [];
      const stride = Number(node.attributes["stride"] ?? 1);
      eachRun(shape(0), shape(1), stride, Number(node.attributes["pad"] ?? 0), (out, image, filter, count) => {
        const k = at - out;
        if (k >= 0 && k < count) terms.push([part(0, image + k * stride), part(1, filter)]);
      });
      return sumOf(terms);
    }
    default:
      return everything(node);
  }
}
