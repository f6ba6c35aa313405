import { gates } from "../../core/gates/index.ts";
import type { Gate } from "../../core/gates/gate.ts";

/** A function as the completion offers it. */
export interface Offer {
  readonly name: string;
  /** What stands in its parentheses: `x, axis=None`. */
  readonly parameters: string;
  /** One line. */
  readonly says: string;
}

/** gate name -> what it computes, for gates whose derivative says too little or too much in one line */
const sentences: ReadonlyMap<string, string> = new Map([
  ["matmul", "The matrix product, written @ too."],
  ["outer", "Every entry of a times every entry of b, as a matrix."],
  ["transpose", "Rows become columns, written x.T too."],
  ["reshape", "The same numbers, row by row, in another shape."],
  ["flatten", "All numbers of x in one row."],
  ["concat", "Joins arrays along an axis: concat([a, b], axis=0)."],
  ["stack", "Arrays of one shape as the rows of a new one: stack([a, b])."],
  ["sum", "The sum of all entries, or along an axis. Backward, each entry gets a copy of the gradient."],
  ["mean", "The mean of all entries, or along an axis."],
  ["largest", "The largest of all entries, or along an axis. The gradient goes to the first such entry."],
  ["smallest", "The smallest of all entries, or along an axis. The gradient goes to the first such entry."],
  ["norm", "The length of x, or of each line along an axis: the square root of the sum of its squares."],
  ["squared_norm", "The sum of the squares of all entries, ‖x‖²."],
  ["logsumexp", "log(sum(exp(x))), without overflow."],
  ["softmax", "Scores as probabilities, row by row: positive, with sum 1."],
  ["log_softmax", "The logarithm of softmax, without overflow."],
  [
    "cross_entropy",
    "Softmax loss: −log of the right class’s probability, the mean over rows. y: the class of each row.",
  ],
  [
    "svm_loss",
    "Hinge loss: margins of wrong classes over the right one, the mean over rows. y: the class of each row.",
  ],
  ["mse", "The mean of (a − b)²."],
  ["trace", "The sum of the diagonal."],
  ["conv2d", "Slides the filters w over the images x. x: N×C×H×W, w: F×C×height×width."],
  ["max_pool2d", "The largest number of each k×k window."],
  ["avg_pool2d", "The mean of each k×k window."],
  ["where", "a where c is not 0, else b."],
]);

function parameters(gate: Gate): string {
  const operands = gate.operands.map((name) => {
    const fallback = gate.defaults?.[name];
    const shown = gate.kind === "tensor" && gate.variadic === true ? `[${name}, …]` : name;
    return fallback === undefined ? shown : `${shown}=${fallback}`;
  });
  const attributes = (gate.kind === "tensor" ? (gate.attributes ?? []) : []).map(({ name, fallback }) => {
    if (fallback === undefined) return name;
    return `${name}=${name === "keepdims" ? "False" : fallback === null ? "None" : JSON.stringify(fallback)}`;
  });
  return [...operands, ...attributes].join(", ");
}

function saying(gate: Gate): string {
  const sentence = sentences.get(gate.name);
  if (sentence !== undefined || gate.kind === "tensor") return sentence ?? `The ${gate.title} gate.`;
  const partials = gate.operands.map((name) => `∂/∂${name} = ${gate.partials[name] ?? "0"}`);
  return `The ${gate.title} gate. Local gradient: ${partials.join(", ")}.`;
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
  ...gates.flatMap((gate) => gate.calls.map((name) => ({ name, parameters: parameters(gate), says: saying(gate) }))),
  ...data,
];
