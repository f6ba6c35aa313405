import type { Explanation } from "./explanation.ts";

/** An explanation with nothing in it but what is given. */
export function explanation(
  given: Pick<Explanation, "kind" | "node" | "title" | "sentence"> & Partial<Explanation>,
): Explanation {
  return {
    titleLatex: "",
    pattern: null,
    paragraphs: [],
    forwardLatex: "",
    slots: [],
    terms: [],
    sum: "",
    sumLatex: "",
    notes: [],
    ...given,
  };
}
