import { printExpr } from "../language/print.ts";
import type { Expr, Span } from "../language/program.ts";
import { sameValues } from "../tensor/nested.ts";
import type { Nested } from "../tensor/tensor.ts";
import type { Graph, GraphNode, InputNode } from "./graph.ts";
import { nodeAt } from "./lookup.ts";

/** Replace `from`–`to` of the source by `insert`. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

export interface Revision {
  readonly graph: Graph;
  readonly edit: TextEdit;
}

/**
 * The graph and the text after an input takes a new value, without parsing or building anything. A literal is replaced
 * where it stands, of a matrix only the entries that change. A name that had only its default value is assigned on a line of its own at the end, and with it
 * those after it: their defaults follow from their place among the unbound names, and would change.
 * @param source the text that the graph was built from
 */
export function reviseInput(source: string, graph: Graph, index: number, value: Nested): Revision {
  const input = nodeAt(graph, index);
  if (input.kind !== "input") throw new Error(`${input.id} is computed, not given.`);
  if (input.unbound !== null) return assign(source, graph, index, input.unbound, unsigned(value));
  return replace(graph, index, input, unsigned(value));
}

/** A value as an expression that is printed from `from` on: entries stand where the printer puts them, `, ` between them. */
function literal(value: Nested, from: number): Expr {
  if (typeof value === "number") {
    const text = printExpr({ kind: "number", value, span: { from, to: from } });
    return { kind: "number", value, span: { from, to: from + text.length } };
  }
  let at = from + "[".length;
  const items = value.map((part) => {
    const item = literal(part, at);
    at = item.span.to + ", ".length;
    return item;
  });
  const end = items.at(-1)?.span.to ?? at;
  return { kind: "list", items, span: { from, to: end + "]".length } };
}

/** −0 is 0 on the page, and so it is in the text. */
function unsigned(value: Nested): Nested {
  return typeof value === "number" ? value + 0 : value.map(unsigned);
}

function revalued(input: InputNode, value: Nested, expression: Expr): InputNode {
  return { ...input, value, expression, span: expression.span, unbound: null };
}

/** A part of a literal that is written anew. */
interface Patch {
  readonly old: Expr;
  readonly value: Nested;
}

/** The smallest part of a literal that has to change: one entry of a matrix, where the others stay as they were typed. */
function patchOf(expr: Expr, before: Nested, after: Nested): Patch {
  const whole = { old: expr, value: after };
  if (expr.kind !== "list" || typeof before === "number" || typeof after === "number") return whole;
  if (before.length !== after.length || expr.items.length !== after.length) return whole;
  const changed = after.flatMap((part, i) => (sameValues(part, before[i]) ? [] : [i]));
  const [only = 0] = changed;
  const [item, old, now] = [expr.items[only], before[only], after[only]];
  if (changed.length !== 1 || item === undefined || old === undefined || now === undefined) return whole;
  return patchOf(item, old, now);
}

/** The literal after its part was written anew, every span where it now stands. */
function patched(expr: Expr, patch: Patch, moved: (span: Span) => Span): Expr {
  if (expr === patch.old) return literal(patch.value, expr.span.from);
  const span = moved(expr.span);
  return expr.kind === "list"
    ? { ...expr, items: expr.items.map((item) => patched(item, patch, moved)), span }
    : { ...expr, span };
}

function replace(graph: Graph, index: number, input: InputNode, value: Nested): Revision {
  const patch = patchOf(input.expression, input.value, value);
  const { span } = patch.old;
  const insert = printExpr(literal(patch.value, span.from));
  const shift = insert.length - (span.to - span.from);
  const moved = ({ from, to }: Span): Span => ({
    from: from >= span.to ? from + shift : from,
    to: to >= span.to ? to + shift : to,
  });
  const nodes = graph.nodes.map((node, at): GraphNode => {
    if (at === index) return revalued(input, value, patched(input.expression, patch, moved));
    return node.span === null ? node : { ...node, span: moved(node.span), expression: relocated(node, moved) };
  });
  const groups = graph.groups.map((group) => ({ ...group, span: moved(group.span) }));
  return { graph: { ...graph, nodes, groups }, edit: { from: span.from, to: span.to, insert } };
}

/** An input's own text, and the entries of its list, are where the next edit goes; other expressions are only printed. */
function relocated(node: GraphNode, moved: (span: Span) => Span): Expr {
  const { kind, expression } = node;
  return kind === "input" ? patched(expression, nothing, moved) : expression;
}

const nothing: Patch = { old: { kind: "list", items: [], span: { from: 0, to: 0 } }, value: 0 };

function assign(source: string, graph: Graph, index: number, order: number, value: Nested): Revision {
  const from = source.trimEnd().length;
  const nodes = [...graph.nodes];
  let insert = "";
  const waiting = [...nodes.entries()].flatMap(([at, node]) =>
    node.kind === "input" && node.unbound !== null && node.unbound >= order ? [{ at, node, order: node.unbound }] : [],
  );
  for (const { at, node } of waiting.toSorted((a, b) => a.order - b.order)) {
    const taken = at === index ? value : node.value;
    const start = `${insert}\n${node.id} = `;
    // What keeps its value keeps its text: a matrix stays the call that draws it.
    const text = printExpr(at === index ? literal(taken, 0) : node.expression);
    const place = from + start.length;
    const span = { from: place, to: place + text.length };
    nodes[at] = revalued(
      node,
      taken,
      at === index || typeof taken === "number" ? literal(taken, place) : { ...node.expression, span },
    );
    insert = start + text;
  }
  return { graph: { ...graph, nodes }, edit: { from, to: source.length, insert } };
}
