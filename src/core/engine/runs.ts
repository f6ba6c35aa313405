import type { ElementwiseGate } from "../gates/gate.ts";
import { localKernels } from "../gates/partials.ts";
import { binaryRuns } from "./binaryRuns.ts";
import { unaryRuns } from "./unaryRuns.ts";

/**
 * One elementwise gate computed many times over: for each position p from `from` up to `to`, from the elements at `a[p]`,
 * `b[p]`, `c[p]` of the memory the element at `p + shift`. The gradient of an element lies `delta` behind it.
 */
export interface Stretch {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly c: Int32Array;
  readonly from: number;
  readonly to: number;
  readonly shift: number;
}

/** Computes a stretch forward. */
export type ForwardRun = (memory: Float64Array, stretch: Stretch) => void;

/** Adds what a stretch hands to one of its slots. */
export type BackwardRun = (memory: Float64Array, stretch: Stretch, delta: number) => void;

export interface Runs {
  readonly forward: ForwardRun;
  /** slot -> what it is handed; null where that is always 0. */
  readonly backward: readonly (BackwardRun | null)[];
}

/** Any elementwise gate, by what it states itself. */
function genericRuns(gate: ElementwiseGate): Runs {
  const arity = gate.operands.length;
  const elements = new Array<number>(arity).fill(0);
  const gather = (memory: Float64Array, { a, b, c }: Stretch, p: number): void => {
    elements[0] = memory[a[p] ?? 0] ?? 0;
    if (arity > 1) elements[1] = memory[b[p] ?? 0] ?? 0;
    if (arity > 2) elements[2] = memory[c[p] ?? 0] ?? 0;
  };
  return {
    forward: (memory, stretch) => {
      const { from, to, shift } = stretch;
      for (let p = from; p < to; p++) {
        gather(memory, stretch, p);
        memory[p + shift] = gate.forward(...elements);
      }
    },
    backward: localKernels(gate).map((local, slot): BackwardRun => (memory, stretch, delta) => {
      const { a, b, c, from, to, shift } = stretch;
      const operand = [a, b, c][slot] ?? a;
      for (let p = from; p < to; p++) {
        gather(memory, stretch, p);
        const at = delta + (operand[p] ?? 0);
        const slope = local(elements, memory[p + shift] ?? 0);
        memory[at] = (memory[at] ?? 0) + slope * (memory[p + shift + delta] ?? 0);
      }
    }),
  };
}

const special: ReadonlyMap<string, Runs> = new Map([...Object.entries(binaryRuns), ...Object.entries(unaryRuns)]);
const made = new Map<ElementwiseGate, Runs>();

/** How a gate is computed over many elements: by loops of its own where it is common, else as it states itself. */
export function runsOf(gate: ElementwiseGate): Runs {
  const known = special.get(gate.name) ?? made.get(gate);
  if (known !== undefined) return known;
  if (gate.operands.length > 3) throw new Error(`The ${gate.name} gate has more than three operands.`);
  const runs = genericRuns(gate);
  made.set(gate, runs);
  return runs;
}
