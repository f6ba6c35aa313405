import type { Graph, GraphNode, InputNode } from "../graph/graph.ts";
import { nodeAt, usesOf } from "../graph/lookup.ts";
import { MersenneTwister } from "../tensor/mersenne.ts";
import { nest, tensorOf } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { compile } from "../trace/plan.ts";
import { Point } from "./point.ts";

/** Points beside the given one, and what a graph may hold to be run so often. */
const FURTHER = 3;
const FURTHER_OF_LARGE = 2;
const LARGE = 50_000;
/** How far inputs are moved, by attempt: where a move leaves the domain of a logarithm, a smaller one may not. */
const steps: readonly number[] = [0.3, 0.3, 0.3, 0.1, 0.1, 0.03];

/** How a graph is run again and again. */
export interface Task {
  readonly graph: Graph;
  /** Index of the node that is differentiated. */
  readonly target: number;
  /** Names whose numbers are labels or sizes for the lines that are judged. */
  readonly kept: ReadonlySet<string>;
  /** Whether what arrives at the target is any number, as in the backward method of a gate class, and not 1. */
  readonly isLayer: boolean;
}

/**
 * The point that the program gives, and others near it, at which nothing is right by coincidence. The others are fewer, or
 * none, where the neighbourhood has no finite gradients.
 */
export function pointsOf({ graph, target, kept, isLayer }: Task): readonly Point[] {
  const plan = compile(graph);
  const given = new Point(plan, graph, target, 1);
  const points = [given];
  const count = plan.size > LARGE ? FURTHER_OF_LARGE : FURTHER;
  const fixed = new Set([...graph.nodes.keys()].filter((index) => isFixed(graph, index, kept)));
  for (const [attempt, step] of steps.entries()) {
    if (points.length > count) break;
    const moved = movedGraph(graph, fixed, step, attempt);
    const point = new Point(plan, moved, target, isLayer ? 1.3 + attempt / 2 : 1);
    if (given.isFinite ? point.isFinite : true) points.push(point);
  }
  return points;
}

function movedGraph(graph: Graph, fixed: ReadonlySet<number>, step: number, seed: number): Graph {
  const stream = new MersenneTwister(seed + 1);
  const nodes = graph.nodes.map((node, index): GraphNode =>
    node.kind === "gate" || fixed.has(index) ? node : movedInput(node, step, stream),
  );
  return { ...graph, nodes };
}

function movedInput(node: InputNode, step: number, stream: MersenneTwister): InputNode {
  const { shape, data } = tensorOf(node.value);
  const finite = data.filter((value) => Number.isFinite(value));
  // Numbers that are 0 move as far as the others of their tensor are large.
  const size = Math.sqrt(finite.reduce((sum, value) => sum + value * value, 0) / Math.max(1, finite.length));
  const scale = size === 0 ? 0.1 : size;
  const moved = data.map((value) => {
    const direction = stream.uniform() < 0.5 ? -1 : 1;
    const far = direction * (0.5 + stream.uniform() / 2);
    return value + step * far * (0.7 * Math.abs(value) + 0.3 * scale);
  });
  return { ...node, value: nest(moved, 0, shape) };
}

/** Whether an input stands for labels, sizes or shares, of which other numbers would make another problem. */
function isFixed(graph: Graph, index: number, kept: ReadonlySet<string>): boolean {
  const node = nodeAt(graph, index);
  if (node.kind === "gate") return false;
  if (node.told === true || (node.name !== null && kept.has(node.name))) return true;
  const value = tensorOf(node.value);
  return node.shape.length === 0 ? isCount(graph, index, value.data[0] ?? 0) : isCoded(value) || isShares(value);
}

/** A number that divides, and is the size of something: the N of a mean. */
function isCount(graph: Graph, index: number, value: number): boolean {
  const isSize = graph.nodes.some(({ shape }) => shape.includes(value));
  const uses = usesOf(graph)[index] ?? [];
  const divides = uses.every(({ gate, slot }) => {
    const node = nodeAt(graph, gate);
    return node.kind === "gate" && node.gate === "divide" && slot === 1;
  });
  return isSize && divides;
}

/** One-hot rows, signs, and masks of one number and 0. */
function isCoded({ data }: Tensor): boolean {
  if (data.every((value) => Math.abs(value) === 1 || value === 0)) return true;
  const other = data.find((value) => value !== 0);
  return data.includes(0) && data.every((value) => value === 0 || value === other);
}

/** Rows of probabilities. */
function isShares({ shape, data }: Tensor): boolean {
  const extent = shape.at(-1) ?? 1;
  if (extent < 2 || data.some((value) => value < 0)) return false;
  for (let row = 0; row < data.length; row += extent) {
    const sum = data.subarray(row, row + extent).reduce((total, value) => total + value, 0);
    if (Math.abs(sum - 1) > 1e-9) return false;
  }
  return true;
}
