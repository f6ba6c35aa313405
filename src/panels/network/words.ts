import type { Graph } from "../../core/graph/graph.ts";
import { nodeAt } from "../../core/graph/lookup.ts";
import { sizeOf } from "../../core/tensor/nested.ts";
import { t } from "../../core/words/t.ts";
import type { Network } from "../../core/network/network.ts";

const sizeAt = (graph: Graph, indexes: ReadonlySet<number>): number =>
  [...indexes].reduce((sum, index) => sum + sizeOf(nodeAt(graph, index).shape), 0);

/** "3-4-4-1": the sizes of the layers, where each stands alone at its depth; null where layers stand side by side. */
function sizesOf({ layers }: Network): string | null {
  const byDepth = layers.toSorted((a, b) => a.depth - b.depth);
  return byDepth.every(({ depth }, i) => depth === i) ? byDepth.map(({ size }) => size).join("-") : null;
}

/** What kind of net it is, as the lecture counts layers: the input is none. */
export function kindOf(network: Network): string {
  const sizes = sizesOf(network);
  const depth = Math.max(...network.layers.map((layer) => layer.depth));
  const hidden = depth - 1;
  if (sizes === null) return t`A net of fully connected layers`;
  if (hidden === 0) return t`${sizes}: a linear layer, without hidden ones`;
  return hidden === 1
    ? t`${sizes}: a 2-layer net, with 1 hidden layer`
    : t`${sizes}: a ${depth}-layer net, with ${hidden} hidden layers`;
}

/** Neurons, weights, biases and all parameters, as the lecture adds them up: the inputs are no neurons. */
export function countsOf(graph: Graph, network: Network): string {
  const inner = network.layers.filter(({ depth }) => depth > 0).map(({ size }) => size);
  const neurons = inner.reduce((sum, size) => sum + size, 0);
  const weights = sizeAt(graph, new Set(network.links.map((link) => link.weights)));
  const biases = sizeAt(graph, new Set(network.links.flatMap(({ bias }) => (bias === null ? [] : [bias]))));
  const neuronSum = inner.length > 1 ? `${inner.join(" + ")} = ${neurons}` : String(neurons);
  return t`${neuronSum} neurons, ${weights} weights and ${biases} biases: ${network.parameters} parameters to learn.`;
}

/** What stands above a column. */
export function layerName(graph: Graph, network: Network, index: number): string {
  const layer = network.layers[index];
  if (layer === undefined) return "";
  const { name } = nodeAt(graph, layer.node);
  if (name !== null) return name;
  const last = Math.max(...network.layers.map(({ depth }) => depth));
  return layer.depth === 0 ? t`input` : layer.depth === last ? t`output` : t`hidden`;
}
