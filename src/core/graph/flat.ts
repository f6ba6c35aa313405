import type { ListExpr, Program, SimpleStatement, Span } from "../language/program.ts";

/** Where a loop began: the values of its `range(…)`, which use names as any expression does. */
export interface RangeStatement {
  readonly kind: "range";
  readonly value: ListExpr;
  readonly span: Span;
  /** What the values came to when the turns were counted. */
  readonly known: readonly number[];
}

export type FlatStatement = SimpleStatement | RangeStatement;

/** One turn of a loop. */
export interface Turn {
  readonly variable: string;
  readonly value: number;
  /** Index of the turn that holds the loop, null at the top. */
  readonly parent: number | null;
  /** Whether it is the first of its loop, and of all around it. */
  readonly isFirst: boolean;
  /** The whole loop, and the outermost around it. */
  readonly span: Span;
  readonly outermost: Span;
}

/** `t = 0` */
export function nameOfTurn({ variable, value }: Turn): string {
  return `${variable} = ${String(value).replace("-", "\u2212")}`;
}

/** The outermost loop that statement `at` stands in, null outside of loops. */
export function loopOf({ turns, turnOf }: FlatProgram, at: number): Span | null {
  const turn = turnOf[at] ?? null;
  return turn === null ? null : (turns[turn]?.outermost ?? null);
}

/** A program whose loops are written out. */
export interface FlatProgram {
  readonly source: string;
  readonly statements: readonly FlatStatement[];
  readonly turns: readonly Turn[];
  /** For each statement the index of its innermost turn, null outside of loops. */
  readonly turnOf: readonly (number | null)[];
  readonly defaults?: Program["defaults"];
}
