import { forwardGeneric } from "./generic.ts";
import type { TapeRows } from "./rows.ts";

// What each gate computes is stated by the gate itself, and a test holds the two together; here it stands once more for
// speed. The cases are the codes of codes.ts.

// exp only ever sees a number below 0, so it cannot overflow.
export function logistic(x: number): number {
  const tail = Math.exp(-Math.abs(x));
  return x < 0 ? tail / (1 + tail) : 1 / (1 + tail);
}

/** Computes the runs `first` up to `last` of a tape, one after the other. */
export function forwardRuns(memory: Float64Array, rows: TapeRows, first: number, last: number): void {
  const { a, b } = rows;
  for (let r = first; r < last; r++) {
    const from = rows.from[r] ?? 0;
    const to = rows.to[r] ?? 0;
    const shift = rows.shift[r] ?? 0;
    switch (rows.code[r]) {
      case 1: // add
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const y = memory[b[p] ?? 0] ?? 0;
          memory[p + shift] = x + y;
        }
        break;
      case 2: // subtract
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const y = memory[b[p] ?? 0] ?? 0;
          memory[p + shift] = x - y;
        }
        break;
      case 3: // multiply
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const y = memory[b[p] ?? 0] ?? 0;
          memory[p + shift] = x * y;
        }
        break;
      case 4: // divide
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const y = memory[b[p] ?? 0] ?? 0;
          memory[p + shift] = x / y;
        }
        break;
      case 5: // max
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const y = memory[b[p] ?? 0] ?? 0;
          memory[p + shift] = Math.max(x, y);
        }
        break;
      case 6: // min
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const y = memory[b[p] ?? 0] ?? 0;
          memory[p + shift] = Math.min(x, y);
        }
        break;
      case 7: // negate
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          memory[p + shift] = -x;
        }
        break;
      case 8: // exp
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          memory[p + shift] = Math.exp(x);
        }
        break;
      case 9: // log
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          memory[p + shift] = Math.log(x);
        }
        break;
      case 10: // sqrt
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          memory[p + shift] = Math.sqrt(x);
        }
        break;
      case 11: // square
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          memory[p + shift] = x * x;
        }
        break;
      case 12: // sin
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          memory[p + shift] = Math.sin(x);
        }
        break;
      case 13: // cos
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          memory[p + shift] = Math.cos(x);
        }
        break;
      case 14: // tanh
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          memory[p + shift] = Math.tanh(x);
        }
        break;
      case 15: // sigmoid
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          memory[p + shift] = logistic(x);
        }
        break;
      case 16: // relu
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          memory[p + shift] = Math.max(0, x);
        }
        break;
      default:
        forwardGeneric(memory, rows, r);
    }
  }
}
