import type { NodeId } from "../graph/graph.ts";
import { choices } from "../share/choices.ts";

/** The languages in which the code of a graph is listed. */
export const dialects = choices.code;
export type Dialect = (typeof dialects)[number];

/** What of a graph a line of code says or does. */
export interface Tie {
  readonly node: NodeId;
  /** `input`: it gives the node its data. `accumulate`: it adds a term to the node's gradient, or is the first of several. */
  readonly phase: "input" | "forward" | "seed" | "backward" | "accumulate";
  /** Of `backward`: the slots of the node's gate whose downstream gradients it computes. */
  readonly slots?: readonly number[];
}

/** One line of a listing. */
export interface ListingLine {
  readonly text: string;
  /** Empty for imports, comments and blank lines. A line of a class that serves several gates has one for each of them. */
  readonly ties: readonly Tie[];
}

export type Listing = readonly ListingLine[];

export function textOf(listing: Listing): string {
  return listing.map(({ text }) => `${text}\n`).join("");
}
