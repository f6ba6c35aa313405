import type { Graph } from "../graph/graph.ts";
import { gradientOwners } from "../language/gradientNames.ts";
import type { Expr } from "../language/program.ts";
import type { BackwardLine } from "../language/reading.ts";
import { boundsOf, walkExpr } from "../language/walk.ts";
import { isUpstream } from "./room.ts";
import { namesIn, nameOf, nodeNamed, type Variable } from "./writes.ts";

/** Calls whose arguments are sizes or labels. */
const counting = /^(?:range|arange|zeros|ones|eye|onehot|reshape|len)$/;
const comparing: ReadonlySet<string> = new Set(["<", ">", "<=", ">=", "=="]);

/** Names that lines use as positions, labels or sizes: their numbers cannot be moved. */
export function keptNames(lines: readonly BackwardLine[]): ReadonlySet<string> {
  const kept = new Set<string>();
  const keep = (expr: Expr): void => {
    // A condition picks by what is compared, and holds for other numbers too.
    if (expr.kind === "binary" && comparing.has(expr.operator)) return;
    for (const name of namesIn(expr)) kept.add(name);
  };
  const look = (expr: Expr): void =>
    walkExpr(expr, (part) => {
      if (part.kind === "index") boundsOf(part).forEach(keep);
      if (part.kind !== "call" || !counting.test(part.callee)) return;
      part.args.slice(part.callee === "reshape" ? 1 : 0).forEach(keep);
    });
  for (const line of lines) {
    if (line.kind === "blank") continue;
    look(line.value);
    look(line.target);
  }
  return kept;
}

/** Names that lines read before any line writes them. */
function readFirst(lines: readonly BackwardLine[]): ReadonlySet<string> {
  const written = new Set<string>();
  const read = new Set<string>();
  for (const line of lines) {
    if (line.kind === "assign") for (const name of namesIn(line.value)) if (!written.has(name)) read.add(name);
    written.add(nameOf(line));
  }
  return read;
}

/** Node -> what the lines call its gradient: what they write, and what they take as given. */
export function gradientNamesOf(
  graph: Graph,
  lines: readonly BackwardLine[],
  variables: ReadonlyMap<string, Variable>,
  target: number,
): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const name of readFirst(lines)) {
    const node = meant(graph, name, target);
    if (node !== undefined) names.set(node, name);
  }
  for (const {
    name,
    owners: [node],
  } of variables.values())
    if (node !== undefined) names.set(node, name);
  return names;
}

function meant(graph: Graph, name: string, target: number): number | undefined {
  if (nodeNamed(graph, name) !== undefined) return undefined;
  const owners = gradientOwners(name).map((owner) => nodeNamed(graph, owner));
  return owners.find((node) => node !== undefined) ?? (isUpstream(name) ? target : undefined);
}

/** Whether lines are the backward method of a single gate: they take as given what arrives at its value. */
export function isLayer(graph: Graph, lines: readonly BackwardLine[], target: number): boolean {
  const gates = graph.nodes.filter(({ kind }) => kind === "gate");
  const written = new Set(lines.map(nameOf));
  return (
    gates.length === 1 &&
    [...readFirst(lines)].some((name) => !written.has(name) && meant(graph, name, target) === target)
  );
}
