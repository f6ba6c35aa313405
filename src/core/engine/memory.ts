import { asMatrix } from "../gates/productShape.ts";
import type { Arrangement } from "./arrange.ts";
import { kernelsFor, plainKernels, type Kernels } from "./kernels.ts";
import type { Cells } from "./lower.ts";

/** Products of numbers in one pass from which a memory of WebAssembly's own pays. */
const worthwhile = 10_000;

/** Memory for a program, all 0, and the kernels that work in it. */
export function allocate(cells: Cells, { main, size }: Arrangement): Kernels {
  let products = 0;
  for (const cell of main) {
    if (cells.gates[cell]?.name !== "matmul") continue;
    const [a = 0, b = 0] = cells.operandsOf(cell);
    const [m, k] = asMatrix(cells.shapes[a] ?? [], "left");
    const [, n] = asMatrix(cells.shapes[b] ?? [], "right");
    products += m * k * n;
  }
  return products < worthwhile ? plainKernels(size) : kernelsFor(size);
}
