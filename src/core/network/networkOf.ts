import type { Graph } from "../graph/graph.ts";
import { nodeAt, usesOf } from "../graph/lookup.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";
import { denseOf } from "./dense.ts";
import type { Layer, Link, Network } from "./network.ts";

/** How the numbers of a value are neurons, by the side that the weights stand on. */
function neuronsOf(shape: Shape, isLeft: boolean): Pick<Layer, "size" | "examples" | "axis"> {
  const [rows = 1, columns] = shape;
  if (columns === undefined) return { size: rows, examples: 1, axis: null };
  return isLeft ? { size: rows, examples: columns, axis: 0 } : { size: columns, examples: rows, axis: 1 };
}

/** The fully connected layers of a graph, with all that closed groups hide; null where it has none. */
export function networkOf(graph: Graph): Network | null {
  const uses = usesOf(graph);
  const layers: Layer[] = [];
  const links: Link[] = [];
  const parameters = new Set<number>();
  const layerAt = (node: number, isLeft: boolean): number => {
    const known = layers.findIndex((layer) => layer.node === node);
    if (known >= 0) return known;
    const { shape } = nodeAt(graph, node);
    return layers.push({ node, gates: [], depth: 0, ...neuronsOf(shape, isLeft) }) - 1;
  };

  graph.nodes.forEach((_node, product) => {
    const dense = denseOf(graph, product, uses);
    if (dense === null) return;
    const { weights, byRow, isLeft, bias } = dense;
    const from = layerAt(dense.source, isLeft);
    const to = layerAt(dense.value, isLeft);
    const [source, sink] = [layers[from], layers[to]];
    if (source === undefined || sink === undefined) return;
    const [rows, columns] = nodeAt(graph, weights).shape;
    const fits = byRow ? rows === sink.size && columns === source.size : rows === source.size && columns === sink.size;
    if (!fits) return;
    const gates = [...new Set([...sink.gates, ...dense.gates])].toSorted((a, b) => a - b);
    layers[to] = { ...sink, gates, depth: Math.max(sink.depth, source.depth + 1) };
    links.push({ from, to, weights, byRow, bias });
    for (const index of [weights, bias]) if (index !== null) parameters.add(index);
  });
  if (links.length === 0) return null;
  const count = [...parameters].reduce((sum, index) => sum + sizeOf(nodeAt(graph, index).shape), 0);
  return { layers, links, parameters: count };
}
