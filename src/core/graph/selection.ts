import { t } from "../words/t.ts";
import { printExpr } from "../language/print.ts";
import type { Graph } from "./graph.ts";
import { nodeAt, wiredNodes } from "./lookup.ts";
import { listed } from "./problems.ts";

/** Expressions up to this length name an unnamed gate in a sentence. */
const SHORT = 24;

/** What a sentence calls a node: its name, its expression where that is short, else its id. */
export function label(graph: Graph, index: number): string {
  const { name, id, expression } = nodeAt(graph, index);
  if (name !== null) return name;
  const text = printExpr(expression);
  return text.length <= SHORT ? text : id;
}

/** `x`, `x and y`, `x, y and 3 more` */
export function labels(graph: Graph, indexes: readonly number[]): string {
  const shown = indexes.slice(0, indexes.length > 3 ? 2 : 3).map((index) => label(graph, index));
  const rest = indexes.length - shown.length;
  return rest > 0 ? t`${shown.join(", ")} and ${rest} more` : listed(shown);
}

/** Nodes that are not selected, and on the way from one that is to another: with them outside, the gate would feed itself. */
export function between(graph: Graph, selected: ReadonlySet<number>): readonly number[] {
  const after = graph.nodes.map(() => false);
  for (const [index, node] of graph.nodes.entries())
    after[index] = wiredNodes(node).some((operand) => selected.has(operand) || after[operand] === true);
  const before = graph.nodes.map(() => false);
  for (let index = graph.nodes.length - 1; index >= 0; index--)
    if (selected.has(index) || before[index] === true)
      for (const operand of wiredNodes(nodeAt(graph, index))) before[operand] = true;
  return [...graph.nodes.keys()].filter(
    (index) => after[index] === true && before[index] === true && !selected.has(index),
  );
}

/** Selected nodes whose value is needed outside: by a gate that is not selected, as the output, or by nothing at all. */
export function outputsOf(graph: Graph, selected: ReadonlySet<number>): readonly number[] {
  const inside = new Set<number>();
  const outside = new Set<number>([graph.output]);
  for (const [index, node] of graph.nodes.entries())
    for (const operand of wiredNodes(node)) (selected.has(index) ? inside : outside).add(operand);
  return [...selected].filter((index) => outside.has(index) || !inside.has(index)).toSorted((a, b) => a - b);
}
