import type { Runs } from "./runs.ts";

// Loops of their own for the common gates of two operands. What each computes is stated by its gate, and a test holds the
// two together; here it stands once more for speed.

/** Name of the gate -> its loops. */
export const binaryRuns: Readonly<Record<string, Runs>> = {
  add: {
    forward: (memory, { a, b, from, to, shift }) => {
      for (let p = from; p < to; p++) {
        const x = memory[a[p] ?? 0] ?? 0;
        const y = memory[b[p] ?? 0] ?? 0;
        memory[p + shift] = x + y;
      }
    },
    backward: [
      (memory, { a, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + (memory[p + shift + delta] ?? 0);
        }
      },
      (memory, { b, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const at = delta + (b[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + (memory[p + shift + delta] ?? 0);
        }
      },
    ],
  },
  subtract: {
    forward: (memory, { a, b, from, to, shift }) => {
      for (let p = from; p < to; p++) {
        const x = memory[a[p] ?? 0] ?? 0;
        const y = memory[b[p] ?? 0] ?? 0;
        memory[p + shift] = x - y;
      }
    },
    backward: [
      (memory, { a, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + (memory[p + shift + delta] ?? 0);
        }
      },
      (memory, { b, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const at = delta + (b[p] ?? 0);
          memory[at] = (memory[at] ?? 0) - (memory[p + shift + delta] ?? 0);
        }
      },
    ],
  },
  multiply: {
    forward: (memory, { a, b, from, to, shift }) => {
      for (let p = from; p < to; p++) {
        const x = memory[a[p] ?? 0] ?? 0;
        const y = memory[b[p] ?? 0] ?? 0;
        memory[p + shift] = x * y;
      }
    },
    backward: [
      (memory, { a, b, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const y = memory[b[p] ?? 0] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + y * (memory[p + shift + delta] ?? 0);
        }
      },
      (memory, { a, b, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const at = delta + (b[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + x * (memory[p + shift + delta] ?? 0);
        }
      },
    ],
  },
  divide: {
    forward: (memory, { a, b, from, to, shift }) => {
      for (let p = from; p < to; p++) {
        const x = memory[a[p] ?? 0] ?? 0;
        const y = memory[b[p] ?? 0] ?? 0;
        memory[p + shift] = x / y;
      }
    },
    backward: [
      (memory, { a, b, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const y = memory[b[p] ?? 0] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + (1 / y) * (memory[p + shift + delta] ?? 0);
        }
      },
      (memory, { a, b, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const y = memory[b[p] ?? 0] ?? 0;
          const at = delta + (b[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + (-x / (y * y)) * (memory[p + shift + delta] ?? 0);
        }
      },
    ],
  },
  max: {
    forward: (memory, { a, b, from, to, shift }) => {
      for (let p = from; p < to; p++) {
        const x = memory[a[p] ?? 0] ?? 0;
        const y = memory[b[p] ?? 0] ?? 0;
        memory[p + shift] = Math.max(x, y);
      }
    },
    backward: [
      (memory, { a, b, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const y = memory[b[p] ?? 0] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + (x >= y ? 1 : 0) * (memory[p + shift + delta] ?? 0);
        }
      },
      (memory, { a, b, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const y = memory[b[p] ?? 0] ?? 0;
          const at = delta + (b[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + (x < y ? 1 : 0) * (memory[p + shift + delta] ?? 0);
        }
      },
    ],
  },
  min: {
    forward: (memory, { a, b, from, to, shift }) => {
      for (let p = from; p < to; p++) {
        const x = memory[a[p] ?? 0] ?? 0;
        const y = memory[b[p] ?? 0] ?? 0;
        memory[p + shift] = Math.min(x, y);
      }
    },
    backward: [
      (memory, { a, b, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const y = memory[b[p] ?? 0] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + (x <= y ? 1 : 0) * (memory[p + shift + delta] ?? 0);
        }
      },
      (memory, { a, b, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const y = memory[b[p] ?? 0] ?? 0;
          const at = delta + (b[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + (x > y ? 1 : 0) * (memory[p + shift + delta] ?? 0);
        }
      },
    ],
  },
};
