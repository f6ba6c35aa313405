import type { DefineStatement, Expr, ForStatement } from "../language/program.ts";
import { walkExpr } from "../language/walk.ts";
import { bindsOf, type Item } from "./item.ts";

/** What a name is called where it stands for a function. */
export const functionKey = (name: string): string => `${name}()`;

/** The names that an expression mentions, those of functions as `functionKey`. */
export function mentionsOf(expr: Expr): Set<string> {
  const names = new Set<string>();
  walkExpr(expr, (part) => {
    if (part.kind === "name") names.add(part.name);
    if (part.kind === "call") names.add(functionKey(part.callee));
  });
  return names;
}

/** The names that an item needs, what it changes in place included. */
export function readsOf(item: Item): ReadonlySet<string> {
  switch (item.kind) {
    case "assign": {
      const names = mentionsOf(item.value);
      if (item.target.kind === "index") for (const name of mentionsOf(item.target)) names.add(name);
      if (item.operator !== null && item.target.kind === "name") names.add(item.target.name);
      return names;
    }
    case "unpack":
      return mentionsOf(item.value);
    case "statement": {
      const { statement } = item;
      if (statement.kind === "define") return freeIn(statement);
      if (statement.kind === "for") return readInLoop(statement);
      return mentionsOf(statement.value);
    }
    default:
      return new Set();
  }
}

function freeIn({ parameters, locals = [], body }: DefineStatement): Set<string> {
  const names = mentionsOf(body);
  for (const { value } of locals) for (const name of mentionsOf(value)) names.add(name);
  for (const { name } of parameters) names.delete(name);
  for (const { name } of locals) names.delete(name);
  return names;
}

function readInLoop(loop: ForStatement): Set<string> {
  const names = new Set<string>();
  const waiting: ForStatement[] = [loop];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const expr of next.range) for (const name of mentionsOf(expr)) names.add(name);
    for (const line of next.body) {
      if (line.kind === "for") waiting.push(line);
      else if (line.kind === "assign") for (const name of mentionsOf(line.value)) names.add(name);
    }
  }
  return names;
}

/** Who uses whose value, by the place among the items. */
export interface Flow {
  readonly reads: readonly ReadonlySet<string>[];
  readonly binds: readonly (readonly string[])[];
  /** For each item those whose values it needs. */
  readonly sources: readonly (readonly number[])[];
  readonly users: readonly (readonly number[])[];
}

/** A name means the nearest line above that gives it a value, or else the first below. */
export function flowOf(items: readonly Item[]): Flow {
  const reads = items.map(readsOf);
  const binds = items.map((item) =>
    item.kind === "statement" && item.statement.kind === "define" ? [functionKey(item.statement.name)] : bindsOf(item),
  );
  const first = new Map<string, number>();
  binds.forEach((names, i) => {
    // What changes a value says nothing of the lines above it.
    for (const name of names) if (!first.has(name) && reads[i]?.has(name) !== true) first.set(name, i);
  });
  const last = new Map<string, number>();
  const users = items.map((): number[] => []);
  const sources = items.map((_item, i) => {
    const found = new Set<number>();
    for (const name of reads[i] ?? []) {
      const source = last.get(name) ?? first.get(name);
      if (source !== undefined && source !== i) found.add(source);
    }
    for (const source of found) users[source]?.push(i);
    for (const name of binds[i] ?? []) last.set(name, i);
    return [...found];
  });
  return { reads, binds, sources, users };
}

/** The items that can be reached from some of them. */
export function reach(from: Iterable<number>, next: readonly (readonly number[])[]): Set<number> {
  const found = new Set(from);
  const waiting = [...found];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const other of next[at] ?? []) {
      if (found.has(other)) continue;
      found.add(other);
      waiting.push(other);
    }
  }
  return found;
}
