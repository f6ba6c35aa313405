import type { Descent } from "../../core/train/descent.ts";

export type Range = readonly [low: number, high: number];

/** The loss over a grid of values of two parameters. */
export interface Surface {
  readonly x: Range;
  readonly y: Range;
  /** Points along each side, the ends included. */
  readonly side: number;
  /** Row by row, y rising from row to row. */
  readonly losses: Float64Array;
}

/** Points along a side; fewer where computing the loss takes long. */
const sides = { usual: 49, least: 17 } as const;
/** Milliseconds that one picture may take, about. */
const patience = 150;
/** Free room around the path, as a share of its extent. */
const margin = 0.25;
/** A path that goes further than this many times its start's size is on its way to infinity, and no picture follows it. */
const farthest = 1000;

/** The surroundings of the path that a descent on two numbers takes. The window grows with the path. */
export class Landscape {
  readonly #descent: Descent;
  readonly #limit: number;
  #low: readonly [number, number];
  #high: readonly [number, number];
  #shown: { readonly x: Range; readonly y: Range } | null = null;

  /** @param descent one with two parameters, each a number */
  constructor(descent: Descent) {
    this.#descent = descent;
    this.#low = this.#place();
    this.#high = this.#low;
    this.#limit = farthest * Math.max(1, ...this.#low.map(Math.abs));
  }

  /** Where it is now, as a pair; the window is to hold it. */
  walk(): readonly [number, number] {
    const place = this.#place();
    if (place.every((value) => Math.abs(value) <= this.#limit)) {
      this.#low = [Math.min(this.#low[0], place[0]), Math.min(this.#low[1], place[1])];
      this.#high = [Math.max(this.#high[0], place[0]), Math.max(this.#high[1], place[1])];
    }
    return place;
  }

  /** The loss around the path; null where the last one still holds it. */
  surface(): Surface | null {
    const holds = ([low, high]: Range, from: number, to: number): boolean => low <= from && to <= high;
    const [lowX, lowY] = this.#low;
    const [highX, highY] = this.#high;
    if (this.#shown !== null && holds(this.#shown.x, lowX, highX) && holds(this.#shown.y, lowY, highY)) return null;
    const extent = Math.max(highX - lowX, highY - lowY, 0.5 * Math.max(Math.abs(lowX), Math.abs(lowY), 1));
    this.#shown = { x: widened(lowX, highX, extent), y: widened(lowY, highY, extent) };
    return this.#compute(this.#shown);
  }

  #place(): readonly [number, number] {
    const [first, second] = this.#cells;
    return [first[0] ?? Number.NaN, second[0] ?? Number.NaN];
  }

  /** The two numbers themselves, in the descent's memory. */
  get #cells(): readonly [Float64Array, Float64Array] {
    const [a, b] = this.#descent.parameters;
    if (a === undefined || b === undefined) throw new Error("A landscape has two parameters.");
    return [this.#descent.value(a.node).data, this.#descent.value(b.node).data];
  }

  #compute({ x, y }: { readonly x: Range; readonly y: Range }): Surface {
    const { machine } = this.#descent;
    const held = this.#descent.save();
    const [first, second] = this.#cells;
    const start = Date.now();
    for (let i = 0; i < 8; i++) machine.forward();
    const each = (Date.now() - start) / 8;
    const afforded = Math.floor(Math.sqrt(patience / Math.max(each, 1e-3)));
    const side = Math.max(sides.least, Math.min(sides.usual, afforded));
    const losses = new Float64Array(side * side);
    for (let row = 0; row < side; row++) {
      for (let column = 0; column < side; column++) {
        first[0] = x[0] + ((x[1] - x[0]) * column) / (side - 1);
        second[0] = y[0] + ((y[1] - y[0]) * row) / (side - 1);
        losses[row * side + column] = machine.forward();
      }
    }
    this.#descent.restore(held);
    return { x, y, side, losses };
  }
}

function widened(low: number, high: number, extent: number): Range {
  // A path of no width still gets a window; one that is narrower than the other side gets some of that side's room.
  const room = margin * extent + Math.max(0, (0.6 * extent - (high - low)) / 2);
  return [low - room, high + room];
}
