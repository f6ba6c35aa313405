import type { NodeId } from "../../core/graph/graph.ts";
import { indexOfId, nodeAt } from "../../core/graph/lookup.ts";
import { elementOf, weightOf, type Link, type Network } from "../../core/network/network.ts";
import { reachOf } from "../../core/scene/heat.ts";
import { sizeOf } from "../../core/tensor/nested.ts";
import type { Trace } from "../../core/trace/trace.ts";

export type LineKind = "weights" | "gradients";

interface Subject {
  readonly network: Network;
  /** The trace with all that closed groups hide. */
  readonly flat: Trace;
  /** The trace on the canvas. */
  readonly shown: Trace;
  /** Id of a node of the former -> ids of the gates on the canvas that hold it. */
  readonly held: ReadonlyMap<NodeId, readonly NodeId[]>;
  readonly cursor: number;
  readonly example: number;
}

/** The numbers of a network at a moment; null where one is not known yet. */
export interface Readings {
  readonly value: (layer: number, unit: number) => number | null;
  readonly gradient: (layer: number, unit: number) => number | null;
  readonly line: (kind: LineKind, link: Link, source: number, sink: number) => number | null;
  readonly bias: (link: Link, sink: number) => number | null;
  /** The largest magnitude among the values of a layer, or on the lines of a link; 0 where none is known. */
  readonly layerReach: (layer: number) => number;
  readonly lineReach: (kind: LineKind, link: Link) => number;
  /** Which element of a layer's value a neuron is. */
  readonly element: (layer: number, unit: number) => number;
}

export function readingsOf({ network, flat, shown, held, cursor, example }: Subject): Readings {
  /** Whether the canvas knows a value or a gradient of that node by now. */
  const isKnown = (at: Int32Array, node: number): boolean =>
    (held.get(nodeAt(flat.graph, node).id) ?? []).some((id) => {
      const index = indexOfId(shown.graph, id);
      return index >= 0 && (at[index] ?? Infinity) <= cursor;
    });
  const slice = (arena: Float64Array, node: number): Float64Array => {
    const offset = flat.offsets[node] ?? 0;
    return arena.subarray(offset, offset + sizeOf(flat.shapes[node] ?? []));
  };
  const read = (kind: "value" | "gradient", node: number, element: number): number | null =>
    isKnown(kind === "value" ? shown.valueAt : shown.gradientAt, node)
      ? (slice(kind === "value" ? flat.values : flat.gradients, node)[element] ?? null)
      : null;
  const element = (layer: number, unit: number): number => {
    const found = network.layers[layer];
    return found === undefined ? 0 : elementOf(found, unit, Math.min(example, found.examples - 1));
  };
  const nodeOf = (layer: number): number => network.layers[layer]?.node ?? 0;
  const ofLine = (kind: LineKind): "value" | "gradient" => (kind === "weights" ? "value" : "gradient");

  return {
    value: (layer, unit) => read("value", nodeOf(layer), element(layer, unit)),
    gradient: (layer, unit) => read("gradient", nodeOf(layer), element(layer, unit)),
    line: (kind, link, source, sink) => read(ofLine(kind), link.weights, weightOf(network, link, source, sink)),
    bias: (link, sink) => (link.bias === null ? null : read("value", link.bias, sink)),
    layerReach: (layer) => (isKnown(shown.valueAt, nodeOf(layer)) ? reachOf(slice(flat.values, nodeOf(layer))) : 0),
    lineReach: (kind, link) => {
      const isValue = ofLine(kind) === "value";
      if (!isKnown(isValue ? shown.valueAt : shown.gradientAt, link.weights)) return 0;
      return reachOf(slice(isValue ? flat.values : flat.gradients, link.weights));
    },
    element,
  };
}
