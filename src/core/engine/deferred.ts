import { sizeOf } from "../tensor/nested.ts";
import { isNumber, type Cells } from "./lower.ts";
import type { AddScaled, Multiply } from "./multiply.ts";
import type { Operation, Place } from "./operation.ts";

/** A product z = x · w of data and of a parameter that nothing else uses, and where the numbers it needs besides lie. */
export interface Deferral {
  /** Cell of the product. */
  readonly product: number;
  /** Cell of w. */
  readonly parameter: number;
  readonly spare: number;
}

/** Rows of x, its columns, columns of w. */
function extents(cells: Cells, product: number): readonly [m: number, k: number, n: number] {
  const [x = -1, w = -1] = cells.operandsOf(product);
  const [m = 0, k = 0] = cells.shapes[x] ?? [];
  return [m, k, cells.shapes[w]?.[1] ?? 0];
}

/** Numbers that a deferred product needs besides: x·xᵀ, and two in the shape of z. */
export function spareOf(cells: Cells, product: number): number {
  const [m, , n] = extents(cells, product);
  return m * m + 2 * m * n;
}

/** The products that pay to be deferred: matrices, with at most half as many rows of data as each has numbers. */
export function deferrable(cells: Cells, changing: Uint8Array, parameters: readonly number[]): readonly number[] {
  const uses = new Int32Array(cells.count);
  for (const operand of cells.operands.subarray(0, cells.starts[cells.count])) uses[operand] = (uses[operand] ?? 0) + 1;
  const alone = new Set(parameters.filter((cell) => uses[cell] === 1 && !isNumber(cells, cell)));
  const found: number[] = [];
  for (let cell = 0; cell < cells.count && alone.size > 0; cell++) {
    if (cells.gates[cell]?.name !== "matmul") continue;
    const [x = -1, w = -1] = cells.operandsOf(cell);
    if (!alone.has(w) || changing[x] === 1) continue;
    const [m, k] = extents(cells, cell);
    const areMatrices = cells.shapes[x]?.length === 2 && cells.shapes[w]?.length === 2;
    if (areMatrices && 2 * m <= k) found.push(cell);
  }
  return found;
}

/**
 * A product z = x · w whose w is brought up to date only when it is asked for. Plain descent moves w by −rate·xᵀ·dz, and so z by
 * −rate·(x·xᵀ)·dz: with 64 rows of 1000 numbers that is a sixteenth of the work of either product, and the very same
 * descent up to rounding.
 */
export class DeferredProduct implements Operation {
  readonly #extents: readonly [m: number, k: number, n: number];
  readonly #x: number;
  readonly #w: Place;
  readonly #z: Place;
  readonly #square: number;
  readonly #moved: number;
  readonly #debt: number;
  readonly #memory: Float64Array;
  readonly #multiply: Multiply;
  readonly #addScaled: AddScaled;
  #isStale = true;

  constructor(
    { memory, multiply, addScaled }: { memory: Float64Array; multiply: Multiply; addScaled: AddScaled },
    [x, w, z]: readonly [Place, Place, Place],
    spare: number,
  ) {
    const [m = 0, k = 0] = x.shape;
    const n = w.shape[1] ?? 0;
    this.#extents = [m, k, n];
    [this.#x, this.#w, this.#z] = [x.offset, w, z];
    [this.#square, this.#moved, this.#debt] = [spare, spare + m * m, spare + m * m + m * n];
    [this.#memory, this.#multiply, this.#addScaled] = [memory, multiply, addScaled];
  }

  /** The product itself, where w or x has been given another value. */
  forward(): void {
    if (!this.#isStale) return;
    const [m, k, n] = this.#extents;
    this.#multiply(this.#x, k, 1, this.#x, 1, k, this.#square, m, k, m, false);
    this.#multiply(this.#x, k, 1, this.#w.offset, n, 1, this.#z.offset, m, k, n, false);
    this.#memory.fill(0, this.#debt, this.#debt + m * n);
    this.#isStale = false;
  }

  /** Nothing: `gradient` is what is handed to w. */
  backward(): void {}

  /** w or x has been given another value. */
  forget(): void {
    this.#isStale = true;
  }

  /** One step of plain descent. */
  descend(rate: number): void {
    const [m, , n] = this.#extents;
    this.#multiply(this.#square, m, 1, this.#z.gradient, n, 1, this.#moved, m, m, n, false);
    this.#addScaled(this.#z.offset, this.#moved, m * n, -rate);
    this.#addScaled(this.#debt, this.#z.gradient, m * n, -rate);
  }

  /** Brings w up to date. */
  settle(): void {
    if (this.#isStale) return;
    const [m, k, n] = this.#extents;
    this.#multiply(this.#x, 1, k, this.#debt, n, 1, this.#w.offset, k, m, n, true);
    this.#memory.fill(0, this.#debt, this.#debt + m * n);
  }

  /** Writes the gradient of w. */
  gradient(): void {
    const [m, k, n] = this.#extents;
    this.#multiply(this.#x, 1, k, this.#z.gradient, n, 1, this.#w.gradient, k, m, n, false);
  }

  /** z, in place: what a snapshot keeps beside w, so that the descent goes on from it to the last bit. */
  get product(): Float64Array {
    return this.#memory.subarray(this.#z.offset, this.#z.offset + sizeOf(this.#z.shape));
  }
}
