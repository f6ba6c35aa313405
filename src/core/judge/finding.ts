import type { Expr } from "../language/program.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { isZero } from "./compare.ts";
import type { Question } from "./question.ts";
import { Trouble } from "./trouble.ts";
import type { Diagnosis, Note } from "./verdict.ts";
import type { Write } from "./writes.ts";

/** One line at work: what it brings, and what its variable holds after it; at each point. */
export interface Step {
  readonly write: Write;
  readonly brings: readonly (Tensor | Trouble)[];
  readonly after: readonly (Tensor | Trouble)[];
}

/** What is found of one line. */
export interface Finding {
  readonly diagnosis: Diagnosis;
  readonly notes: readonly Note[];
  readonly claimed: Tensor | null;
  readonly truth: Tensor | null;
  /** Of a line that is wrong. */
  readonly question: Question | null;
  readonly repaired: Expr | null;
}

/** The findings of a variable's lines, and the node whose gradient it is from then on. */
export interface Settled {
  readonly findings: readonly Finding[];
  readonly node: number;
}

/** The tensors of a line that has a value at every point; null for another. */
export function sound(values: readonly (Tensor | Trouble)[]): readonly Tensor[] | null {
  const tensors = values.filter((value): value is Tensor => !(value instanceof Trouble));
  return tensors.length === values.length ? tensors : null;
}

/** A line that is right. */
export function right(claimed: Tensor | undefined, truth: Tensor | undefined, notes: readonly Note[] = []): Finding {
  const zero: readonly Note[] = truth !== undefined && isZero(truth) ? [{ kind: "zero" }] : [];
  return {
    diagnosis: { kind: "right" },
    notes: [...notes, ...zero],
    claimed: claimed ?? null,
    truth: truth ?? null,
    question: null,
    repaired: null,
  };
}

/** A line of which more is to come. @param through the gates whose terms it brings */
export function part({ brings }: Step, through: readonly string[]): Finding {
  const [claimed] = sound(brings) ?? [];
  return { ...right(claimed, undefined), diagnosis: { kind: "part", through } };
}
