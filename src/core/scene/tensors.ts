import { formatNumber, numberContext, type NumberContext } from "../notation/number.ts";
import type { Decimals } from "../notation/explanation.ts";
import { printShape, sizeOf } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";
import type { Trace } from "../trace/trace.ts";
import { gridOf, isNumbered, planesOf, type Grid } from "./grid.ts";
import { cellValues, levelOf, reachOf } from "./heat.ts";
import { lyingVectors } from "./lying.ts";
import { CELL_SIZE, textWidth } from "./metrics.ts";
import type { Cells, Which } from "./tensorMarks.ts";

/** What is drawn of a node whose value is no single number: the same at every cursor. */
export interface TensorPicture {
  readonly shape: string;
  /** Null where only the shape can be shown. */
  readonly grid: Grid | null;
  /** Computed when first asked for. Values and gradients of a node share one scale, symmetric about 0. */
  readonly cells: (which: Which) => Cells;
}

/** A node's elements, row by row; not a copy. */
export function elementsOf(trace: Trace, which: Which, index: number): Float64Array {
  const offset = trace.offsets[index] ?? 0;
  const arena = which === "value" ? trace.values : trace.gradients;
  return arena.subarray(offset, offset + sizeOf(trace.shapes[index] ?? []));
}

const FIGURES = 3;
const FEWEST = 2;

/**
 * What `auto` prints of these numbers: as few decimals as say all of them, and else three figures of the largest; never
 * more than `ceiling`.
 */
export function contextOf(elements: Float64Array, ceiling: number): NumberContext {
  const reach = reachOf(elements);
  const wanted = reach === 0 ? 0 : FIGURES - 1 - Math.floor(Math.log10(reach));
  const most = Math.min(ceiling, Math.max(FEWEST, wanted));
  let decimals = 0;
  while (decimals < most && !elements.every((value) => isSaidBy(value, decimals))) decimals++;
  return { decimals };
}

function isSaidBy(value: number, decimals: number): boolean {
  return !Number.isFinite(value) || Math.abs(Number(value.toFixed(decimals)) - value) <= 1e-12 * Math.abs(value);
}

/** Prints the numbers of a node's value or gradient as its cells do. */
export function cellPrinter(trace: Trace, which: Which, index: number, decimals: Decimals): (value: number) => string {
  const isSingle = (trace.shapes[index] ?? []).length === 0;
  const whole = numberContext(trace);
  const context = isSingle ? whole : contextOf(elementsOf(trace, which, index), whole.decimals);
  // Among numbers with decimals an exact 0 is seen to be exact: 0.00 could be 0.001.
  return (value) => (value === 0 && !isSingle && decimals === "auto" ? "0" : formatNumber(value, decimals, context));
}

function picture(trace: Trace, index: number, shape: Shape, lying: boolean, decimals: Decimals): TensorPicture {
  const planes = planesOf(shape, lying);
  const numbered = planes !== null && isNumbered(planes);
  const texts = (which: Which): readonly string[] | null => {
    if (!numbered) return null;
    return Array.from(elementsOf(trace, which, index), cellPrinter(trace, which, index, decimals));
  };
  const [values, gradients] = [texts("value"), texts("gradient")];
  const widest = [...(values ?? []), ...(gradients ?? [])].reduce(
    (most, text) => Math.max(most, textWidth(text, CELL_SIZE)),
    0,
  );
  const grid = planes === null ? null : gridOf(planes, widest);
  return {
    shape: printShape(shape),
    grid,
    cells: coloured(trace, index, grid, { value: values, gradient: gradients }),
  };
}

function coloured(
  trace: Trace,
  index: number,
  grid: Grid | null,
  texts: Readonly<Record<Which, readonly string[] | null>>,
): (which: Which) => Cells {
  const known = new Map<Which, Cells>();
  return (which) => {
    if (known.size === 0 && grid !== null) {
      const value = cellValues(grid, elementsOf(trace, "value", index));
      const gradient = cellValues(grid, elementsOf(trace, "gradient", index));
      const reach = Math.max(reachOf(value), reachOf(gradient));
      const cells = (each: Float64Array, of: Which): Cells => ({
        levels: Array.from(each, (x) => levelOf(x, reach)),
        texts: texts[of],
      });
      known.set("value", cells(value, "value")).set("gradient", cells(gradient, "gradient"));
    }
    return known.get(which) ?? { levels: [], texts: null };
  };
}

const made = new WeakMap<Trace, Map<Decimals, readonly (TensorPicture | null)[]>>();

/** Index of node -> how its tensor is drawn; null for a number. */
export function tensorPictures(trace: Trace, decimals: Decimals): readonly (TensorPicture | null)[] {
  const byDecimals = made.get(trace) ?? new Map<Decimals, readonly (TensorPicture | null)[]>();
  made.set(trace, byDecimals);
  const known = byDecimals.get(decimals);
  if (known !== undefined) return known;
  const lying = lyingVectors(trace.graph);
  const pictures = trace.shapes.map((shape, i) =>
    shape.length === 0 ? null : picture(trace, i, shape, lying[i] === true, decimals),
  );
  byDecimals.set(decimals, pictures);
  return pictures;
}
