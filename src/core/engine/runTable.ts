import type { RunKernels } from "./kernels.ts";
import type { TapeRows } from "./rows.ts";

// A line of the table is as runs.as reads it: code, first and last address of the results, flags; of each operand its first
// address and the step from one to the next; where the addresses of the operands are listed, if they do not lie in equal steps.

/** 32-bit numbers in a line. */
const width = 12;
export const lineBytes = 4 * width;

/** Codes of the gates that the kernels compute; the others are beyond WebAssembly's own instructions. */
const forwardCodes = new Set([1, 2, 3, 4, 5, 6, 7, 10, 11, 16]);
const backwardCodes = new Set([1, 2, 3, 7, 8, 9, 10, 11, 14, 15, 16]);
const isBinary = (code: number): boolean => code <= 6;

export const computesForward = ({ code }: TapeRows, run: number): boolean => forwardCodes.has(code[run] ?? 0);

/** Whether the kernels hand on its gradients: those of all operands, never of one alone. */
export function computesBackward({ code, wanted }: TapeRows, run: number): boolean {
  const all = isBinary(code[run] ?? 0) ? 3 : 1;
  return backwardCodes.has(code[run] ?? 0) && ((wanted[run] ?? 0) & all) === all;
}

/** The step between places that lie in equal ones; null where they do not. */
function stepOf(places: Int32Array, from: number, to: number): number | null {
  if (to - from < 2) return 1;
  const start = places[from] ?? 0;
  const step = (places[from + 1] ?? 0) - start;
  for (let p = from + 2; p < to; p++) if ((places[p] ?? 0) !== start + step * (p - from)) return null;
  return step;
}

/** Where the table of a tape lies in steps and lists, worked out before there is a memory for it. */
export class RunTable {
  /** 32-bit numbers that the table takes. */
  readonly length: number;
  readonly #rows: TapeRows;
  /** Run -> step of its first and of its second operand; null where their addresses are listed. */
  readonly #steps: (readonly [number, number] | null)[] = [];

  constructor(rows: TapeRows) {
    this.#rows = rows;
    let length = rows.code.length * width;
    for (let run = 0; run < rows.code.length; run++) {
      const [from, to] = [rows.from[run] ?? 0, rows.to[run] ?? 0];
      const first = stepOf(rows.a, from, to);
      const second = isBinary(rows.code[run] ?? 0) ? stepOf(rows.b, from, to) : 0;
      const isListed = first === null || second === null;
      this.#steps.push(isListed ? null : [first, second]);
      if (isListed && (computesForward(rows, run) || computesBackward(rows, run))) length += 2 * (to - from);
    }
    this.length = length;
  }

  /** @param fresh run -> 1 and 2 for the slots whose gradients nothing has reached before */
  write({ table, address }: Pick<RunKernels, "table" | "address">, fresh: Uint8Array): void {
    const { a, b, code, from, to, shift } = this.#rows;
    let end = code.length * width;
    for (const [run, steps] of this.#steps.entries()) {
      const [start, stop, gate] = [from[run] ?? 0, to[run] ?? 0, code[run] ?? 0];
      const second = isBinary(gate) ? b : a;
      const out = start + (shift[run] ?? 0);
      const isListed = steps === null && (computesForward(this.#rows, run) || computesBackward(this.#rows, run));
      const flags = (isListed ? 1 : 0) | ((fresh[run] ?? 0) << 1);
      const lists = [address + 4 * end, address + 4 * (end + stop - start)];
      const [stepA, stepB] = steps ?? [0, 0];
      const places = [8 * (a[start] ?? 0), 8 * stepA, 8 * (second[start] ?? 0), 8 * stepB];
      table.set([gate, 8 * out, 8 * (out + stop - start), flags, ...places, ...lists], run * width);
      if (!isListed) continue;
      for (const list of [a, second]) for (let p = start; p < stop; p++) table[end++] = 8 * (list[p] ?? 0);
    }
  }
}
