import type { CallExpr } from "../language/program.ts";
import { isSeed, MersenneTwister } from "../tensor/mersenne.ts";
import type { Result } from "./draft.ts";

/** Random numbers of a program, in the order of the text. */
export class Randoms {
  /** From where the next are drawn. */
  stream = new MersenneTwister(0);
  /** What calls of `randn` and `rand` gave that were drawn ahead of the statement they stand in. */
  readonly drawn = new Map<CallExpr, Result>();

  /** Starts the stream anew; false where the value is no seed. */
  reseed(seed: unknown): boolean {
    if (!isSeed(seed)) return false;
    this.stream = new MersenneTwister(seed);
    return true;
  }
}
