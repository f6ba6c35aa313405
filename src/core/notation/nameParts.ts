import { lettersLatex } from "./letters.ts";

/** A name as it is set: a base and what stands below it. */
export interface NameParts {
  readonly base: string;
  /** `["1", "new"]` in w1_new. */
  readonly subscripts: readonly string[];
}

/** `w0` is w with subscript 0, `x_hat` is x with subscript hat; a name with stray underscores stays in one piece. */
export function partsOf(name: string): NameParts {
  const [head = "", ...tail] = name.split("_");
  if (head === "" || tail.includes("")) return { base: name, subscripts: [] };
  const numbered = /^(.*[^0-9])(\d+)$/s.exec(head);
  const [, base = head, digits] = numbered ?? [];
  return { base, subscripts: digits === undefined ? tail : [digits, ...tail] };
}

/** `w_{0}`, `w_{1,\\mathit{new}}` */
export function partsLatex({ base, subscripts }: NameParts): string {
  const below = subscripts.map(lettersLatex).join(",");
  return `${lettersLatex(base)}${below === "" ? "" : `_{${below}}`}`;
}

/** A name that stands outside of any graph: nothing is known that it could be confused with. */
export function nameLatex(name: string): string {
  return partsLatex(partsOf(name));
}
