import type { NodeId } from "../graph/graph.ts";
import type { Span } from "../language/program.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import type { Difference } from "./compare.ts";

/** What would mend a gradient whose numbers are right and whose shape is not. */
export type Mending = "summed" | "kept" | "dropped" | "copied";

/** What a line is found to be. Names in it are the student's, or the program's. */
export type Diagnosis =
  | { readonly kind: "right" }
  /** Printed to so many decimals, all of them right. */
  | { readonly kind: "rounded"; readonly decimals: number }
  /** claimed = factor × truth. `count`: the factor is the number of entries over which a mean is taken, or one over it. */
  | { readonly kind: "factor"; readonly factor: number; readonly count: number | null }
  /** `what`: the operand that is, or is not, to be turned; null for the whole. */
  | { readonly kind: "transposed"; readonly what: string | null; readonly claimed: Shape; readonly wanted: Shape }
  /** `claimed` is null where the line has no value, since what it combines does not go together: `reason`. */
  | {
      readonly kind: "shape";
      readonly claimed: Shape | null;
      readonly wanted: Shape;
      readonly reason: string | null;
      readonly mending: Mending | null;
      /** Of `summed` the axes. */
      readonly axes: readonly number[];
    }
  /** `overwritten`: a later line sets, with =, what should be added to, with +=. */
  | { readonly kind: "missingBranch"; readonly missing: readonly string[]; readonly overwritten: boolean }
  | { readonly kind: "swapped"; readonly other: string; readonly gate: string }
  | { readonly kind: "noUpstream"; readonly upstream: string }
  | { readonly kind: "noLocal"; readonly gate: string }
  | { readonly kind: "wrongPlace"; readonly used: string; readonly meant: string }
  | { readonly kind: "missingFactor"; readonly factor: string }
  | { readonly kind: "extraFactor"; readonly factor: string }
  | { readonly kind: "extraTerm"; readonly term: string }
  /** One sign within the line. */
  | { readonly kind: "sign"; readonly part: string }
  /** `*` for `@`, `>` for `<`. */
  | { readonly kind: "operation"; readonly used: string; readonly meant: string }
  | { readonly kind: "otherValue"; readonly value: string }
  | { readonly kind: "wrong" }
  /** Written again below, and right so far. `through`: the gates of the wires whose terms it brings. */
  | { readonly kind: "part"; readonly through: readonly string[] }
  /** No gradient, but a value of the student's own. */
  | { readonly kind: "aside" }
  | { readonly kind: "noValue"; readonly owner: string; readonly close: string | null }
  | { readonly kind: "cannot"; readonly reason: string; readonly span: Span }
  | { readonly kind: "blank" };

export type DiagnosisKind = Diagnosis["kind"];

/** What else is to be said. */
export type Note =
  /** It is right for what it uses, which is wrong above. */
  | { readonly kind: "uses"; readonly names: readonly string[] }
  /** It is right although what it uses is wrong: it makes up for that. */
  | { readonly kind: "makesUp"; readonly names: readonly string[] }
  /** It is the gradient of another value than its name says: of what comes before the owner's gate. */
  | { readonly kind: "moved"; readonly value: string; readonly gate: string }
  /** It is the gradient of a value that has no name, or another. */
  | { readonly kind: "of"; readonly value: string }
  /** It agrees for the program's numbers, and for no others. */
  | { readonly kind: "coincidence" }
  /** It differs at the program's numbers alone: at a kink. */
  | { readonly kind: "kink" }
  /** A number in it stands for a value of the program. */
  | { readonly kind: "number"; readonly value: number; readonly name: string }
  | { readonly kind: "zero" };

export interface Verdict {
  /** Index of the line. */
  readonly line: number;
  readonly span: Span;
  /** The name that the line gives a value. */
  readonly name: string;
  /** The value whose gradient it is judged as; null where there is none. */
  readonly owner: { readonly id: NodeId; readonly name: string } | null;
  /** `open`: nothing could be said. */
  readonly standing: "right" | "wrong" | "open" | "blank";
  readonly diagnosis: Diagnosis;
  readonly notes: readonly Note[];
  /** What the variable holds after the line, where it has a value; of a term that is added, the term. */
  readonly claimed: Tensor | null;
  readonly truth: Tensor | null;
  /** Where the two differ first, of equal shapes. */
  readonly difference: Difference | null;
  /** From what kind of mistake it is to the right line, of lines that are wrong or blank. */
  readonly hints: readonly string[];
}
