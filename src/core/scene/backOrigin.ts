import { axisOf } from "../gates/common.ts";
import { localKernels } from "../gates/partials.ts";
import type { GateNode, Graph } from "../graph/graph.ts";
import { gateOf, operandShape, usesOf, type Slot } from "../graph/lookup.ts";
import { sizeOf } from "../tensor/nested.ts";
import { asMatrix, broadcastFrom, isMover, lineAt, moved, type Origin, type Part } from "./origin.ts";

/** The number at an element of a node, or a literal's own. */
export type Look = (part: Part) => number;

/** One use's share in the gradient of an element. Null where one line cannot say it. */
type Terms = readonly (readonly Part[])[] | null;

/** Elements that are looked through for the copies of one. */
const MOST_COPIES = 100_000;

const range = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_unused, i) => make(i));

function valuePart(node: GateNode, slot: number, cell: number): Part {
  const operand = node.operands[slot];
  if (operand === undefined) return { literal: Number.NaN };
  return operand.kind === "wire" ? { node: operand.node, which: "value", cell } : { literal: operand.value };
}

/** Σ upstream · the other matrix: along a row of the upstream for the left operand, down a column for the right one. */
function throughProduct(graph: Graph, gate: number, node: GateNode, slot: number, at: number): Terms {
  const upstream = (cell: number): Part => ({ node: gate, which: "gradient", cell });
  const [height, inner] = asMatrix(operandShape(graph, node, 0), "left");
  const [, width] = asMatrix(operandShape(graph, node, 1), "right");
  if (slot === 0) {
    const [i, p] = [Math.floor(at / inner), at % inner];
    return range(width, (j) => [upstream(i * width + j), valuePart(node, 1, p * width + j)]);
  }
  const [p, j] = [Math.floor(at / width), at % width];
  return range(height, (i) => [valuePart(node, 0, i * inner + p), upstream(i * width + j)]);
}

/** Local · upstream for each element of the result that the operand's element was copied to. */
function throughElements(graph: Graph, gate: number, node: GateNode, slot: number, at: number, look: Look): Terms {
  const made = gateOf(node);
  if (made.kind !== "elementwise") return null;
  if (sizeOf(node.shape) > MOST_COPIES && sizeOf(operandShape(graph, node, slot)) < sizeOf(node.shape)) return null;
  const local = localKernels(made)[slot];
  const mine = operandShape(graph, node, slot);
  const same = sizeOf(mine) === sizeOf(node.shape);
  const copies = same
    ? [at]
    : range(sizeOf(node.shape), (o) => o).filter((o) => broadcastFrom(mine, node.shape, o) === at);
  return copies.map((o) => {
    const operands = node.operands.map((_operand, k) =>
      look(valuePart(node, k, broadcastFrom(operandShape(graph, node, k), node.shape, o))),
    );
    const slope = local?.(operands, look({ node: gate, which: "value", cell: o })) ?? Number.NaN;
    const upstream: Part = { node: gate, which: "gradient", cell: o };
    return slope === 1 ? [upstream] : [{ literal: slope }, upstream];
  });
}

function through(graph: Graph, { gate, slot }: Slot, at: number, look: Look): Terms {
  const node = graph.nodes[gate];
  if (node === undefined || node.kind === "input") return null;
  const upstream = (cell: number): Part => ({ node: gate, which: "gradient", cell });
  if (gateOf(node).kind === "elementwise") return throughElements(graph, gate, node, slot, at, look);
  if (isMover(node.gate)) {
    const from = moved(graph, node);
    return from.flatMap((each, o) => (each.slot === slot && each.cell === at ? [[upstream(o)]] : []));
  }
  if (node.gate === "matmul") return throughProduct(graph, gate, node, slot, at);
  if (node.gate === "outer") {
    const width = sizeOf(operandShape(graph, node, 1));
    const height = sizeOf(operandShape(graph, node, 0));
    if (slot === 0) return range(width, (j) => [upstream(at * width + j), valuePart(node, 1, j)]);
    return range(height, (i) => [valuePart(node, 0, i), upstream(i * width + at)]);
  }
  if (node.gate === "sum" || node.gate === "mean") {
    const shape = operandShape(graph, node, 0);
    const axis = axisOf(node.attributes, shape);
    const o = range(sizeOf(node.shape), (i) => i).find((i) => lineAt(shape, axis, i).includes(at)) ?? 0;
    const count = sizeOf(shape) / Math.max(1, sizeOf(node.shape));
    return [node.gate === "sum" ? [upstream(o)] : [{ literal: 1 / count }, upstream(o)]];
  }
  return null;
}

/**
 * How element `at` of the gradient of a node came about: the sum of what its uses bring back.
 * @param reached - Index of node -> whether the target depends on it: uses elsewhere bring nothing.
 */
export function gradientOrigin(
  graph: Graph,
  index: number,
  at: number,
  { reached, look, target }: { readonly reached: readonly boolean[]; readonly look: Look; readonly target: number },
): Origin {
  if (index === target) return { kind: "given" };
  const uses = (usesOf(graph)[index] ?? []).filter(({ gate }) => reached[gate] === true);
  const terms: (readonly Part[])[] = [];
  let opaque = false;
  for (const use of uses) {
    const mine = through(graph, use, at, look);
    if (mine === null) opaque = true;
    else terms.push(...mine);
  }
  if (!opaque) return { kind: "sum", terms, over: 1 };
  const nodes = uses.flatMap(({ gate }) => [
    { node: gate, which: "gradient" as const },
    { node: gate, which: "value" as const },
  ]);
  return { kind: "all", nodes };
}
