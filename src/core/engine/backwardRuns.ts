import { backwardGeneric } from "./generic.ts";
import type { TapeRows } from "./rows.ts";

// The local gradients are stated by the gates themselves, and a test holds the two together; here they stand once more for
// speed. The cases are the codes of codes.ts; 1 in `wanted` is the first slot, 2 the second. Where the
// commonest gates hand on to both, one loop does it.

/** Hands on the gradients of the runs `first` up to `last` of a tape, the last one first. */
export function backwardRuns(memory: Float64Array, rows: TapeRows, delta: number, first: number, last: number): void {
  const { a, b } = rows;
  for (let r = last - 1; r >= first; r--) {
    const from = rows.from[r] ?? 0;
    const to = rows.to[r] ?? 0;
    const shift = rows.shift[r] ?? 0;
    const wanted = rows.wanted[r] ?? 0;
    switch (rows.code[r]) {
      case 1: // add
        if ((wanted & 3) === 3) {
          for (let p = from; p < to; p++) {
            const g = memory[p + shift + delta] ?? 0;
            const i = a[p] ?? 0;
            const j = b[p] ?? 0;
            memory[delta + i] = (memory[delta + i] ?? 0) + g;
            memory[delta + j] = (memory[delta + j] ?? 0) + g;
          }
          break;
        }
        if ((wanted & 1) !== 0)
          for (let p = from; p < to; p++) {
            const at = delta + (a[p] ?? 0);
            memory[at] = (memory[at] ?? 0) + (memory[p + shift + delta] ?? 0);
          }
        if ((wanted & 2) !== 0)
          for (let p = from; p < to; p++) {
            const at = delta + (b[p] ?? 0);
            memory[at] = (memory[at] ?? 0) + (memory[p + shift + delta] ?? 0);
          }
        break;
      case 2: // subtract
        if ((wanted & 3) === 3) {
          for (let p = from; p < to; p++) {
            const g = memory[p + shift + delta] ?? 0;
            const i = a[p] ?? 0;
            const j = b[p] ?? 0;
            memory[delta + i] = (memory[delta + i] ?? 0) + g;
            memory[delta + j] = (memory[delta + j] ?? 0) - g;
          }
          break;
        }
        if ((wanted & 1) !== 0)
          for (let p = from; p < to; p++) {
            const at = delta + (a[p] ?? 0);
            memory[at] = (memory[at] ?? 0) + (memory[p + shift + delta] ?? 0);
          }
        if ((wanted & 2) !== 0)
          for (let p = from; p < to; p++) {
            const at = delta + (b[p] ?? 0);
            memory[at] = (memory[at] ?? 0) - (memory[p + shift + delta] ?? 0);
          }
        break;
      case 3: // multiply
        if ((wanted & 3) === 3) {
          for (let p = from; p < to; p++) {
            const g = memory[p + shift + delta] ?? 0;
            const i = a[p] ?? 0;
            const j = b[p] ?? 0;
            memory[delta + i] = (memory[delta + i] ?? 0) + (memory[j] ?? 0) * g;
            memory[delta + j] = (memory[delta + j] ?? 0) + (memory[i] ?? 0) * g;
          }
          break;
        }
        if ((wanted & 1) !== 0)
          for (let p = from; p < to; p++) {
            const y = memory[b[p] ?? 0] ?? 0;
            const at = delta + (a[p] ?? 0);
            memory[at] = (memory[at] ?? 0) + y * (memory[p + shift + delta] ?? 0);
          }
        if ((wanted & 2) !== 0)
          for (let p = from; p < to; p++) {
            const x = memory[a[p] ?? 0] ?? 0;
            const at = delta + (b[p] ?? 0);
            memory[at] = (memory[at] ?? 0) + x * (memory[p + shift + delta] ?? 0);
          }
        break;
      case 4: // divide
        if ((wanted & 1) !== 0)
          for (let p = from; p < to; p++) {
            const y = memory[b[p] ?? 0] ?? 0;
            const at = delta + (a[p] ?? 0);
            memory[at] = (memory[at] ?? 0) + (1 / y) * (memory[p + shift + delta] ?? 0);
          }
        if ((wanted & 2) !== 0)
          for (let p = from; p < to; p++) {
            const x = memory[a[p] ?? 0] ?? 0;
            const y = memory[b[p] ?? 0] ?? 0;
            const at = delta + (b[p] ?? 0);
            memory[at] = (memory[at] ?? 0) + (-x / (y * y)) * (memory[p + shift + delta] ?? 0);
          }
        break;
      case 5: // max
        if ((wanted & 1) !== 0)
          for (let p = from; p < to; p++) {
            const x = memory[a[p] ?? 0] ?? 0;
            const y = memory[b[p] ?? 0] ?? 0;
            const at = delta + (a[p] ?? 0);
            memory[at] = (memory[at] ?? 0) + (x >= y ? 1 : 0) * (memory[p + shift + delta] ?? 0);
          }
        if ((wanted & 2) !== 0)
          for (let p = from; p < to; p++) {
            const x = memory[a[p] ?? 0] ?? 0;
            const y = memory[b[p] ?? 0] ?? 0;
            const at = delta + (b[p] ?? 0);
            memory[at] = (memory[at] ?? 0) + (x < y ? 1 : 0) * (memory[p + shift + delta] ?? 0);
          }
        break;
      case 6: // min
        if ((wanted & 1) !== 0)
          for (let p = from; p < to; p++) {
            const x = memory[a[p] ?? 0] ?? 0;
            const y = memory[b[p] ?? 0] ?? 0;
            const at = delta + (a[p] ?? 0);
            memory[at] = (memory[at] ?? 0) + (x <= y ? 1 : 0) * (memory[p + shift + delta] ?? 0);
          }
        if ((wanted & 2) !== 0)
          for (let p = from; p < to; p++) {
            const x = memory[a[p] ?? 0] ?? 0;
            const y = memory[b[p] ?? 0] ?? 0;
            const at = delta + (b[p] ?? 0);
            memory[at] = (memory[at] ?? 0) + (x > y ? 1 : 0) * (memory[p + shift + delta] ?? 0);
          }
        break;
      case 7: // negate
        for (let p = from; p < to; p++) {
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) - (memory[p + shift + delta] ?? 0);
        }
        break;
      case 8: // exp
        for (let p = from; p < to; p++) {
          const out = memory[p + shift] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + out * (memory[p + shift + delta] ?? 0);
        }
        break;
      case 9: // log
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + (1 / x) * (memory[p + shift + delta] ?? 0);
        }
        break;
      case 10: // sqrt
        for (let p = from; p < to; p++) {
          const out = memory[p + shift] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + (1 / (2 * out)) * (memory[p + shift + delta] ?? 0);
        }
        break;
      case 11: // square
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + 2 * x * (memory[p + shift + delta] ?? 0);
        }
        break;
      case 12: // sin
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + Math.cos(x) * (memory[p + shift + delta] ?? 0);
        }
        break;
      case 13: // cos
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + -Math.sin(x) * (memory[p + shift + delta] ?? 0);
        }
        break;
      case 14: // tanh
        for (let p = from; p < to; p++) {
          const out = memory[p + shift] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + (1 - out * out) * (memory[p + shift + delta] ?? 0);
        }
        break;
      case 15: // sigmoid
        for (let p = from; p < to; p++) {
          const out = memory[p + shift] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + (1 - out) * out * (memory[p + shift + delta] ?? 0);
        }
        break;
      case 16: // relu
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + (x > 0 ? 1 : 0) * (memory[p + shift + delta] ?? 0);
        }
        break;
      default:
        backwardGeneric(memory, rows, delta, r);
    }
  }
}
