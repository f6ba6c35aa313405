import { t } from "../words/t.ts";
import type { SlotExplanation } from "./explanation.ts";
import { localPiece, symbolLeaf } from "./nodeLatex.ts";
import { slotNotes } from "./slotNotes.ts";
import { downstreamLatex, gradientLatex, localGradientLatex, ordinal } from "./partial.ts";
import { gateAt, type Telling } from "./telling.ts";
import { introduce } from "./words.ts";

/** What an explanation prints in the place of a number that no step has computed yet. */
export const notYet = (): string => t`not yet`;

/** One slot's numbers; null where no step has computed them yet. */
export interface SlotNumbers {
  readonly slot: number;
  readonly operand: number;
  readonly local: number | null;
  readonly upstream: number | null;
  readonly downstream: number | null;
}

/** One slot of a gate: local × upstream = downstream, in symbols and in numbers. */
export function explainSlot(telling: Telling, index: number, numbers: SlotNumbers): SlotExplanation {
  const { slot, operand, local, upstream, downstream } = numbers;
  const node = gateAt(telling, index);
  const name = localGradientLatex(telling, index, slot, operand);
  const isModule = node.module !== undefined;
  const inSymbols = isModule ? name : localPiece(node, slot, symbolLeaf(telling.trace.graph)).latex;
  const inNumbers =
    local === null || isModule ? "" : localPiece(node, slot, telling.valueLeaf, telling.valueLeaf(index)).latex;
  const printed = local === null ? [] : [inNumbers, telling.tex(local)].filter((latex) => latex !== "");
  const worked = [name, inSymbols, ...printed].filter((latex, at, all) => at === 0 || !says(latex, all[at - 1] ?? ""));
  const which = ordinal(node, slot);
  const shown = (value: number | null): string => (value === null ? notYet() : telling.num(value));
  return {
    slot,
    operand: telling.trace.graph.nodes[operand]?.id ?? "",
    ...slotHeading(introduce(telling, operand), which),
    chainLatex: `${downstreamLatex(telling, index, slot, operand)} = ${name} \\cdot ${gradientLatex(telling, index)}`,
    localLatex: isModule ? name : `${name} = ${inSymbols}`,
    localNumbersLatex: inNumbers,
    localWorkedLatex: worked.join(" = "),
    productLatex: productLatex(telling, inNumbers, numbers),
    local: shown(local),
    upstream: shown(upstream),
    downstream: shown(downstream),
    tensor: null,
    notes: local === null ? [] : slotNotes(telling, index, { ...numbers, local }),
  };
}

/** Whom a slot hands its gradient to: by name, and after the word that leads to it. */
export function slotHeading(operand: string, which: string): Pick<SlotExplanation, "heading" | "receiver"> {
  const receiver = which === "" ? operand : t`${operand}, ${which} input`;
  return { receiver, heading: t`to ${receiver}` };
}

/** Whether two pieces of LaTeX are the same text or the same number: −1 and −1.00. */
function says(latex: string, former: string): boolean {
  return latex === former || (Number.isFinite(Number(latex)) && Number(latex) === Number(former));
}

/** `\\underbrace{(e^{-1})}_{local} \\underbrace{(-0.53)}_{upstream} = -0.20` */
function productLatex(telling: Telling, inNumbers: string, { local, upstream, downstream }: SlotNumbers): string {
  const tex = (value: number | null): string => (value === null ? `\\text{${notYet()}}` : telling.tex(value));
  // A case distinction is settled by the numbers: what is left of it is its value.
  const isSettled = inNumbers === "" || /\\mathbf|\\begin/.test(inNumbers);
  const factor = (latex: string, name: string): string => `\\underbrace{\\left(${latex}\\right)}_{\\text{${name}}}`;
  const factors = `${factor(isSettled ? tex(local) : inNumbers, t`local`)} ${factor(tex(upstream), t`upstream`)}`;
  return downstream === null ? factors : `${factors} = ${tex(downstream)}`;
}
