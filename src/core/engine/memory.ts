import { asMatrix } from "../gates/productShape.ts";
import type { Arrangement } from "./arrange.ts";
import { kernelsFor, plainKernels, type Kernels } from "./kernels.ts";
import type { Cells } from "./lower.ts";
import type { TapeRows } from "./rows.ts";

/** Products of numbers, or elements on the tape, in one pass from which a memory of WebAssembly's own pays. */
const worthwhile = { products: 10_000, elements: 500 };

/**
 * Memory for a program, all 0, and the kernels that work in it.
 * @param table 32-bit numbers of the table of its runs
 */
export function allocate(cells: Cells, { main, size }: Arrangement, rows: TapeRows, table: number): Kernels {
  let products = 0;
  for (const cell of main) {
    if (cells.gates[cell]?.name !== "matmul") continue;
    const [a = 0, b = 0] = cells.operandsOf(cell);
    const [m, k] = asMatrix(cells.shapes[a] ?? [], "left");
    const [, n] = asMatrix(cells.shapes[b] ?? [], "right");
    products += m * k * n;
  }
  const pays = products >= worthwhile.products || rows.a.length >= worthwhile.elements;
  return pays ? kernelsFor(size, undefined, table) : plainKernels(size);
}
