import type { Graph, InputNode } from "../../core/graph/graph.ts";
import { nest, sizeOf } from "../../core/tensor/nested.ts";
import type { Nested } from "../../core/tensor/tensor.ts";
import { indexOfName, nodeAt } from "../../core/graph/lookup.ts";
import { printExpr } from "../../core/language/print.ts";
import { isRevisable } from "../../store/index.ts";
import { listed } from "../../core/graph/problems.ts";
import { t } from "../../core/words/t.ts";

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

const namesOf = (nodes: readonly InputNode[]): string => listed(nodes.map(({ id }) => id));

/**
 * Why the values of these inputs cannot be written into the text, in a sentence; null where they can.
 * @param literals whether they must stand there as numbers already
 */
export function whyNotWritten(graph: Graph, nodes: readonly InputNode[], literals: boolean): string | null {
  const numbers = nodes.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  if (numbers > most)
    return nodes.length === 1
      ? t`${namesOf(nodes)} holds ${numbers} numbers, too many for the text: their new values stay in the trainer.`
      : t`${namesOf(nodes)} hold ${numbers} numbers, too many for the text: their new values stay in the trainer.`;
  const shared = nodes.filter((node) => !isRevisable(graph, node, node.value));
  if (shared.length > 0)
    return t`One place in the text stands for more than ${namesOf(shared)} alone, so the new values stay in the trainer.`;
  const made = nodes.filter((node) => (literals ? !isLiteral(node) : isOfStream(node)));
  if (made.length === 0) return null;
  return literals ? madeWords(made) : drawnWords(made);
}

function madeWords(made: readonly InputNode[]): string {
  return made.length === 1
    ? t`The text says how ${namesOf(made)} is made, not the numbers: the new values stay in the trainer.`
    : t`The text says how ${namesOf(made)} are made, not the numbers: the new values stay in the trainer.`;
}

function drawnWords(made: readonly InputNode[]): string {
  return made.length === 1
    ? t`${namesOf(made)} is drawn from one row of random numbers, from which later draws go on: the new values stay in the trainer.`
    : t`${namesOf(made)} are drawn from one row of random numbers, from which later draws go on: the new values stay in the trainer.`;
}

/** Elements rounded to so many significant digits, in an input's shape. */
export function rounded({ shape }: InputNode, data: Float64Array, digits: number): Nested {
  return nest(
    data.map((value) => Number(value.toPrecision(digits))),
    0,
    shape,
  );
}
