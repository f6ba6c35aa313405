import type { Graph } from "../graph/graph.ts";
import { reservedWords } from "../language/words.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";
import type { Trace } from "../trace/trace.ts";
import { differenceAt, differentiatedNodes } from "./autograd.ts";
import type { Listing, ListingLine, Tie } from "./listing.ts";
import { MOST_PRINTED, plain, tied } from "./numpy.ts";
import { inputLines, type Around } from "./numpyInputs.ts";
import { stage } from "./stage.ts";
import type { Staged, StagedGate } from "./staged.ts";
import { torchText } from "./torchSpellings.ts";
import { t } from "../words/t.ts";

export const torchWords: ReadonlySet<string> = new Set([
  ...reservedWords,
  "torch",
  "F",
  "np",
  "print",
  "value",
  "tuple",
]);

const tensor = ["torch.tensor(", ", dtype=torch.float64, requires_grad=True)"] as const;
const aroundInputs: Around = { module: "torch", number: tensor, written: tensor, made: tensor };

/** The forward pass in PyTorch, whose autograd does the backward pass. */
export function torchListing(graph: Graph, trace: Trace): Listing {
  const staged = stage(graph, trace, torchWords);
  const gates = [...graph.nodes.entries()].filter(([, { kind }]) => kind === "gate").map(([index]) => index);
  const arrived = differentiatedNodes(graph, trace.target);
  const inputs = inputLines(graph, staged.inputs, aroundInputs);
  const forward = staged.forward.flatMap((gate, i) => forwardLines(gate, differenceAt(trace, gates[i] ?? 0)));
  const kept = staged.forward.filter(
    ({ variable }, i) =>
      arrived.has(gates[i] ?? -1) && graph.nodes[gates[i] ?? -1]?.name !== null && variable !== staged.output,
  );
  const text = [...inputs, ...forward].map((line) => line.text).join("\n");
  return [
    ...(text.includes("np.") ? [plain("import numpy as np")] : []),
    plain("import torch"),
    ...(text.includes("F.") ? [plain("import torch.nn.functional as F")] : []),
    plain(""),
    plain(`# ${t`inputs`}`),
    ...inputs,
    plain(""),
    ...(forward.length === 0 ? [] : [plain(`# ${t`forward pass`}`), ...forward, plain("")]),
    plain(`# ${t`backward pass`}`),
    ...keeping(kept),
    ...backwardLines(staged, trace, arrived.has(trace.target)),
    plain(""),
    ...prints(graph, staged, trace, arrived),
  ];
}

function forwardLines(gate: StagedGate, difference: string): readonly ListingLine[] {
  const note = difference === "" ? "" : `  # ${difference}`;
  return [
    ...gate.opens.map((name) => plain(`# ${name}`)),
    tied(`${gate.variable} = ${torchText(gate)}${note}`, { node: gate.node, phase: "forward" }),
  ];
}

/** Names that fit on one line of a list. */
const A_LINE = 10;

/** PyTorch throws the gradients of intermediate values away, unless it is asked to keep them. */
function keeping(kept: readonly StagedGate[]): readonly ListingLine[] {
  if (kept.length === 0) return [];
  const names = kept.map(({ variable }) => variable);
  const rows = Array.from({ length: Math.ceil(names.length / A_LINE) }, (_unused, row) =>
    names.slice(row * A_LINE, (row + 1) * A_LINE).join(", "),
  );
  const list =
    rows.length === 1
      ? [`for value in [${rows[0] ?? ""}]:`]
      : ["for value in [", ...rows.map((row) => `    ${row},`), "]:"];
  return [
    ...list,
    `    value.retain_grad()  # ${t`then value.grad holds the gradient of an intermediate value too`}`,
  ].map(plain);
}

function backwardLines({ output, backward }: Staged, trace: Trace, hasGradient: boolean): readonly ListingLine[] {
  // Autograd does at once what the graph does step by step.
  const ties: readonly Tie[] = backward.flatMap((line) => line.ties);
  if (!hasGradient) return [plain(`# ${t`${output} has no gradient in PyTorch: it comes of comparisons alone`}`)];
  const size = sizeOf(trace.shapes[trace.target] ?? []);
  return [tied(size === 1 ? `${output}.backward()` : `${output}.backward(torch.ones_like(${output}))`, ...ties)];
}

function prints(
  graph: Graph,
  { output, asked }: Staged,
  trace: Trace,
  arrived: ReadonlySet<number>,
): readonly ListingLine[] {
  const inputs = [...graph.nodes.entries()].filter(([, { kind }]) => kind === "input");
  const lines = inputs.map(([index, { shape }], i) => {
    const { variable = "", gradient = "" } = asked[i] ?? {};
    const value = arrived.has(index) ? `${variable}.grad` : `torch.zeros_like(${variable})`;
    return plain(`print("${gradient} =", ${printedText(value, shape)})`);
  });
  return [plain(`print("${output} =", ${printedText(output, trace.shapes[trace.target] ?? [])})`), ...lines];
}

function printedText(value: string, shape: Shape): string {
  if (shape.length === 0) return `${value}.item()`;
  return sizeOf(shape) <= MOST_PRINTED ? `${value}.tolist()` : `tuple(${value}.shape), ${value}.sum().item()`;
}
