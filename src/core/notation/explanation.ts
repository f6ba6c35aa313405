import type { NodeId } from "../graph/graph.ts";

/** How numbers are printed. `auto`: the fewest decimals that keep the example's numbers apart; else a fixed count. */
export type Decimals = "auto" | number;

/** downstream = local × upstream for one slot, as symbols and as numbers. All `…Latex` fields are KaTeX input made by our printers. */
export interface SlotExplanation {
  readonly slot: number;
  readonly operand: NodeId;
  /** Plain text, `"to x"`. */
  readonly heading: string;
  /** The same without "to": `"u₁ = w0*x0"`, `"x, first input"`. */
  readonly receiver: string;
  /** `\\frac{∂f}{∂x} = \\frac{∂q}{∂x} \\cdot \\frac{∂f}{∂q}`: local times upstream, in symbols. */
  readonly chainLatex: string;
  /** The local gradient as a formula with symbols: `\\frac{∂q}{∂x} = 1`, `-\\frac{1}{x^2}`. */
  readonly localLatex: string;
  /** The same formula with this moment's numbers put in: `-\\frac{1}{1.37^2}`. */
  readonly localNumbersLatex: string;
  /** The local gradient worked out in one line, equal parts left out: `\\frac{∂f}{∂u_1} = -\\frac{1}{u_1^2} = -\\frac{1}{1.37^2} = -0.53`. */
  readonly localWorkedLatex: string;
  /** `\\underbrace{(e^{-1})}_{\\text{local}} \\underbrace{(-0.53)}_{\\text{upstream}} = -0.20`, for the present strip. */
  readonly productLatex: string;
  /** Printed numbers, minus as U+2212; "not yet" where no step has computed them (only in a selected gate's anatomy). */
  readonly local: string;
  readonly upstream: string;
  readonly downstream: string;
  /** Null where operand and gate are single numbers; else `local`, `upstream`, `downstream` are shapes or short matrices in plain text. */
  readonly tensor: TensorSlot | null;
  /** Conventions at a tie or a kink, causes of 0, ∞ and NaN: whole sentences in plain text. */
  readonly notes: readonly string[];
}

/** What a slot of a gate on vectors and matrices hands on: by matrices, by indices and by shapes. */
export interface TensorSlot {
  /** Shape of the operand and of its gradient, `"2×3"`. */
  readonly shape: string;
  /** `\\nabla_{W} f = \\nabla_{q} f \\; x^{T}` */
  readonly matrixLatex: string;
  /** The same with small matrices typeset; empty where they are too large to read. */
  readonly numbersLatex: string;
  /** The index proof, line by line: `\\frac{∂q_k}{∂W_{ij}} = \\mathbf{1}_{k=i} x_j`, then the sum over k, then the result; empty where none is known. */
  readonly indexLatex: readonly string[];
  /** "2×2 from 2 and 2: only an outer product fits."; empty where there is nothing to say. */
  readonly dimensions: string;
  /** Copies forward, a sum backward; empty where nothing is broadcast. */
  readonly broadcast: string;
}

export interface TermExplanation {
  readonly gate: NodeId;
  readonly slot: number;
  /** Where the term came from, in plain text: `"through the multiply gate q"`. */
  readonly label: string;
  readonly value: string;
}

/** What the lecturer says at one cursor (or about one selected node), as data; the panel only sets it in type. */
export interface Explanation {
  readonly kind: "start" | "forward" | "seed" | "backward" | "accumulate" | "input" | "gate";
  /** The node it is about, null at the start. */
  readonly node: NodeId | null;
  /** `"Add gate"`. */
  readonly title: string;
  /** `q = x + y`; empty where there is none. */
  readonly titleLatex: string;
  /** distributor, router or switcher, and the sentence why. */
  readonly pattern: { readonly name: string; readonly why: string } | null;
  /** Plain sentences, in reading order. */
  readonly paragraphs: readonly string[];
  /** Forward: the formula with numbers, `q = -2 + 5 = 3`; else empty. */
  readonly forwardLatex: string;
  /** Backward: one per slot that this step hands a gradient to, in the order of the step. */
  readonly slots: readonly SlotExplanation[];
  /** Accumulate: the terms and their printed sum. */
  readonly terms: readonly TermExplanation[];
  readonly sum: string;
  /** Accumulate: `\\frac{∂f}{∂x} = 1.58 + 0.51 = 2.09`; else empty. */
  readonly sumLatex: string;
  /** Causes of ∞ and NaN, conventions: whole sentences. */
  readonly notes: readonly string[];
  /** One sentence for the live region; the whole step in plain words and numbers. */
  readonly sentence: string;
}

/** A row of the table of local gradients in this graph (L10). */
export interface Rule {
  readonly node: NodeId;
  /** `q = x + y` */
  readonly formulaLatex: string;
  /** One per wire: `\\frac{∂q}{∂x} = 1`, in inline form. */
  readonly partialsLatex: readonly string[];
}

/** "x + 0.01 moves f by about −0.04", beside the true change. All printed numbers. */
export interface Nudge {
  readonly input: NodeId;
  readonly delta: string;
  readonly predicted: string;
  readonly actual: string;
  readonly sentence: string;
}
