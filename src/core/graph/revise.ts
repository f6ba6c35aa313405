import { printExpr } from "../language/print.ts";
import type { Expr, Span } from "../language/program.ts";
import { shapeOfNested } from "../tensor/nested.ts";
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
 * where it stands. A name that had only its default value is assigned on a line of its own at the end, and with it
 * those after it: their defaults follow from their place among the unbound names, and would change.
 * @param source the text that the graph was built from
 */
export function reviseInput(source: string, graph: Graph, index: number, value: Nested): Revision {
  const input = nodeAt(graph, index);
  if (input.kind !== "input") throw new Error(`${input.id} is computed, not given.`);
  if (input.unbound !== null) return assign(source, graph, index, input.unbound, unsigned(value));
  return replace(graph, index, input.expression.span, unsigned(value));
}

function exprOf(value: Nested, span: Span): Expr {
  if (typeof value === "number") return { kind: "number", value, span };
  return { kind: "list", items: value.map((part) => exprOf(part, span)), span };
}

function literal(value: Nested, from: number): Expr {
  const text = printExpr(exprOf(value, { from, to: from }));
  return exprOf(value, { from, to: from + text.length });
}

/** −0 is 0 on the page, and so it is in the text. */
function unsigned(value: Nested): Nested {
  return typeof value === "number" ? value + 0 : value.map(unsigned);
}

function revalued(input: InputNode, value: Nested, from: number): InputNode {
  const expression = literal(value, from);
  return {
    ...input,
    value,
    shape: shapeOfNested(value) ?? input.shape,
    expression,
    span: expression.span,
    unbound: null,
  };
}

function replace(graph: Graph, index: number, span: Span, value: Nested): Revision {
  const insert = printExpr(literal(value, span.from));
  const shift = insert.length - (span.to - span.from);
  const moved = ({ from, to }: Span): Span => ({
    from: from >= span.to ? from + shift : from,
    to: to >= span.to ? to + shift : to,
  });
  const nodes = graph.nodes.map((node, at): GraphNode => {
    if (at === index && node.kind === "input") return revalued(node, value, span.from);
    return node.span === null ? node : { ...node, span: moved(node.span) };
  });
  const groups = graph.groups.map((group) => ({ ...group, span: moved(group.span) }));
  return { graph: { ...graph, nodes, groups }, edit: { from: span.from, to: span.to, insert } };
}

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
    nodes[at] = revalued(node, taken, from + start.length);
    insert = start + printExpr(literal(taken, 0));
  }
  return { graph: { ...graph, nodes }, edit: { from, to: source.length, insert } };
}
