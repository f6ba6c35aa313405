import type { Explanation } from "../../core/notation/explanation.ts";
import type { Question } from "../../core/quiz/question.ts";
import { t } from "../../core/words/t.ts";

/** What is given of a question: all that its answer follows from, and not the answer. */
export interface Clues {
  /** What stands over the card, in plain text. */
  readonly heading: string;
  /** The gradient that is asked for, with what it follows from where that is a formula. */
  readonly formula: string;
  /** The gradient alone, to the left of the field. */
  readonly left: string;
  /** The local gradient in symbols; empty where there is none. */
  readonly rule: string;
  /** The upstream gradient, printed; empty where there is none. */
  readonly upstream: string;
  /** Which entry is asked for, `[0, 1]`; empty of a single number. */
  readonly entry: string;
  /** The accessible name of the field. */
  readonly name: string;
}

/** An equation without what stands right of its last sign of equality. */
function unanswered(latex: string): string {
  const at = latex.lastIndexOf(" = ");
  return at < 0 ? latex : latex.slice(0, at);
}

/** What stands left of the first sign of equality. */
const leftOf = (latex: string): string => latex.split(" = ")[0] ?? latex;

export function cluesOf(question: Question, explanation: Explanation): Clues {
  const entry = question.entry.length === 0 ? "" : `[${question.entry.join(", ")}]`;
  const slot = explanation.slots.find((one) => one.slot === question.slot);
  if (question.kind === "wire" && slot !== undefined) {
    const { receiver, chainLatex, localLatex, upstream, tensor } = slot;
    return {
      heading: tensor === null ? receiver : `${receiver} · ${tensor.shape}`,
      formula: tensor === null ? chainLatex : tensor.matrixLatex,
      left: leftOf(chainLatex),
      rule: localLatex,
      upstream,
      entry,
      name: nameOf(receiver, entry),
    };
  }
  const equation = question.kind === "seed" ? explanation.titleLatex : explanation.sumLatex;
  const formula = unanswered(equation);
  const left = leftOf(formula);
  return {
    heading: question.name,
    formula: formula === left ? "" : formula,
    left,
    rule: "",
    upstream: "",
    entry,
    name: nameOf(question.name, entry),
  };
}

const nameOf = (of: string, entry: string): string =>
  entry === "" ? t`Gradient of ${of}` : t`Entry ${entry} of the gradient of ${of}`;

/** Indexes of the questions as the wires stand, the first operand above the second, although steps take them from last to first. */
export const inReadingOrder = (questions: readonly Question[]): readonly number[] =>
  [...questions.keys()].toSorted((a, b) => (questions[a]?.slot ?? 0) - (questions[b]?.slot ?? 0));
