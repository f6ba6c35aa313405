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
  if (gate.kind === "tensor") return translated(gate.says);
  const partials = gate.operands.map((name) => `∂/∂${name} = ${gate.partials[name] ?? "0"}`);
  return `${translated(gate.says)} ${t`Local gradient: ${partials.join(", ")}.`}`;
}

const data: readonly Offer[] = [
  { name: "zeros", parameters: "rows, columns", says: "A matrix of zeros; zeros(3) is a vector." },
  { name: "ones", parameters: "rows, columns", says: "A matrix of ones; ones(3) is a vector." },
  { name: "eye", parameters: "n", says: "The identity matrix, n×n." },
  { name: "arange", parameters: "start, end, step", says: "Numbers from start up to, and without, end." },
  { name: "onehot", parameters: "y, k", says: "For each class in y a row of k zeros with a 1 at that class." },
  { name: "randn", parameters: "rows, columns, seed=0", says: "Normal random numbers, the same for the same seed." },
  {
    name: "rand",
    parameters: "rows, columns, seed=0",
    says: "Random numbers from 0 to 1, the same for the same seed.",
  },
  { name: "seed", parameters: "n", says: "Starts the stream of random numbers for the lines below." },
  { name: "array", parameters: "[[1, 2], [3, 4]]", says: "The list itself, as NumPy writes it." },
  { name: "len", parameters: "x", says: "How many rows x has, or entries if it is a vector: a constant." },
];

/** Every function of the language: the gates that can be called, then the makers of data. */
export const offers: readonly Offer[] = [
  ...gates.flatMap((gate) =>
    gate.calls.map((name) => ({
      name,
      parameters: parametersOf(gate),
      get says() {
        return saying(gate);
      },
    })),
  ),
  ...data,
];
