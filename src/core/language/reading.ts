import type { Diagnostic } from "./diagnostic.ts";
import type { Expr, IndexExpr, NameExpr, Program, Span } from "./program.ts";

/** A line of code that is judged, never computed: `dq = z * df`, `dx += dq`, `dscores[range(N), y] -= 1`. */
export interface AssignLine {
  readonly kind: "assign";
  /** The name that is given a value, or the part of it. */
  readonly target: NameExpr | (IndexExpr & { readonly operand: NameExpr });
  /** Of `+=`, `-=`, `*=`, `/=` the operator; null for `=`. */
  readonly operator: "+" | "-" | "*" | "/" | null;
  /** Beside what the language has, it may call what the judge knows of NumPy: `zeros_like`, `copy`, `astype`, `range`. */
  readonly value: Expr;
  /** The statement without its comment. */
  readonly span: Span;
}

/** A line that is still to be written: `dscores = #...`. */
export interface BlankLine {
  readonly kind: "blank";
  readonly target: NameExpr;
  readonly span: Span;
}

export type BackwardLine = AssignLine | BlankLine;

/** `w1 -= 1e-4 * grad_w1`: a parameter is moved against its gradient. */
export interface Update {
  readonly parameter: string;
  readonly rate: number;
  readonly span: Span;
}

/** How a program wants to be trained. */
export interface Recipe {
  readonly updates: readonly Update[];
  /** Null where the loop has no end, as in `while True:`. */
  readonly steps: number | null;
  /** The line that begins the loop. */
  readonly span: Span;
}

/**
 * What became of a line that is no part of the program. `kept`: it is used for something else than the graph, which the message
 * says. `slip`: a mistake of the text that was read as it is meant. `left`: it is not used, for the reason that the message says.
 */
export interface Remark {
  readonly kind: "kept" | "slip" | "left";
  readonly message: string;
  readonly span: Span;
}

/** All that a text says: the program whose graph is drawn, and what else stands in it. */
export interface Reading {
  readonly program: Program;
  /** What keeps the text from working. */
  readonly diagnostics: readonly Diagnostic[];
  /** A backward pass written by hand, in the order of the text. */
  readonly backward: readonly BackwardLine[];
  /** The name under which a backward function is handed its upstream gradient, `dz`; left out where there is none. */
  readonly upstream?: string;
  readonly recipe: Recipe | null;
  readonly remarks: readonly Remark[];
}
