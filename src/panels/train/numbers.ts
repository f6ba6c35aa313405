import { formatNumber } from "../../core/notation/number.ts";
import type { Tensor } from "../../core/tensor/tensor.ts";

/** A loss or a value on its way: six figures are enough to see it move. */
export const shownNumber = (value: number): string =>
  formatNumber(value, "auto", { decimals: 6, fewest: 0, figures: 6 });

/** More entries than these are not read one by one. */
const few = 6;

/** A number, or a short vector or matrix in brackets; null for one of more entries. */
export function shownTensor({ shape, data }: Tensor): string | null {
  if (shape.length === 0) return shownNumber(data[0] ?? Number.NaN);
  if (shape.length > 2 || data.length > few) return null;
  const print = (part: Float64Array): string => `[${Array.from(part, short).join(", ")}]`;
  if (shape.length === 1) return print(data);
  const columns = shape[1] ?? 0;
  const rows = Array.from({ length: shape[0] ?? 0 }, (_unused, r) => data.subarray(r * columns, (r + 1) * columns));
  return `[${rows.map(print).join(", ")}]`;
}

const short = (value: number): string => formatNumber(value, "auto", { decimals: 4, fewest: 0, figures: 4 });
