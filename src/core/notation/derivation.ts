import { pathsBetween } from "../graph/paths.ts";
import { printWritten } from "../language/print.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Trace } from "../trace/trace.ts";
import { sumLatex } from "./explainAccumulate.ts";
import { explainBackward } from "./explainBackward.ts";
import { explainSeed } from "./explainSeed.ts";
import type { Decimals, SlotExplanation } from "./explanation.ts";
import { gradientLatex } from "./partial.ts";
import { tell } from "./telling.ts";
import { shapeWords } from "./value.ts";

/** Lines that are written out, at most; of longer derivations the first and the last. */
const MOST_LINES = 200;

/** Values with more entries than this stand in the heading by their shape. */
const WRITTEN = 16;

/**
 * The whole derivation of one gradient as LaTeX for amsmath: an `align*` under a comment with the program. From ∂f/∂f = 1 along
 * every path to the node, a line for each gate: in symbols, with numbers, and the result; where terms add, their sum. On vectors and
 * matrices in matrix form, without numbers where they are too many to be typeset.
 * @param node index of the node whose gradient it is
 */
export function derivation(trace: Trace, node: number, decimals: Decimals): string {
  const telling = tell(trace, decimals);
  const { nodes } = pathsBetween(trace.graph, node, trace.target);
  const lines: string[] = [];
  for (const step of trace.steps) {
    if (step.kind === "seed") lines.push(aligned(explainSeed(telling, step).titleLatex));
    if (step.kind !== "backward" && step.kind !== "accumulate") continue;
    const index = telling.index(step.node);
    if (!nodes.has(index)) continue;
    if (step.kind === "accumulate") lines.push(aligned(sumLatex(telling, step)));
    else if (index !== node) {
      const slots = step.slots.filter(({ operand }) => nodes.has(telling.index(operand)));
      if (slots.length > 0) lines.push(...explainBackward(telling, { ...step, slots }).slots.map(slotLine));
    }
  }
  // What f does not depend on gets no gradient by any step.
  if (trace.reached[node] !== true) {
    const zero = telling.gradientPiece(node)?.latex ?? "\\mathbf{0}";
    lines.push(aligned(`${gradientLatex(telling, node)} = ${zero}`));
  }
  const half = MOST_LINES / 2;
  const shown = lines.length > MOST_LINES ? [...lines.slice(0, half), "&\\;\\,\\vdots", ...lines.slice(-half)] : lines;
  return `% ${headingOf(trace)}\n\\begin{align*}\n${shown.join(" \\\\\n")}\n\\end{align*}`;
}

/** A gate in one slot: `∂f/∂x = ∂q/∂x · ∂f/∂q = (1) (−4) = −4`, and beside it the local gradient worked out. */
function slotLine({ tensor, chainLatex, localWorkedLatex, productLatex }: SlotExplanation): string {
  if (tensor === null) return `${aligned(`${chainLatex} = ${productLatex}`)} && ${localWorkedLatex}`;
  const { matrixLatex, numbersLatex } = tensor;
  const beside = localWorkedLatex === "" ? "" : ` && ${localWorkedLatex}`;
  return `${aligned(matrixLatex + inNumbers(matrixLatex, numbersLatex))}${beside}`;
}

/** What the numbers say of the same gradient, which is named already. */
function inNumbers(symbols: string, numbers: string): string {
  const name = symbols.slice(0, symbols.indexOf(" = ") + 3);
  return numbers.startsWith(name) ? ` = ${numbers.slice(name.length)}` : "";
}

/** An equation with its first equals sign under those of the other lines. */
function aligned(latex: string): string {
  return latex.replace(" = ", " &= ");
}

/** The program in one line: what is named, and the output. */
function headingOf({ graph }: Trace): string {
  return graph.nodes
    .flatMap(({ id, name, expression, shape }, index) => {
      if (name === null && index !== graph.output) return [];
      const value =
        sizeOf(shape) > WRITTEN && expression.kind === "list" ? shapeWords(shape) : printWritten(expression);
      return [id.startsWith("#") ? value : `${name ?? id} = ${value}`];
    })
    .join("; ");
}
