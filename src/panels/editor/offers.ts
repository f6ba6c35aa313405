import { gates } from "../../core/gates/index.ts";
import type { Gate } from "../../core/gates/gate.ts";
import { parametersOf } from "../../core/notation/gateCalls.ts";
import { t, translated } from "../../core/words/t.ts";

/** A function as the completion offers it. */
export interface Offer {
  readonly name: string;
  /** What stands in its parentheses: `x, axis=None`. */
  readonly parameters: string;
  /** One line, in the language that is spoken when it is read. */
  readonly says: string;
}

function saying(gate: Gate): string {
  const says = translated(gate.says);
  if (gate.kind === "tensor") return says;
  const partials = gate.operands.map((name) => `∂/∂${name} = ${gate.partials[name] ?? "0"}`);
  return `${says} ${t`Local gradient: ${partials.join(", ")}.`}`;
}

const offer = (name: string, parameters: string, say: () => string): Offer => ({
  name,
  parameters,
  get says() {
    return say();
  },
});

const data: readonly Offer[] = [
  offer("zeros", "rows, columns", () => t`A matrix of zeros; zeros(3) is a vector.`),
  offer("ones", "rows, columns", () => t`A matrix of ones; ones(3) is a vector.`),
  offer("eye", "n", () => t`The identity matrix, n×n.`),
  offer("arange", "start, end, step", () => t`Numbers from start up to, and without, end.`),
  offer("onehot", "y, k", () => t`For each class in y a row of k zeros with a 1 at that class.`),
  offer("randn", "rows, columns, seed=0", () => t`Normal random numbers, the same for the same seed.`),
  offer("rand", "rows, columns, seed=0", () => t`Random numbers from 0 to 1, the same for the same seed.`),
  offer("seed", "n", () => t`Starts the stream of random numbers for the lines below.`),
  offer("array", "[[1, 2], [3, 4]]", () => t`The list itself, as NumPy writes it.`),
  offer("len", "x", () => t`How many rows x has, or entries if it is a vector: a constant.`),
];

/** Every function of the language: the gates that can be called, then the makers of data. */
export const offers: readonly Offer[] = [
  ...gates.flatMap((gate) => gate.calls.map((name) => offer(name, parametersOf(gate), () => saying(gate)))),
  ...data,
];
