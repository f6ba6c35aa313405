import type { ExerciseName } from "../../core/share/exerciseName.ts";

/** So many moments stand on a page. */
export const grids = [1, 2, 4, 6] as const;
/** `now`: the browser prints already, and has laid the pages out: what stands there takes the height that it needs. */
export type Grid = (typeof grids)[number] | "now";

/** What is printed. */
export interface Plan {
  readonly cursors: readonly number[];
  readonly grid: Grid;
  /** Of the whole handout, for its foot. */
  readonly link: string;
}

/** Exercises to be printed. */
export interface SheetPlan {
  readonly exercises: readonly ExerciseName[];
  readonly solutions: boolean;
}

/** A graph of more moments is not printed whole unless it is asked for. */
export const manyMoments = 60;
/** More moments are a book, and more gates than these keep the browser busy. */
const mostMoments = 240;
const mostGates = 30_000;
/** A larger graph is a blur on paper. */
export const largestGraph = 2000;

/** So many moments of a graph are printed at once. */
export const mostOf = (nodes: number): number => Math.max(1, Math.min(mostMoments, Math.floor(mostGates / nodes)));

/** The moments from one cursor to another, whichever is first, as far as there are such and not more than `most`. */
export function momentsBetween(from: number, to: number, last: number, most: number): readonly number[] {
  const [low, high] = [Math.max(0, Math.min(from, to)), Math.min(last, Math.max(from, to))];
  return Array.from({ length: Math.min(most, Math.max(0, high - low + 1)) }, (_unused, i) => low + i);
}

/** The moments page by page. */
export const pagesOf = ({ cursors, grid }: Pick<Plan, "cursors" | "grid">): readonly (readonly number[])[] =>
  chunks(cursors, grid === "now" ? 1 : grid);

/** A list in pieces of a size. */
export const chunks = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_unused, i) => all.slice(i * size, (i + 1) * size));
