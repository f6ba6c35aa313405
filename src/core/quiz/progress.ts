import type { NodeId } from "../graph/graph.ts";
import type { Step, Trace } from "../trace/trace.ts";

/** How a question stands: `missed` was answered wrong and is still open; `later` came right after that; `shown` was given up. */
export const results = ["open", "missed", "first", "later", "shown"] as const;
export type Result = (typeof results)[number];

/** What a reader did about a question. */
export type Deed = "right" | "wrong" | "shown";

export const isClosed = (result: Result = "open"): boolean => result !== "open" && result !== "missed";

/** Whose gradients a step asks for, question by question, in the order of `questionsOf`. */
export function askedBy(step: Step | undefined): readonly NodeId[] {
  if (step === undefined || step.kind === "forward") return [];
  return step.kind === "backward" ? step.slots.map(({ operand }) => operand) : [step.node];
}

/** The number of the first question of the step at a cursor, counted over all steps. */
export const firstQuestionAt = ({ forwardCount, steps }: Trace, cursor: number): number =>
  steps.slice(forwardCount, Math.max(forwardCount, cursor - 1)).reduce((sum, step) => sum + askedBy(step).length, 0);

/** How far a reader may look: the cursor of the first step that is not wholly answered, and what it still hides. */
export interface Reach {
  readonly cursor: number;
  /** The number of the step's first question. */
  readonly from: number;
  /** Whose gradients are still asked for, each once; none at the end of the steps. */
  readonly hidden: readonly NodeId[];
}

/** `answered`: result by result, in the order in which the steps ask. */
export function reachOf(trace: Trace, answered: readonly Result[]): Reach {
  const { forwardCount, steps } = trace;
  let from = 0;
  for (let i = forwardCount; i < steps.length; i++) {
    const asked = askedBy(steps[i]);
    const hidden = asked.filter((_id, question) => !isClosed(answered[from + question]));
    if (hidden.length > 0) return { cursor: i + 1, from, hidden: [...new Set(hidden)] };
    from += asked.length;
  }
  return { cursor: steps.length, from, hidden: [] };
}

/** The results after one more deed. What is closed stays as it is. */
export function afterDeed(answered: readonly Result[], question: number, deed: Deed): readonly Result[] {
  const before = answered[question] ?? "open";
  if (isClosed(before)) return answered;
  const after = deed === "shown" ? "shown" : deed === "wrong" ? "missed" : before === "missed" ? "later" : "first";
  const length = Math.max(answered.length, question + 1);
  return Array.from({ length }, (_unused, i) => (i === question ? after : (answered[i] ?? "open")));
}

export interface Score {
  readonly first: number;
  readonly later: number;
  readonly shown: number;
  /** How many questions are closed. */
  readonly closed: number;
}

export function scoreOf(answered: readonly Result[]): Score {
  const count = (wanted: Result): number => answered.filter((result) => result === wanted).length;
  const [first, later, shown] = [count("first"), count("later"), count("shown")];
  return { first, later, shown, closed: first + later + shown };
}
