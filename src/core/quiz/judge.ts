import { shortNumber } from "../notation/number.ts";
import { t } from "../words/t.ts";
import type { Question } from "./question.ts";
import { readNumber, type TypedNumber } from "./readNumber.ts";
import type { Reason } from "./slips.ts";

export interface Judgement {
  /** `rounded`: right to the digits that were given. `unread`: no number at all. */
  readonly kind: "right" | "rounded" | "wrong" | "unread";
  /** What went wrong, where that can be told. */
  readonly reason: Reason | null;
  /** A sentence to the reader. */
  readonly sentence: string;
}

/** Of a product of numbers that were rounded on the way, as by hand, so much is not called wrong. */
const byHand = 0.02;
const exactly = 1e-9;

const near = (a: number, b: number, relative: number): boolean =>
  Math.abs(a - b) <= relative * Math.max(Math.abs(a), Math.abs(b)) || Math.abs(a - b) <= 1e-12;

/** Whether what was typed is that number, rounded to the decimals given: two of them at least, or three figures. */
function isRounded({ value, rounding }: TypedNumber, exact: number): boolean {
  if (near(value, exact, byHand) && value !== 0) return true;
  return rounding > 0 && rounding <= 0.005 && Math.abs(value - exact) <= rounding * (1 + exactly);
}

/** Judges what a reader typed. */
export function judgeAnswer(question: Question, text: string): Judgement {
  const typed = readNumber(text);
  if (typed === null) {
    const sentence = t`“${text.trim().slice(0, 40)}” is no number. Write one, such as −0.2, 1/3 or 3 * −4.`;
    return { kind: "unread", reason: null, sentence };
  }
  const { answer, slips } = question;
  if (near(typed.value, answer, exactly)) return { kind: "right", reason: null, sentence: rightSentence(question) };
  // A slip that is met to more digits than the answer beside it is no rounding of that.
  const isItself = Math.abs(typed.value - answer) <= typed.rounding && near(typed.value, answer, byHand);
  const exact = isItself ? undefined : slips.find(({ value }) => near(typed.value, value, exactly));
  if (exact === undefined && isRounded(typed, answer))
    return { kind: "rounded", reason: null, sentence: t`Right, to the digits given: it is ${shortNumber(answer)}.` };
  const found = exact ?? slips.find(({ value }) => isRounded(typed, value));
  const reason = found?.reason ?? null;
  return { kind: "wrong", reason, sentence: wrongSentence(question, reason) };
}

/** What a reader is told who would rather see it. */
export function answerSentence({ kind, factors, answer }: Question): string {
  if (kind === "seed") return t`It is 1: the output moves one for one with itself.`;
  if (factors === null) return t`It is ${shortNumber(answer)}.`;
  return t`It is local times upstream: ${shortNumber(factors.local)} × ${shortNumber(factors.upstream)} = ${shortNumber(answer)}.`;
}

function rightSentence({ kind, factors, answer }: Question): string {
  if (kind === "seed") return t`Right: the gradient of the output with respect to itself is 1.`;
  if (factors === null) return t`Right: ${shortNumber(answer)}.`;
  return t`Right: ${shortNumber(factors.local)} × ${shortNumber(factors.upstream)} = ${shortNumber(answer)}.`;
}

function wrongSentence({ kind, name }: Question, reason: Reason | null): string {
  switch (reason) {
    case "sign":
      return t`The size is right, the sign is not.`;
    case "noUpstream":
      return t`That is the local gradient alone. Multiply it by the upstream gradient.`;
    case "noLocal":
      return t`That is the upstream gradient as it arrives. Multiply it by the local gradient of this gate.`;
    case "added":
      return t`The local and the upstream gradient are multiplied, not added.`;
    case "divided":
      return t`The local and the upstream gradient are multiplied, not divided.`;
    case "otherInput":
      return t`That is what the other input of this gate gets, not ${name}.`;
    case "wrongPlace":
      return t`The rule is right, but the local gradient is taken at the wrong place: take it at the values that went into the gate.`;
    case "branch":
      return t`A branch is missing: ${name} is used more than once, and its gradients add.`;
    case "product":
      return t`Where a value branches, gradients add: these were multiplied.`;
    case "value":
      return t`That is the value of ${name}, not its gradient.`;
    case "seed":
      return t`Not 0: moving the output by h moves the output by h.`;
    case null:
      return kind === "sum"
        ? t`Not yet. Add what comes back along each of the wires from ${name}.`
        : kind === "seed"
          ? t`Not yet. How much does the output move when the output moves?`
          : t`Not yet. It is the local gradient of the gate times the upstream gradient.`;
  }
}
