import type { Expr } from "../language/program.ts";
import type { Diagnosis } from "./verdict.ts";

/** One change to an expression, and what was wrong if it mends it. */
export interface Edit {
  readonly expr: Expr;
  readonly diagnosis: Diagnosis;
}
