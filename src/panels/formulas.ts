import type { NodeId } from "../core/graph/graph.ts";
import type { Explanation } from "../core/notation/explanation.ts";

/** The formulas of a step with their numbers, those of one node alone where it is given. */
export function formulasOf({ kind, titleLatex, forwardLatex, sumLatex, slots }: Explanation, only?: NodeId): string[] {
  const own = slots.filter(({ operand }) => only === undefined || operand === only);
  const products = own.map(({ productLatex, chainLatex, tensor }) => {
    if (tensor === null) return `${chainLatex} = ${productLatex}`;
    return tensor.numbersLatex === "" ? tensor.matrixLatex : tensor.numbersLatex;
  });
  const seed = kind === "seed" ? titleLatex : "";
  return [seed, forwardLatex, ...products, sumLatex].filter((latex) => latex !== "");
}
