import { Machine } from "../../core/engine/machine.ts";
import { labelsOf } from "../../core/gates/losses.ts";
import type { Graph } from "../../core/graph/graph.ts";
import { nodeAt, wiredNodes } from "../../core/graph/lookup.ts";
import { nest } from "../../core/tensor/nested.ts";
import type { Descent } from "../../core/train/descent.ts";
import type { Range } from "./surface.ts";

/** Which class has the highest score at each point of a grid over the two columns of the data. */
export interface Regions {
  readonly x: Range;
  readonly y: Range;
  /** Points along each side, the ends included. */
  readonly side: number;
  /** Row by row, y rising from row to row. */
  readonly classes: Uint8Array;
  /** How many of the data's points have the highest score for their own class. */
  readonly right: number;
}

/** What of a classifier its picture needs, and does not change while it learns. */
export interface Classes {
  /** Name of the data, or null where it has none. */
  readonly name: string | null;
  /** Pair by pair. */
  readonly points: Float64Array;
  /** The class of each point. */
  readonly labels: readonly number[];
}

const sides = { first: 24, most: 48, least: 16 } as const;
/** Milliseconds that one picture may take, about: finer ones follow where it took less, coarser ones where it took more. */
const patience = 20;
const margin = 0.15;

/** A classifier of points in the plane, taken out of a training: how it would classify any other point. */
export class Classifier {
  readonly classes: Classes;
  readonly #machine: Machine;
  readonly #descent: Descent;
  readonly #data: number;
  readonly #scores: number;
  #side: number = sides.first;

  /** Null where the loss is none of scores for points with two columns, or where a point's scores depend on other points. */
  static of(graph: Graph, target: number, descent: Descent): Classifier | null {
    const loss = graph.nodes.findLast(
      (node, index) =>
        index <= target && node.kind === "gate" && (node.gate === "cross_entropy" || node.gate === "svm_loss"),
    );
    const [scores] = loss === undefined ? [] : wiredNodes(loss);
    if (loss?.kind !== "gate" || scores === undefined) return null;
    const labels = labelsOf(loss.attributes).map(Number);
    const [rows, count = 0] = nodeAt(graph, scores).shape;
    const data = dataOf(
      graph,
      scores,
      rows ?? 0,
      descent.parameters.map(({ node }) => node),
    );
    if (data === null || rows !== labels.length || count < 2 || count > 255) return null;
    const points = descent.value(data).data.slice();
    const made = new Classifier(graph, descent, data, scores, { name: nodeAt(graph, data).name, points, labels });
    return made.#isPointByPoint() ? made : null;
  }

  private constructor(graph: Graph, descent: Descent, data: number, scores: number, classes: Classes) {
    this.classes = classes;
    this.#descent = descent;
    this.#data = data;
    this.#scores = scores;
    const nodes = descent.parameters.map(({ node }) => node);
    this.#machine = new Machine(withInput(graph, data, classes.points), {
      target: scores,
      parameters: [...nodes, data],
    });
  }

  /** As the descent's present values have it. */
  regions(): Regions {
    const start = Date.now();
    const { points, labels } = this.classes;
    for (const { node } of this.#descent.parameters) this.#machine.set(node, this.#descent.value(node).data);
    const own = this.#classify(points);
    const [x, y] = [rangeOf(points, 0), rangeOf(points, 1)];
    const side = this.#side;
    const grid = new Float64Array(2 * side * side);
    for (let at = 0; at < side * side; at++) {
      grid[2 * at] = x[0] + ((x[1] - x[0]) * (at % side)) / (side - 1);
      grid[2 * at + 1] = y[0] + ((y[1] - y[0]) * Math.floor(at / side)) / (side - 1);
    }
    const right = labels.filter((label, i) => label === own[i]).length;
    const classes = this.#classify(grid);
    const factor = Math.sqrt(patience / Math.max(Date.now() - start, 1));
    if (factor > 1.3 || factor < 0.7)
      this.#side = Math.max(sides.least, Math.min(sides.most, Math.floor(side * factor)));
    return { x, y, side, classes, right };
  }

  /** The class of each point; as many at a time as the data has. */
  #classify(points: Float64Array): Uint8Array {
    const rows = this.classes.labels.length;
    const classes = new Uint8Array(points.length / 2);
    const batch = new Float64Array(2 * rows);
    for (let from = 0; from < classes.length; from += rows) {
      batch.set(points.subarray(2 * from, 2 * Math.min(from + rows, classes.length)));
      const scores = this.#scoresOf(batch);
      const count = scores.length / rows;
      for (let i = 0; i < Math.min(rows, classes.length - from); i++)
        classes[from + i] = highest(scores.subarray(i * count, (i + 1) * count));
    }
    return classes;
  }

  #scoresOf(points: Float64Array): Float64Array {
    this.#machine.set(this.#data, points);
    this.#machine.forward();
    return this.#machine.value(this.#scores).data;
  }

  /** Whether the first point keeps its scores when all others are elsewhere. */
  #isPointByPoint(): boolean {
    const { points, labels } = this.classes;
    const count = this.#scoresOf(points).length / labels.length;
    const before = this.#scoresOf(points).slice(0, count);
    const moved = this.#scoresOf(points.map((value, i) => (i < 2 ? value : 2 * value + 1))).slice(0, count);
    return before.every((score, i) => Math.abs(score - (moved[i] ?? Number.NaN)) <= 1e-9 * (1 + Math.abs(score)));
  }
}

/** The one node of `rows` points that the scores come from and no parameter comes into; null where there is none, or several. */
function dataOf(graph: Graph, scores: number, rows: number, parameters: readonly number[]): number | null {
  const depends = graph.nodes.map(() => false);
  for (const parameter of parameters) depends[parameter] = true;
  graph.nodes.forEach((node, index) => {
    if (wiredNodes(node).some((from) => depends[from])) depends[index] = true;
  });
  const found = new Set<number>();
  const seen = new Set<number>();
  const waiting = [scores];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (seen.has(index)) continue;
    seen.add(index);
    const { shape } = nodeAt(graph, index);
    if (depends[index] === true) waiting.push(...wiredNodes(nodeAt(graph, index)));
    else if (shape.length === 2 && shape[0] === rows && shape[1] === 2) found.add(index);
  }
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

/** The graph with a node that takes any value in place of the one that computed it. */
function withInput(graph: Graph, index: number, points: Float64Array): Graph {
  const { id, name, expression, span, shape, group } = nodeAt(graph, index);
  const value = nest(points, 0, shape);
  const input = { kind: "input", id, name, expression, span, shape, group, value, unbound: null } as const;
  return { ...graph, nodes: graph.nodes.map((node, at) => (at === index ? input : node)) };
}

/** At a tie the first. */
function highest(scores: Float64Array): number {
  let best = 0;
  scores.forEach((score, i) => {
    if (score > (scores[best] ?? 0)) best = i;
  });
  return best;
}

function rangeOf(points: Float64Array, column: 0 | 1): Range {
  let [low, high] = [Infinity, -Infinity];
  for (let i = column; i < points.length; i += 2) {
    low = Math.min(low, points[i] ?? low);
    high = Math.max(high, points[i] ?? high);
  }
  const room = margin * (high - low || 1);
  return [low - room, high + room];
}
