import type { Graph } from "../graph/graph.ts";
import { indexOfId } from "../graph/lookup.ts";
import { gradientOwners } from "../language/gradientNames.ts";
import type { Expr } from "../language/program.ts";
import type { AssignLine, BackwardLine } from "../language/reading.ts";
import { walkExpr } from "../language/walk.ts";
import { negateExpr } from "../notation/simplify.ts";

/**
 * What a line does to its variable. `set`: gives it a value. `add`: adds a term. `edit`: changes what it holds in another way, as
 * in `dscores[range(N), y] -= 1` and `dh *= h * (1 - h)`.
 */
export interface Write {
  /** Index of the line. */
  readonly index: number;
  readonly line: AssignLine;
  readonly kind: "set" | "add" | "edit";
  /** Of `set` and `add` the value or the term; of `edit` what stands on the right. */
  readonly expr: Expr;
}

/** A variable of the backward pass. */
export interface Variable {
  readonly name: string;
  /** Nodes whose gradient it may be by its name, the likeliest first; none for a value of the student's own. */
  readonly owners: readonly number[];
  /** The value that its name speaks of where the graph has none. */
  readonly unknown: string | null;
  readonly writes: readonly Write[];
}

export function nameOf({ target }: BackwardLine): string {
  return target.kind === "name" ? target.name : target.operand.name;
}

export function variablesOf(graph: Graph, lines: readonly BackwardLine[]): ReadonlyMap<string, Variable> {
  const writes = new Map<string, Write[]>();
  for (const [index, line] of lines.entries()) {
    const name = nameOf(line);
    const own = writes.get(name) ?? [];
    writes.set(name, own);
    if (line.kind === "assign") own.push(writeOf(line, index, name, own.length === 0));
  }
  return new Map([...writes].map(([name, own]) => [name, { name, ...ownersOf(graph, name), writes: own }]));
}

function writeOf(line: AssignLine, index: number, name: string, isFirst: boolean): Write {
  const { target, operator, value } = line;
  const whole = { index, line };
  if (target.kind === "index" || operator === "*" || operator === "/") return { ...whole, kind: "edit", expr: value };
  const sign = operator === "-" ? negateExpr(value) : value;
  if (operator !== null) return { ...whole, kind: isFirst ? "set" : "add", expr: sign };
  if (isFirst || !mentions(value, name)) return { ...whole, kind: "set", expr: value };
  const term = termAdded(value, name);
  return term === null ? { ...whole, kind: "edit", expr: value } : { ...whole, kind: "add", expr: term };
}

/** Of `dx + a` the a, of `dx - a` the −a; null for another expression. */
function termAdded(value: Expr, name: string): Expr | null {
  if (value.kind !== "binary" || (value.operator !== "+" && value.operator !== "-")) return null;
  const { operator, left, right } = value;
  const isIt = (expr: Expr): boolean => expr.kind === "name" && expr.name === name;
  if (isIt(left) && !mentions(right, name)) return operator === "+" ? right : negateExpr(right);
  return operator === "+" && isIt(right) && !mentions(left, name) ? left : null;
}

export function mentions(expr: Expr, name: string): boolean {
  return namesIn(expr).has(name);
}

export function namesIn(expr: Expr): ReadonlySet<string> {
  const names = new Set<string>();
  walkExpr(expr, (part) => {
    if (part.kind === "name") names.add(part.name);
  });
  return names;
}

/** A name's node, and the earlier values that the name had. */
function ownersOf(graph: Graph, name: string): Pick<Variable, "owners" | "unknown"> {
  const spelled = gradientOwners(name);
  for (const owner of spelled) {
    const last = nodeNamed(graph, owner);
    if (last === undefined) continue;
    const earlier: number[] = [];
    for (let k = 1; ; k++) {
      const at = indexOfId(graph, `${owner}#${String(k)}`);
      if (at < 0) break;
      earlier.unshift(at);
    }
    return { owners: [last, ...earlier.filter((at) => at !== last)], unknown: null };
  }
  return { owners: [], unknown: spelled[0] ?? null };
}

export function nodeNamed(graph: Graph, name: string): number | undefined {
  return graph.names.find(([known]) => known === name)?.[1];
}
