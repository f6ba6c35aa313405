import type { Gate } from "../gates/gate.ts";
import { gateNamed } from "../gates/index.ts";

/** Gates that have loops of their own on the tape: their codes are 1, 2, 3 … in this order. */
export const looped = [
  "add",
  "subtract",
  "multiply",
  "divide",
  "max",
  "min",
  "negate",
  "exp",
  "log",
  "sqrt",
  "square",
  "sin",
  "cos",
  "tanh",
  "sigmoid",
  "relu",
] as const;

export interface CodedGate {
  readonly gate: Gate;
  /** A small number that stands for the gate, from 1. */
  readonly code: number;
}

const known = new Map<string, CodedGate>(looped.map((name, i) => [name, { gate: gateNamed(name), code: i + 1 }]));

/** The gate of that name and its code. */
export function codedGate(name: string): CodedGate {
  const found = known.get(name);
  if (found !== undefined) return found;
  const made = { gate: gateNamed(name), code: known.size + 1 };
  known.set(name, made);
  return made;
}
