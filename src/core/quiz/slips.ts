import { gateNamed } from "../gates/index.ts";
import { localKernels } from "../gates/partials.ts";
import type { NodeId } from "../graph/graph.ts";
import { indexOfId } from "../graph/lookup.ts";
import type { Nested } from "../tensor/tensor.ts";
import { gateAt, momentAt } from "../trace/access.ts";
import type { AccumulateStep, BackwardStep, Step, Trace } from "../trace/trace.ts";

/** What went wrong. */
export type Reason =
  /** The size is right, the sign is not. */
  | "sign"
  /** The local gradient alone, or the upstream gradient alone. */
  | "noUpstream"
  | "noLocal"
  /** The factors were added, or divided by each other. */
  | "added"
  | "divided"
  /** What goes to the gate's other operand. */
  | "otherInput"
  /** The rule is right, but the local gradient was taken at another value than the operand's. */
  | "wrongPlace"
  /** A term is missing where gradients add. */
  | "branch"
  /** The terms were multiplied. */
  | "product"
  /** The value instead of the gradient. */
  | "value"
  /** 0, or the value, for ∂f/∂f. */
  | "seed";

export interface Slip {
  readonly reason: Reason;
  readonly value: number;
}

interface Asked {
  readonly trace: Trace;
  readonly step: Step;
  readonly node: NodeId;
  readonly slot: number | null;
  /** Which element of the gradient. */
  readonly at: number;
  readonly answer: number;
}

const slip = (reason: Reason, value: number): Slip => ({ reason, value });

/** Answers that known mistakes lead to, the likelier first; none that is the right one. */
export function slipsOf(asked: Asked): readonly Slip[] {
  const { trace, step, node, at, answer } = asked;
  const index = indexOfId(trace.graph, node);
  const value = trace.values[(trace.offsets[index] ?? 0) + at] ?? Number.NaN;
  const own =
    step.kind === "backward" ? wireSlips(asked, step) : step.kind === "accumulate" ? sumSlips(step, at) : seedSlips();
  const all = [...own, slip("sign", -answer), slip("value", value)];
  return all.filter((one) => Number.isFinite(one.value) && one.value !== answer);
}

const seedSlips = (): readonly Slip[] => [slip("seed", 0)];

function sumSlips({ terms }: AccumulateStep, at: number): readonly Slip[] {
  const values = terms.map(({ value }) => elementAt(value, at));
  const some = subsets(values).map((part) =>
    slip(
      "branch",
      part.reduce((sum, value) => sum + value, 0),
    ),
  );
  return [
    ...some,
    slip(
      "product",
      values.reduce((product, value) => product * value, 1),
    ),
  ];
}

/** The proper parts of a list that are not empty; of a long list each single entry and all but one. */
function subsets(values: readonly number[]): readonly (readonly number[])[] {
  return values.flatMap((value, i) => {
    const rest = values.filter((_other, j) => j !== i);
    return values.length === 2 ? [[value]] : [[value], rest];
  });
}

function elementAt(nested: Nested, at: number): number {
  if (typeof nested === "number") return nested;
  const flat = (nested as readonly unknown[]).flat(Infinity) as readonly number[];
  return flat[at] ?? Number.NaN;
}

function wireSlips({ trace, slot }: Asked, { node, slots }: BackwardStep): readonly Slip[] {
  const own = slots.find((one) => one.slot === slot);
  if (own === undefined) return [];
  const { local, upstream, downstream } = own;
  if (typeof local !== "number" || typeof upstream !== "number" || typeof downstream !== "number") return [];
  const { others, places } = elsewhere(trace, node, own.slot);
  return [
    slip("noUpstream", local),
    slip("noLocal", upstream),
    ...others.map((there) => slip("otherInput", there * upstream)),
    ...places.map((there) => slip("wrongPlace", there * upstream)),
    slip("added", local + upstream),
    slip("divided", upstream / local),
    slip("divided", local / upstream),
    slip("sign", -local),
  ];
}

interface Elsewhere {
  /** Local gradients of the gate's other operands. */
  readonly others: readonly number[];
  /** This operand's, where it is often taken by mistake: at the gate's value, at the upstream gradient, with operands swapped. */
  readonly places: readonly number[];
}

function elsewhere(trace: Trace, gate: NodeId, slot: number): Elsewhere {
  const index = indexOfId(trace.graph, gate);
  const { gate: name, operands: wired } = gateAt(trace, index);
  const known = name === "module" ? null : gateNamed(name);
  const kernels = known?.kind === "elementwise" ? localKernels(known) : [];
  const kernel = kernels[slot];
  if (known?.kind !== "elementwise" || kernel === undefined) return { others: [], places: [] };
  const moment = momentAt(trace, index, slot);
  const values = moment.operands.map(({ data }) => data[0] ?? Number.NaN);
  const [out = Number.NaN, upstream = Number.NaN] = [moment.out.data[0], moment.upstream.data[0]];
  const isWire = (i: number): boolean => wired[i]?.kind === "wire";
  const others = kernels.filter((_kernel, i) => i !== slot && isWire(i)).map((other) => other(values, out));
  const takenAt = (place: number): number => {
    const moved = values.map((value, i) => (i === slot ? place : value));
    return kernel(moved, known.forward(...moved));
  };
  // Some local gradients are told by the gate's value, σ (1 − σ): then its operand is often put in its place.
  const mixed = kernel(values, values[slot] ?? Number.NaN);
  const swapped =
    values.length === 2 && values.every((_value, i) => isWire(i)) ? [kernel(values.toReversed(), out)] : [];
  const right = kernel(values, out);
  const places = [...swapped, takenAt(out), takenAt(upstream), mixed].filter((local) => local !== right);
  return { others, places };
}
