import type { Runs } from "./runs.ts";

// Loops of their own for the common gates of one operand. What each computes is stated by its gate, and a test holds the
// two together; here it stands once more for speed.

// exp only ever sees a number below 0, so it cannot overflow.
function logistic(x: number): number {
  const tail = Math.exp(-Math.abs(x));
  return x < 0 ? tail / (1 + tail) : 1 / (1 + tail);
}

/** Name of the gate -> its loops. */
export const unaryRuns: Readonly<Record<string, Runs>> = {
  negate: {
    forward: (memory, { a, from, to, shift }) => {
      for (let p = from; p < to; p++) {
        const x = memory[a[p] ?? 0] ?? 0;
        memory[p + shift] = -x;
      }
    },
    backward: [
      (memory, { a, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + -1 * (memory[p + shift + delta] ?? 0);
        }
      },
    ],
  },
  exp: {
    forward: (memory, { a, from, to, shift }) => {
      for (let p = from; p < to; p++) {
        const x = memory[a[p] ?? 0] ?? 0;
        memory[p + shift] = Math.exp(x);
      }
    },
    backward: [
      (memory, { a, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const out = memory[p + shift] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + out * (memory[p + shift + delta] ?? 0);
        }
      },
    ],
  },
  log: {
    forward: (memory, { a, from, to, shift }) => {
      for (let p = from; p < to; p++) {
        const x = memory[a[p] ?? 0] ?? 0;
        memory[p + shift] = Math.log(x);
      }
    },
    backward: [
      (memory, { a, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + (1 / x) * (memory[p + shift + delta] ?? 0);
        }
      },
    ],
  },
  sqrt: {
    forward: (memory, { a, from, to, shift }) => {
      for (let p = from; p < to; p++) {
        const x = memory[a[p] ?? 0] ?? 0;
        memory[p + shift] = Math.sqrt(x);
      }
    },
    backward: [
      (memory, { a, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const out = memory[p + shift] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + (1 / (2 * out)) * (memory[p + shift + delta] ?? 0);
        }
      },
    ],
  },
  square: {
    forward: (memory, { a, from, to, shift }) => {
      for (let p = from; p < to; p++) {
        const x = memory[a[p] ?? 0] ?? 0;
        memory[p + shift] = x * x;
      }
    },
    backward: [
      (memory, { a, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + 2 * x * (memory[p + shift + delta] ?? 0);
        }
      },
    ],
  },
  sin: {
    forward: (memory, { a, from, to, shift }) => {
      for (let p = from; p < to; p++) {
        const x = memory[a[p] ?? 0] ?? 0;
        memory[p + shift] = Math.sin(x);
      }
    },
    backward: [
      (memory, { a, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + Math.cos(x) * (memory[p + shift + delta] ?? 0);
        }
      },
    ],
  },
  cos: {
    forward: (memory, { a, from, to, shift }) => {
      for (let p = from; p < to; p++) {
        const x = memory[a[p] ?? 0] ?? 0;
        memory[p + shift] = Math.cos(x);
      }
    },
    backward: [
      (memory, { a, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + -Math.sin(x) * (memory[p + shift + delta] ?? 0);
        }
      },
    ],
  },
  tanh: {
    forward: (memory, { a, from, to, shift }) => {
      for (let p = from; p < to; p++) {
        const x = memory[a[p] ?? 0] ?? 0;
        memory[p + shift] = Math.tanh(x);
      }
    },
    backward: [
      (memory, { a, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const out = memory[p + shift] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + (1 - out * out) * (memory[p + shift + delta] ?? 0);
        }
      },
    ],
  },
  sigmoid: {
    forward: (memory, { a, from, to, shift }) => {
      for (let p = from; p < to; p++) {
        const x = memory[a[p] ?? 0] ?? 0;
        memory[p + shift] = logistic(x);
      }
    },
    backward: [
      (memory, { a, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const out = memory[p + shift] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + (1 - out) * out * (memory[p + shift + delta] ?? 0);
        }
      },
    ],
  },
  relu: {
    forward: (memory, { a, from, to, shift }) => {
      for (let p = from; p < to; p++) {
        const x = memory[a[p] ?? 0] ?? 0;
        memory[p + shift] = Math.max(0, x);
      }
    },
    backward: [
      (memory, { a, from, to, shift }, delta) => {
        for (let p = from; p < to; p++) {
          const x = memory[a[p] ?? 0] ?? 0;
          const at = delta + (a[p] ?? 0);
          memory[at] = (memory[at] ?? 0) + (x > 0 ? 1 : 0) * (memory[p + shift + delta] ?? 0);
        }
      },
    ],
  },
};
