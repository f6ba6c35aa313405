import { printShape } from "../tensor/nested.ts";
import type { Graph } from "../graph/graph.ts";
import { indexOfName, nodeAt } from "../graph/lookup.ts";
import type { Shape } from "../tensor/tensor.ts";
import { t } from "../words/t.ts";

/** An input that descent changes. */
export interface Parameter {
  readonly name: string;
  /** Index of its node. */
  readonly node: number;
  readonly shape: Shape;
}

const beginnings = /^(w|W|b|B|theta)/;

/** The inputs that are taken for parameters where none are named: those whose name begins with w, W, b, B or theta. */
export function likelyParameters(graph: Graph): readonly string[] {
  return trainable(graph).filter((name) => beginnings.test(name));
}

/**
 * Ids of the inputs that may be parameters, which are their names unless those are bound anew: one that is also a size, an axis
 * or a label changes more than its value.
 */
export function trainable(graph: Graph): readonly string[] {
  return graph.nodes.flatMap((node) =>
    node.kind === "input" && node.name !== null && node.told !== true ? [node.id] : [],
  );
}

/**
 * The parameters that those names mean. Throws an Error with a sentence where a name means no input, or where there is
 * none at all.
 * @param names null for those that `likelyParameters` finds
 */
export function parametersOf(graph: Graph, names: readonly string[] | null): readonly Parameter[] {
  const chosen = [...new Set(names ?? likelyParameters(graph))];
  const known = trainable(graph);
  const offer = known.length === 0 ? t`it has no inputs to choose from` : t`choose from ${known.join(", ")}`;
  if (chosen.length === 0) {
    throw new Error(
      names === null
        ? t`No input's name begins with w, W, b, B or theta, so there is nothing to train: ${offer}.`
        : t`No parameter is named, so there is nothing to train: ${offer}.`,
    );
  }
  return chosen.map((name): Parameter => {
    const index = indexOfName(graph, name);
    if (index < 0) throw new Error(t`The program has no input called ${name}: ${offer}.`);
    const node = nodeAt(graph, index);
    if (node.kind === "gate") throw new Error(t`${name} is computed, so it cannot be a parameter: ${offer}.`);
    if (node.told === true)
      throw new Error(t`${name} is also a size, an axis or a label, so it cannot be a parameter: ${offer}.`);
    return { name, node: index, shape: node.shape };
  });
}

/** Refuses, with a sentence, to descend on anything but a single number. */
export function checkLoss(graph: Graph, target: number): void {
  const { shape, name, kind } = nodeAt(graph, target);
  const shown = name ?? t`the output`;
  if (kind === "input") throw new Error(t`${shown} is an input, so nothing it depends on can be trained.`);
  if (shape.length > 0)
    throw new Error(
      t`A loss is a single number, and ${shown} is ${printShape(shape)}: sum(${name ?? "…"}) or mean(${name ?? "…"}) would be one.`,
    );
}
