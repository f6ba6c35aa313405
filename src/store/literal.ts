import type { Graph, InputNode, NodeId } from "../core/graph/graph.ts";
import { indexOfId } from "../core/graph/lookup.ts";
import type { TextEdit } from "../core/graph/revise.ts";
import { printExpr } from "../core/language/print.ts";
import { sameShape, shapeOfNested } from "../core/tensor/nested.ts";
import type { Nested } from "../core/tensor/tensor.ts";
import { derive } from "./derive.ts";

const nowhere = { from: 0, to: 0 };

/** Numbers as the language writes them, `[[1, 2], [3, 4]]`; null where one is ∞ or NaN, which it cannot write. */
export function literalOf(value: Nested): string | null {
  if (typeof value === "number")
    return Number.isFinite(value) ? printExpr({ kind: "number", value: value + 0, span: nowhere }) : null;
  const items = value.map(literalOf);
  return items.includes(null) ? null : `[${items.join(", ")}]`;
}

/** Whether a value can take the former's place in the graph as it stands: same shape, no other input of the same text, and no size or label. */
export function isRevisable(graph: Graph, node: InputNode, value: Nested): boolean {
  const shape = shapeOfNested(value);
  if (shape === null || !sameShape(shape, node.shape)) return false;
  if (node.unbound !== null) return true;
  if (node.told === true) return false;
  // A literal in a function that is called twice is two inputs.
  const { from } = node.expression.span;
  return !graph.nodes.some(
    (other) =>
      other !== node && other.kind === "input" && other.unbound === null && other.expression.span.from === from,
  );
}

/** The source with other text in place of an input's literal; null where there is no such literal. */
export function rewritten(source: string, id: NodeId, text: string): { source: string; edit: TextEdit } | null {
  const { graph } = derive(source);
  const node = graph?.nodes[indexOfId(graph, id)];
  if (node?.kind !== "input" || node.unbound !== null) return null;
  const { from, to } = node.expression.span;
  return { source: source.slice(0, from) + text + source.slice(to), edit: { from, to, insert: text } };
}
