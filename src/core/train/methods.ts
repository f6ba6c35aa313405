import type { Machine } from "../engine/machine.ts";

/** How a gradient becomes an update. */
export type Method = "plain" | "momentum" | "rmsprop" | "adam";

export const methods: readonly Method[] = ["plain", "momentum", "rmsprop", "adam"];

/** What the methods are set to. */
export const settings = {
  /** Share of the last update that momentum keeps. */
  momentum: 0.9,
  /** Share of the running mean of squares that RMSProp keeps. */
  decay: 0.99,
  /** Shares of the running means of gradients and of their squares that Adam keeps. */
  beta1: 0.9,
  beta2: 0.999,
  /** Keeps a division by a root of 0 from happening. */
  epsilon: 1e-8,
} as const;

/** How many running means a method keeps for each number. */
export const memoryOf: Readonly<Record<Method, 0 | 1 | 2>> = { plain: 0, momentum: 1, rmsprop: 1, adam: 2 };

/** One part of the memory that is updated: `length` values at `value`, their gradients at `gradient`. */
export interface Block {
  readonly value: number;
  readonly gradient: number;
  readonly length: number;
  /** Where its running means start in the method's own memory. */
  readonly state: number;
}

/**
 * One update of a block, w standing for a value, g for its gradient:
 * plain: w ← w − rate·g.
 * momentum: v ← 0.9·v − rate·g; w ← w + v.
 * RMSProp: s ← 0.99·s + 0.01·g²; w ← w − rate·g / (√s + 1e-8).
 * Adam: m ← 0.9·m + 0.1·g; s ← 0.999·s + 0.001·g²; w ← w − rate·(m/(1 − 0.9ᵗ)) / (√(s/(1 − 0.999ᵗ)) + 1e-8).
 * @param first running means, one for each number: v, s or m
 * @param second Adam's s
 * @param t which update it is, counted from 1
 */
export type Update = (
  machine: Pick<Machine, "memory" | "addScaled">,
  block: Block,
  rate: number,
  first: Float64Array,
  second: Float64Array,
  t: number,
) => void;

const { momentum, decay, beta1, beta2, epsilon } = settings;

export const updates: Readonly<Record<Method, Update>> = {
  plain: ({ addScaled }, { value, gradient, length }, rate) => {
    addScaled(value, gradient, length, -rate);
  },
  momentum: ({ memory }, { value, gradient, length, state }, rate, first) => {
    for (let i = 0; i < length; i++) {
      const v = momentum * (first[state + i] ?? 0) - rate * (memory[gradient + i] ?? 0);
      first[state + i] = v;
      memory[value + i] = (memory[value + i] ?? 0) + v;
    }
  },
  rmsprop: ({ memory }, { value, gradient, length, state }, rate, first) => {
    for (let i = 0; i < length; i++) {
      const g = memory[gradient + i] ?? 0;
      const s = decay * (first[state + i] ?? 0) + (1 - decay) * g * g;
      first[state + i] = s;
      memory[value + i] = (memory[value + i] ?? 0) - (rate * g) / (Math.sqrt(s) + epsilon);
    }
  },
  adam: ({ memory }, { value, gradient, length, state }, rate, first, second, t) => {
    const [c1, c2] = [1 - beta1 ** t, 1 - beta2 ** t];
    for (let i = 0; i < length; i++) {
      const g = memory[gradient + i] ?? 0;
      const m = beta1 * (first[state + i] ?? 0) + (1 - beta1) * g;
      const s = beta2 * (second[state + i] ?? 0) + (1 - beta2) * g * g;
      first[state + i] = m;
      second[state + i] = s;
      memory[value + i] = (memory[value + i] ?? 0) - (rate * (m / c1)) / (Math.sqrt(s / c2) + epsilon);
    }
  },
};
