import type { Expr, Span } from "../language/program.ts";

/** `misfit`: values do not go together, which is a mistake. `unknown`: the judge cannot follow, which is none. */
export type TroubleKind = "misfit" | "unknown";

/** Why a line has no value. Thrown within the judge alone, which makes a verdict of it. */
export class Trouble extends Error {
  readonly kind: TroubleKind;
  readonly span: Span;
  /** The part that has no value, where it is known. */
  part: Expr | null = null;

  constructor(kind: TroubleKind, message: string, span: Span) {
    super(message);
    this.kind = kind;
    this.span = span;
  }
}
