import type { AssignStatement } from "../language/program.ts";
import type { Result } from "./draft.ts";
import type { FlatProgram } from "./flat.ts";
import type { Local } from "./locals.ts";
import { countAbove, type Bound, type FunctionBinding } from "./scope.ts";

/** Gives ids to the unnamed gates of one statement: `f.1`, `f.2`. */
export interface Owner {
  readonly id: string;
  /** What groups within the statement are called after: in a turn the bare name, whose group tells it apart already. */
  readonly key: string;
  gates: number;
  /** id of a value that a function names -> how many asked for it */
  readonly locals: Map<string, number>;
}

/** Where an expression stands: what its names mean and what its gates are called after. */
export interface Place {
  /** The statement whose position decides what names mean. */
  readonly at: number;
  /** Parameters of the function whose body this is, and the names of its lines above. */
  readonly parameters: ReadonlyMap<string, Result> | null;
  readonly owner: Owner;
  readonly group: number | null;
  /** Whether a name bound to a literal is that constant, and not a wire from it: so in what a loop counts by. */
  readonly fixed?: boolean;
  /** The calls that this body is inside of, outermost first. */
  readonly calls: readonly FunctionBinding[];
}

export function ownerOf(id: string, key: string): Owner {
  return { id, key, gates: 0, locals: new Map() };
}

/** The place of the expression of statement `at`. */
export function topPlace(at: number, id: string, name: string | null, { turnOf }: FlatProgram): Place {
  const turn = turnOf[at] ?? null;
  const key = turn === null ? id : (name ?? id);
  return { at, parameters: null, owner: ownerOf(id, key), group: turn, calls: [] };
}

/** The place of an expression before statement `at` that is no value of the graph. */
export function fixedPlace(at: number, program: FlatProgram): Place {
  return { ...topPlace(at, scrap, null, program), fixed: true };
}

/** What ids begin with of gates that were made on the way to a constant. */
export const scrap = "#constant";

/**
 * The id that a binding's value gets: the name itself for the last binding of a name, and the name with its number in
 * the order of the text for those before it.
 */
export function idOfBinding(binding: Bound<AssignStatement>, all: readonly Bound<AssignStatement>[]): string {
  const { name } = binding.statement;
  return all.at(-1) === binding ? name : `${name}#${String(countAbove(all, binding.at) + 1)}`;
}

/** The place of a function's body, and what the names in it mean. @param values what the parameters mean, in their order */
export function bodyPlace(
  place: Place,
  callee: FunctionBinding,
  values: readonly Result[],
  group: number,
): { readonly place: Place; readonly names: Map<string, Result> } {
  const names = new Map<string, Result>();
  for (const [i, { name }] of callee.statement.parameters.entries()) {
    const value = values[i];
    if (value !== undefined) names.set(name, value);
  }
  return { place: { ...place, at: callee.at, parameters: names, group, calls: [...place.calls, callee] }, names };
}

/** The id of a value that a function names: `h.s`, and in a second call within one statement `h.s:2`. */
export function idOfLocal({ id, locals }: Owner, { statement, mark }: Local): string {
  const own = `${id}.${statement.name}${mark}`;
  const count = (locals.get(own) ?? 0) + 1;
  locals.set(own, count);
  return count === 1 ? own : `${id}.${statement.name}:${String(count)}${mark}`;
}
