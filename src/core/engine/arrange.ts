import type { Attributes } from "../gates/gate.ts";
import { sizeOf } from "../tensor/nested.ts";
import { deferrable, spareOf, type Deferral } from "./deferred.ts";
import { ancestors, dependents, isNumber, type Cells } from "./lower.ts";
import { byLevelAndCode } from "./order.ts";

/** What is to be computed of a graph. */
export interface Task {
  readonly target: number;
  /** Cells whose gradients are wanted, and whose values will change. */
  readonly parameters: readonly number[];
  /** Whether values are wanted too that the target does not depend on. */
  readonly everything: boolean;
  /** Whether products of data and parameters may be deferred, as plain descent allows. */
  readonly defers: boolean;
}

/** Gates in the order in which they are computed, and where each cell's value lies. */
export interface Arrangement {
  /** Gates that depend on no parameter: computed once. */
  readonly setup: Int32Array;
  /** Gates between the parameters and the target: computed forward and backward. */
  readonly main: Int32Array;
  /** Gates that depend on a parameter, and that the target does not depend on. */
  readonly aside: Int32Array;
  /** cell -> index of the value's first element. */
  readonly offsets: Int32Array;
  /** cell -> whether the target's gradient with respect to it is computed. */
  readonly flows: Uint8Array;
  /** How far behind a value its gradient lies; values from there on have none. */
  readonly delta: number;
  /** Products whose parameter is brought up to date only when it is asked for. */
  readonly deferred: readonly Deferral[];
  /** Elements in all, values and gradients. */
  readonly size: number;
}

/** Tensors start at multiples of it: a cache line. */
const line = 8;
const aligned = (index: number): number => Math.ceil(index / line) * line;

/** Gates in up to three lists, each in the order of computing; null leaves a gate out. */
function sorted(
  cells: Cells,
  listOf: (cell: number) => 0 | 1 | 2 | null,
): readonly [Int32Array, Int32Array, Int32Array] {
  const lists = [0, 1, 2].map(() => new Int32Array(cells.count));
  const ends = [0, 0, 0];
  for (let cell = 0; cell < cells.count; cell++) {
    const which = cells.codes[cell] === 0 ? null : listOf(cell);
    if (which === null) continue;
    const end = ends[which] ?? 0;
    const list = lists[which];
    if (list !== undefined) list[end] = cell;
    ends[which] = end + 1;
  }
  const [setup, main, aside] = lists.map((list, i) =>
    byLevelAndCode(list.subarray(0, ends[i]), cells.levels, cells.codes),
  );
  return [setup ?? new Int32Array(0), main ?? new Int32Array(0), aside ?? new Int32Array(0)];
}

/** Single numbers first, gates in the order of computing; then tensors with a gradient, parameters first; then the others. */
export function arrange(cells: Cells, { target, parameters, everything, defers }: Task): Arrangement {
  const changing = dependents(cells, parameters);
  const needed = ancestors(cells, target);
  const flows = changing.map((mark, cell) => mark & (needed[cell] ?? 0));
  const [setup, main, aside] = sorted(cells, (cell) => {
    if (flows[cell] === 1) return 1;
    if (!everything && needed[cell] !== 1) return null;
    return changing[cell] === 1 ? 2 : 0;
  });
  const offsets = new Int32Array(cells.count).fill(-1);
  let end = 0;
  const place = (cell: number): void => {
    if (offsets[cell] !== -1) return;
    offsets[cell] = end;
    end += isNumber(cells, cell) ? 1 : aligned(sizeOf(cells.shapes[cell] ?? []));
  };
  for (const list of [main, setup, aside]) placeOperands(cells, list, place);
  for (let cell = 0; cell < cells.count; cell++) if (isNumber(cells, cell) && !cells.isScalarGate(cell)) place(cell);
  for (const list of [setup, main, aside]) {
    for (const cell of list) if (cells.isScalarGate(cell)) offsets[cell] = end++;
  }
  end = aligned(end);
  for (const cell of parameters) place(cell);
  for (const cell of main) place(cell);
  const delta = end;
  // Their gradients would begin where the last of those above end.
  end = 2 * delta;
  for (let cell = 0; cell < cells.count; cell++) place(cell);
  end = aligned(end);
  const products = defers ? deferrable(cells, changing, parameters).filter((cell) => flows[cell] === 1) : [];
  const deferred = products.map((product): Deferral => {
    const spare = end;
    end += aligned(spareOf(cells, product));
    return { product, parameter: cells.operandsOf(product)[1] ?? -1, spare };
  });
  return { setup, main, aside, offsets, flows, delta, deferred, size: end };
}

/**
 * Places numbers that no run computes in the order in which runs read them, the first operands of a run, then the second:
 * what is read one after the other lies side by side.
 */
function placeOperands(cells: Cells, list: Int32Array, place: (cell: number) => void): void {
  const { codes, levels, starts, operands } = cells;
  for (let at = 0, next = 0; at < list.length; at = next) {
    const first = list[at] ?? -1;
    const start = starts[first] ?? 0;
    const arity = (starts[first + 1] ?? 0) - start;
    const isRunOf = (cell: number): boolean => codes[cell] === codes[first] && levels[cell] === levels[first];
    while (next < list.length && isRunOf(list[next] ?? -1)) next++;
    for (let slot = 0; slot < arity; slot++) {
      for (let i = at; i < next; i++) {
        const operand = operands[(starts[list[i] ?? -1] ?? 0) + slot] ?? -1;
        if (isNumber(cells, operand) && !cells.isScalarGate(operand)) place(operand);
      }
    }
  }
}

/** What a gate is told beside its operands. */
export const attributesOf = (cells: Cells, cell: number): Attributes => cells.attributes[cell] ?? {};
