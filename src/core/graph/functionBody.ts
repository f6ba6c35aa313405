import { walkExpr } from "../language/walk.ts";
import type { Expr, NameExpr, Parameter } from "../language/program.ts";
import { freshParameter } from "./freeNames.ts";
import type { Graph } from "./graph.ts";
import { nodeAt } from "./lookup.ts";
import type { Part, Unit } from "./units.ts";

/** Names, numbers and operators that the body of a function may hold: a value that is used twice is written out twice. */
const bodyLimit = 1000;

export interface FunctionBody {
  readonly expr: Expr;
  readonly parameters: readonly Parameter[];
  /** What the call gives, parameter by parameter. */
  readonly args: readonly Expr[];
}

interface Written {
  readonly expr: Expr;
  readonly size: number;
}

/**
 * One expression for what the units compute together, over parameters for what comes from elsewhere. Null where it would
 * be too long.
 * @param units in graph order, the one with the function's value last
 * @param isTaken names that a parameter without a name of its own must not have
 */
export function functionBody(
  graph: Graph,
  units: readonly Unit[],
  isTaken: (name: string) => boolean,
): FunctionBody | null {
  const own = new Set(units.map((unit) => unit.node));
  const mentioned = kept(graph, units, own);
  const parameters = new Map<number, { readonly name: string; readonly arg: Expr }>();
  const chosen = new Set<string>();
  const parameter = ({ expr, node }: Part): NameExpr => {
    const known = parameters.get(node);
    const { name } = nodeAt(graph, node);
    const isFree = name !== null && !chosen.has(name) && !mentioned.has(name);
    const given = known?.name ?? (isFree ? name : freshParameter((one) => isTaken(one) || chosen.has(one)));
    chosen.add(given);
    if (known === undefined) parameters.set(node, { name: given, arg: expr });
    return { kind: "name", name: given, span: expr.span };
  };
  const written = new Map<number, Written>();
  let last: Written | null = null;
  for (const { node, expr, parts } of units) {
    let size = 1;
    const inPlace = new Map<Expr, Expr>();
    for (const part of parts) {
      const inner = own.has(part.node) ? written.get(part.node) : undefined;
      size += inner?.size ?? 1;
      if (inner !== undefined) inPlace.set(part.expr, inner.expr);
      else if (!isInPlace(graph, part)) inPlace.set(part.expr, parameter(part));
    }
    if (size > bodyLimit) return null;
    last = { expr: withParts(expr, (part) => inPlace.get(part) ?? part), size };
    written.set(node, last);
  }
  if (last === null) return null;
  const met = new Set<string>();
  walkExpr(last.expr, (part) => {
    if (part.kind === "name") met.add(part.name);
  });
  const byName = new Map([...parameters.values()].map(({ name, arg }) => [name, arg]));
  const used = [...met].flatMap((name) => {
    const arg = byName.get(name);
    return arg === undefined ? [] : [{ name, arg }];
  });
  return {
    expr: last.expr,
    parameters: used.map(({ name, arg }) => ({ name, span: arg.span, fallback: null })),
    args: used.map(({ arg }) => arg),
  };
}

/** A vector or matrix that is written where it is used stays there, as a number does. */
function isInPlace(graph: Graph, { expr, node }: Part): boolean {
  const { kind, name } = nodeAt(graph, node);
  return kind === "input" && name === null && expr.kind !== "name";
}

/** Names that the body mentions as they are: of functions it calls, of sizes and axes, in data written in place. */
function kept(graph: Graph, units: readonly Unit[], own: ReadonlySet<number>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { expr, parts } of units) {
    const moved = new Set(
      parts.filter((part) => own.has(part.node) || !isInPlace(graph, part)).map((part) => part.expr),
    );
    const gap: Expr = { kind: "number", value: 0, span: expr.span };
    walkExpr(
      withParts(expr, (part) => (moved.has(part) ? gap : part)),
      (part) => {
        if (part.kind === "name") names.add(part.name);
        if (part.kind === "call") names.add(part.callee);
      },
    );
  }
  return names;
}

/** The expression with other parts in the places of its own; entries of a list that a call is given are parts too. */
function withParts(expr: Expr, other: (part: Expr) => Expr): Expr {
  const entries = (part: Expr): Expr =>
    part.kind === "list" && other(part) === part ? { ...part, items: part.items.map(other) } : other(part);
  switch (expr.kind) {
    case "number":
    case "name":
      return expr;
    case "negate":
    case "index":
      return { ...expr, operand: other(expr.operand) };
    case "binary":
      return { ...expr, left: other(expr.left), right: other(expr.right) };
    case "list":
      return { ...expr, items: expr.items.map(other) };
    case "call":
      return {
        ...expr,
        args: expr.args.map(entries),
        named: expr.named.map((argument) => ({ ...argument, value: other(argument.value) })),
      };
  }
}
