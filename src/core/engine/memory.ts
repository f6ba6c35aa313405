import type { Arrangement } from "./arrange.ts";
import type { Cells } from "./lower.ts";
import { multiplyIn, type Multiply } from "./multiply.ts";

/** Memory for a program, all 0, and the matrix product that works in it. */
export function allocate(
  _cells: Cells,
  { size }: Arrangement,
): { readonly memory: Float64Array; readonly multiply: Multiply } {
  const memory = new Float64Array(size);
  return { memory, multiply: multiplyIn(memory) };
}
