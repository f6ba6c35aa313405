import { printNumber } from "../language/print.ts";
import type { Expr, Span } from "../language/program.ts";
import type { Graph, GraphNode } from "./graph.ts";
import { nodeAt } from "./lookup.ts";

/** Replace `from`–`to` of the source by `insert`. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * The graph and the text after an input takes a new value, without parsing or building anything: the literal is
 * replaced where it stands, and a name that had only its default value is assigned on a line of its own at the end.
 * @param source the text that the graph was built from
 */
export function reviseInput(
  source: string,
  graph: Graph,
  index: number,
  value: number,
): { readonly graph: Graph; readonly edit: TextEdit } {
  const input = nodeAt(graph, index);
  if (input.kind !== "input") throw new Error(`${input.id} is computed, not given.`);
  const text = printNumber(value);
  const edit = input.span === null ? assignment(source, input.id, text) : { ...pick(input.span), insert: text };
  const shift = edit.insert.length - (edit.to - edit.from);
  const moved = (span: Span): Span => ({
    from: span.from >= edit.to ? span.from + shift : span.from,
    to: span.to >= edit.to ? span.to + shift : span.to,
  });
  const to = edit.from + edit.insert.length;
  const literalSpan = { from: to - text.length, to };
  const expression: Expr = { kind: "number", value, span: literalSpan };
  const nodes = graph.nodes.map((node, at): GraphNode => {
    if (at === index && node.kind === "input") return { ...node, value, expression, span: literalSpan };
    return node.span === null ? node : { ...node, span: moved(node.span) };
  });
  const groups = graph.groups.map((group) => ({ ...group, span: moved(group.span) }));
  return { graph: { ...graph, nodes, groups }, edit };
}

function pick({ from, to }: Span): Span {
  return { from, to };
}

function assignment(source: string, name: string, text: string): TextEdit {
  const at = source.trimEnd().length;
  return { from: at, to: source.length, insert: `\n${name} = ${text}` };
}
