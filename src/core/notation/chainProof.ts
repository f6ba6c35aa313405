import { chainOf, chainProduct } from "../trace/chain.ts";
import type { Trace } from "../trace/trace.ts";
import type { Decimals } from "./explanation.ts";
import { localPiece, symbolLeaf } from "./nodeLatex.ts";
import { localGradientLatex } from "./partial.ts";
import { inParentheses, symbolicPiece } from "./piece.ts";
import { gateAt, tell, type Telling } from "./telling.ts";

/** One local gradient of a chain. */
export interface ChainFactor {
  /** Id of the gate. */
  readonly node: string;
  /** `\frac{\partial f}{\partial u_{4}}` */
  readonly nameLatex: string;
  /** In symbols: `-\frac{1}{u_{4}^{2}}`. */
  readonly symbolsLatex: string;
  /** With its numbers in place: `-\frac{1}{1.37^{2}}`; its value where they settle it. */
  readonly numbersLatex: string;
  /** Its value in plain text. */
  readonly local: string;
}

/** Why one gate may stand for several: the product of their local gradients is its local gradient. */
export interface ChainProof {
  /** In the order of the backward pass. */
  readonly factors: readonly ChainFactor[];
  /** `\left(-\frac{1}{1.37^{2}}\right) \left(1\right) \left(0.37\right) \left(-1\right) = 0.20` */
  readonly latex: string;
  /** `(−0.53) · 1 · 0.37 · (−1) = 0.20` */
  readonly text: string;
  readonly product: number;
}

/** Factors that a reader follows, at most. */
const MOST = 12;

/**
 * The product of the local gradients on the one way from node `from` to node `to`. Null where there is not exactly one
 * way, where it is longer than a reader follows, or where something on it is no single number.
 */
export function chainProof(trace: Trace, from: number, to: number, decimals: Decimals): ChainProof | null {
  const links = chainOf(trace, from, to);
  if (links === null || links.length > MOST) return null;
  const telling = tell(trace, decimals);
  const factors = links.map(({ node, slot, local }) => factorOf(telling, node, slot, local));
  const product = chainProduct(trace, links);
  const latex = factors.map(({ numbersLatex }) => inParentheses(symbolicPiece(numbersLatex)).latex).join(" ");
  const text = links.map(({ local }) => telling.factor(local)).join(" · ");
  return { factors, latex: `${latex} = ${telling.tex(product)}`, text: `${text} = ${telling.num(product)}`, product };
}

function factorOf(telling: Telling, index: number, slot: number, local: number): ChainFactor {
  const node = gateAt(telling, index);
  const { graph } = telling.trace;
  const operand = node.operands[slot];
  const inNumbers = localPiece(node, slot, telling.valueLeaf, telling.valueLeaf(index)).latex;
  return {
    node: node.id,
    nameLatex: operand?.kind === "wire" ? localGradientLatex(telling, index, slot, operand.node) : "",
    symbolsLatex: localPiece(node, slot, symbolLeaf(graph)).latex,
    // A case distinction is settled by the numbers: what is left of it is its value.
    numbersLatex: /\\mathbf|\\begin/.test(inNumbers) ? telling.tex(local) : inNumbers,
    local: telling.num(local),
  };
}
