import type { Graph } from "../src/core/graph/graph.ts";

/** A layout as any engine gives it: boxes with shape and stub, and each wire as points not far apart. */
export interface Drawing {
  /** Index of node -> left, top, width and height. */
  readonly boxes: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  readonly wires: readonly {
    readonly from: number;
    readonly to: number;
    readonly slot: number;
    readonly path: readonly number[];
  }[];
}

export interface Faults {
  /** Pairs of neighbouring slots whose wires reach their gate in the wrong order, of how many. */
  readonly disorder: number;
  readonly pairs: number;
  /** Wires that run over the numbers of another node, counted once for each node. */
  readonly hits: number;
}

/** Operands come in order or not so far before their gate. */
const BEFORE = 30;
const CELL = 240;
/** The stub takes this much of a box, at its right. */
const STUB = 72;

/** Height of a path at `x`, or at its nearest end. */
function heightAt(path: readonly number[], x: number): number {
  for (let i = 0; i + 3 < path.length; i += 2) {
    const [x0, y0, x1, y1] = [path[i] ?? 0, path[i + 1] ?? 0, path[i + 2] ?? 0, path[i + 3] ?? 0];
    if (x <= x0) return y0;
    if (x <= x1) return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
  }
  return path.at(-1) ?? 0;
}

function disorderIn({ wires, boxes }: Drawing): Pick<Faults, "disorder" | "pairs"> {
  const arrivals = new Map<number, { slot: number; from: number; y: number }[]>();
  for (const { from, to, slot, path } of wires) {
    const y = heightAt(path, (boxes[to]?.x ?? 0) - BEFORE);
    const known = arrivals.get(to) ?? [];
    known.push({ slot, from, y });
    arrivals.set(to, known);
  }
  let disorder = 0;
  let pairs = 0;
  for (const mine of arrivals.values()) {
    mine.sort((a, b) => a.slot - b.slot);
    for (let i = 1; i < mine.length; i++) {
      const [a, b] = [mine[i - 1], mine[i]];
      if (a === undefined || b === undefined || a.from === b.from) continue;
      pairs++;
      if (b.y < a.y - 1) disorder++;
    }
  }
  return { disorder, pairs };
}

/** Whether the straight way from one point to another enters a rectangle. */
function enters(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  left: number,
  right: number,
  top: number,
  bottom: number,
): boolean {
  let first = 0;
  let last = 1;
  const clip = (from: number, by: number, low: number, high: number): void => {
    if (by === 0) {
      if (from <= low || from >= high) last = -1;
      return;
    }
    const [a, b] = [(low - from) / by, (high - from) / by];
    first = Math.max(first, Math.min(a, b));
    last = Math.min(last, Math.max(a, b));
  };
  clip(x0, x1 - x0, left, right);
  clip(y0, y1 - y0, top, bottom);
  return first < last;
}

function hitsIn({ boxes, wires }: Drawing): number {
  const rows = 1 << 20;
  const cells = new Map<number, number[]>();
  const cellAt = (column: number, row: number): number => column * rows + row + rows / 2;
  const span = (a: number, b: number): [number, number] => [
    Math.floor(Math.min(a, b) / CELL),
    Math.floor(Math.max(a, b) / CELL),
  ];
  boxes.forEach(({ x, y, width, height }, i) => {
    const [firstColumn, lastColumn] = span(x + width - STUB, x + width);
    const [firstRow, lastRow] = span(y, y + height);
    for (let column = firstColumn; column <= lastColumn; column++) {
      for (let row = firstRow; row <= lastRow; row++) {
        const cell = cells.get(cellAt(column, row));
        if (cell === undefined) cells.set(cellAt(column, row), [i]);
        else cell.push(i);
      }
    }
  });
  let hits = 0;
  for (const { from, to, path } of wires) {
    const struck = new Set<number>();
    for (let i = 0; i + 3 < path.length; i += 2) {
      const [x0, y0, x1, y1] = [path[i] ?? 0, path[i + 1] ?? 0, path[i + 2] ?? 0, path[i + 3] ?? 0];
      const [firstColumn, lastColumn] = span(x0, x1);
      const slope = x1 === x0 ? 0 : (y1 - y0) / (x1 - x0);
      const within = (x: number): number => Math.min(Math.max(x, Math.min(x0, x1)), Math.max(x0, x1));
      for (let column = firstColumn; column <= lastColumn; column++) {
        const [enter, leave] = [within(column * CELL), within((column + 1) * CELL)];
        const [firstRow, lastRow] =
          x1 === x0 ? span(y0, y1) : span(y0 + slope * (enter - x0), y0 + slope * (leave - x0));
        for (let row = firstRow; row <= lastRow; row++) {
          for (const other of cells.get(cellAt(column, row)) ?? []) {
            const box = boxes[other];
            if (box === undefined || other === from || other === to || struck.has(other)) continue;
            const right = box.x + box.width;
            if (enters(x0, y0, x1, y1, right - STUB, right, box.y, box.y + box.height)) struck.add(other);
          }
        }
      }
    }
    hits += struck.size;
  }
  return hits;
}

export function faultsOf(drawing: Drawing): Faults {
  return { ...disorderIn(drawing), hits: hitsIn(drawing) };
}

/** A curve of cubic segments, `x0 y0 x1 y1 …` with 3n + 1 points, as points on it. */
export function sampled(curve: readonly number[]): number[] {
  const path = curve.slice(0, 2);
  for (let i = 0; i + 7 < curve.length; i += 6) {
    for (let k = 1; k <= 16; k++) {
      const t = k / 16;
      const u = 1 - t;
      for (const axis of [0, 1]) {
        const at = (point: number): number => curve[i + 2 * point + axis] ?? 0;
        path.push(u * u * u * at(0) + 3 * u * u * t * at(1) + 3 * u * t * t * at(2) + t * t * t * at(3));
      }
    }
  }
  return path;
}

/** For engines that are told of nodes and edges by name. */
export const slotWires = (graph: Graph): { from: number; to: number; slot: number }[] =>
  graph.nodes.flatMap((node, to) =>
    node.kind === "input"
      ? []
      : node.operands.flatMap((operand, slot) => (operand.kind === "wire" ? [{ from: operand.node, to, slot }] : [])),
  );
