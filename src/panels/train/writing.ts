import type { Graph, InputNode } from "../../core/graph/graph.ts";
import { nest, sizeOf } from "../../core/tensor/nested.ts";
import type { Nested } from "../../core/tensor/tensor.ts";
import { indexOfName, nodeAt } from "../../core/graph/lookup.ts";
import { printExpr } from "../../core/language/print.ts";
import { isRevisable } from "../../store/index.ts";

/** So many numbers are still a text that can be read. */
const most = 300;

/** The inputs of those names. */
export function inputsNamed(graph: Graph, names: readonly string[]): readonly InputNode[] {
  return names.flatMap((name) => {
    const index = indexOfName(graph, name);
    const node = index < 0 ? null : nodeAt(graph, index);
    return node?.kind === "input" ? [node] : [];
  });
}

/** Whether an input is written out in the text: as a number or a list, or not at all, so that it is appended. */
const isLiteral = ({ unbound, expression }: InputNode): boolean => unbound !== null || expression.kind !== "call";

const drawn = /^rand/;
const isOfStream = (node: InputNode): boolean => {
  const text = printExpr(node.expression);
  return node.unbound === null && drawn.test(text) && !text.includes("seed=");
};

const listed = (nodes: readonly InputNode[]): string => {
  const names = nodes.map(({ id }) => id);
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
};
const stay = (nodes: readonly InputNode[]): string => (nodes.length === 1 ? "stays" : "stay");

/**
 * Why the values of these inputs cannot be written into the text, in a sentence; null where they can.
 * @param literals whether they must stand there as numbers already
 */
export function whyNotWritten(graph: Graph, nodes: readonly InputNode[], literals: boolean): string | null {
  const numbers = nodes.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  if (numbers > most)
    return `${listed(nodes)} ${nodes.length === 1 ? "holds" : "hold"} ${String(numbers)} numbers, too many for the text: their new values stay in the trainer.`;
  const shared = nodes.filter((node) => !isRevisable(graph, node, node.value));
  if (shared.length > 0)
    return `One place in the text stands for more than ${listed(shared)} alone, so the new values stay in the trainer.`;
  const made = nodes.filter((node) => (literals ? !isLiteral(node) : isOfStream(node)));
  if (made.length === 0) return null;
  return literals
    ? `The text says how ${listed(made)} ${made.length === 1 ? "is" : "are"} made, not the numbers: the new values ${stay(made)} in the trainer.`
    : `${listed(made)} ${made.length === 1 ? "is" : "are"} drawn from one row of random numbers, from which later draws go on: the new values ${stay(made)} in the trainer.`;
}

/** Elements rounded to so many significant digits, in an input's shape. */
export function rounded({ shape }: InputNode, data: Float64Array, digits: number): Nested {
  return nest(
    data.map((value) => Number(value.toPrecision(digits))),
    0,
    shape,
  );
}
