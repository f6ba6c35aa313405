import type { Diagnostic } from "../language/diagnostic.ts";
import type { FlatProgram, FlatStatement } from "./flat.ts";
import type { Graph } from "./graph.ts";
import { inferShapes } from "./inferShapes.ts";
import type { Unbound } from "./names.ts";
import type { Scope } from "./scope.ts";

export interface Built {
  /** Null exactly where there is a diagnostic. */
  readonly graph: Graph | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** A program built with some values for the names that it does not bind. */
export interface Attempt extends Built {
  /** Whether a comment says of a value that it has another shape. */
  readonly contradicts: boolean;
}

/** How many rows a matrix gets that nothing in the text gives: the first of these with which the program works. */
const rowCounts: readonly number[] = [2, 3, 4];

/**
 * A program whose names without a value are numbers; where it cannot work so, or comments say otherwise, it is built with
 * such of them as vectors and matrices as their uses ask for.
 */
export function withShapes(
  program: FlatProgram,
  scope: Scope,
  output: FlatStatement,
  defaults: ReadonlyMap<string, Unbound>,
  attempt: (unbound: ReadonlyMap<string, Unbound>) => Attempt,
): Built {
  const plain = attempt(defaults);
  if (defaults.size === 0 || (plain.graph !== null && !plain.contradicts)) return plain;
  let first: Built | null = null;
  for (const rows of rowCounts) {
    const { shapes, isChosen } = inferShapes(program, scope, output, rows);
    if (shapes.size === 0) break;
    const shaped = attempt(new Map([...defaults].map(([name, value]) => [name, shapedAs(value, shapes.get(name))])));
    if (shaped.graph !== null) return shaped;
    first ??= shaped;
    if (!isChosen) break;
  }
  return plain.graph === null ? (first ?? plain) : plain;
}

function shapedAs(unbound: Unbound, shape: readonly number[] | undefined): Unbound {
  return shape === undefined ? unbound : { ...unbound, shape };
}
