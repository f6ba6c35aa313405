import type { Graph } from "../graph/graph.ts";
import { reservedWords } from "../language/words.ts";
import { callExpr } from "../notation/simplify.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";
import type { Trace } from "../trace/trace.ts";
import { given, toldValue } from "./downstream.ts";
import type { Listing, ListingLine, Tie } from "./listing.ts";
import { helperTexts, numpyHelpers } from "./numpyHelpers.ts";
import { inputLines, type Around } from "./numpyInputs.ts";
import { numpySpelling, type Numpy } from "./numpySpellings.ts";
import { numeric, pythonOf } from "./pythonExpr.ts";
import { pythonFloat } from "./pythonNumber.ts";
import { stage } from "./stage.ts";
import type { Staged, StagedGate, StagedGradient } from "./staged.ts";
import { summedBack } from "./summedBack.ts";
import { t } from "../words/t.ts";

/** Arrays up to this size are printed number by number. */
export const MOST_PRINTED = 1000;

/** Names that a NumPy listing needs for itself. */
export const numpyWords: ReadonlySet<string> = new Set([
  ...reservedWords,
  ...numpyHelpers.keys(),
  ..."np print len range lambda list tuple dict zip reversed object super self isinstance sum".split(" "),
]);

export const plain = (text: string): ListingLine => ({ text, ties: [] });
export const tied = (text: string, ...ties: readonly Tie[]): ListingLine => ({ text, ties });

/** The staged forward and backward pass in NumPy, as it stands a program that prints the output and the inputs' gradients. */
export function numpyListing(graph: Graph, trace: Trace): Listing {
  const staged = stage(graph, trace, numpyWords);
  const shapes = shapesOf(staged);
  const spelling = numpySpelling((variable) => shapes.get(variable) ?? [], staged.isFinite);
  const inputs = inputLines(graph, staged.inputs, aroundInputs(staged.isFinite));
  const forward = staged.forward.flatMap((gate) => forwardLines(gate, spelling));
  const backward = backwardLines(staged, spelling);
  return [
    ...preamble(staged.isFinite, spelling.used),
    plain(`# ${t`inputs`}`),
    ...inputs,
    plain(""),
    ...(forward.length === 0 ? [] : [plain(`# ${t`forward pass`}`), ...forward, plain("")]),
    plain(`# ${t`backward pass`}`),
    ...backward,
    plain(""),
    ...prints(staged, shapes),
  ];
}

/** The import, and the helpers that are used. */
export function preamble(isFinite: boolean, used: ReadonlySet<string>): Listing {
  const helpers = helperTexts(used).flatMap((text) => ["", ...text.split("\n"), ""]);
  const calm = isFinite
    ? []
    : ["", `# ${t`Infinities or NaNs come up below, as they do in the graph.`}`, 'np.seterr(all="ignore")'];
  return ["import numpy as np", ...calm, ...helpers, ""].map(plain);
}

/** Variable of the listing -> its shape. */
export function shapesOf({ inputs, forward, backward, asked }: Staged): ReadonlyMap<string, Shape> {
  return new Map([
    ...inputs.map(({ variable, node }) => [variable, node.shape] as const),
    ...forward.map(({ variable, shape }) => [variable, shape] as const),
    ...backward.map(({ variable, shape }) => [variable, shape] as const),
    ...inputs.map(({ node }, i) => [asked[i]?.gradient ?? "", node.shape] as const),
  ]);
}

function forwardLines(gate: StagedGate, spelling: Numpy): readonly ListingLine[] {
  const { text } = numeric(pythonOf(callExpr(gate.gate, gate.operands, given({ ...gate, told: toldValue })), spelling));
  return [
    ...gate.opens.map((name) => plain(`# ${name}`)),
    tied(`${gate.variable} = ${text}`, { node: gate.node, phase: "forward" }),
  ];
}

function backwardLines({ backward, asked, isFinite }: Staged, spelling: Numpy): readonly ListingLine[] {
  const notes = new Set<string>();
  // Each is said once, where it is met first.
  const noteOn = ({ operator, value }: StagedGradient): string => {
    const isProduct = value.kind === "binary" && value.operator === "*" && value.right.kind === "name";
    const note =
      operator === "+="
        ? t`gradients add where a value is used again`
        : isProduct
          ? t`local gradient * upstream gradient`
          : "";
    if (note === "" || notes.has(note)) return "";
    notes.add(note);
    return `  # ${note}`;
  };
  const lines = backward.map((line) => tied(gradientLine(line, spelling, isFinite) + noteOn(line), ...line.ties));
  const idle = asked.filter(({ isReached }) => !isReached);
  return [
    ...lines,
    ...idle.map(({ gradient, variable }) =>
      plain(`${gradient} = np.zeros_like(${variable})  # ${t`the output does not depend on it`}`),
    ),
  ];
}

function gradientLine(
  { variable, operator, value, from, shape, grows }: StagedGradient,
  spelling: Numpy,
  isFinite: boolean,
): string {
  const code = summedBack(numeric(pythonOf(value, spelling)), from, shape, spelling.module);
  // What is added to must not be another gradient under a second name.
  const own = grows && shape.length > 0 && code.isView === true ? `${code.text}.copy()` : code.text;
  if (value.kind !== "number") return `${variable} ${operator} ${own}`;
  const number = pythonFloat(value.value, "np");
  return `${variable} ${operator} ${isFinite ? number : `np.float64(${number})`}`;
}

/** Python's own numbers refuse to divide by 0 and to overflow; NumPy's do not. */
export function aroundInputs(isFinite: boolean): Around {
  const bare = ["", ""] as const;
  return { module: "np", number: isFinite ? bare : ["np.float64(", ")"], written: ["np.array(", ")"], made: bare };
}

function prints({ output, asked }: Staged, shapes: ReadonlyMap<string, Shape>): readonly ListingLine[] {
  return [output, ...asked.map(({ gradient }) => gradient)].map((variable) =>
    plain(`print("${variable} =", ${printedText(variable, shapes.get(variable) ?? [])})`),
  );
}

/** A number or an array in all its digits; of a large one the shape and the sum. */
export function printedText(value: string, shape: Shape): string {
  if (shape.length === 0) return value;
  return sizeOf(shape) <= MOST_PRINTED ? `${value}.tolist()` : `${value}.shape, ${value}.sum()`;
}
