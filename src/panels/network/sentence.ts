import type { Graph } from "../../core/graph/graph.ts";
import type { Network } from "../../core/network/network.ts";
import { t } from "../../core/words/t.ts";
import { shownNumber } from "../train/numbers.ts";
import type { Neuron } from "./place.ts";
import type { Readings } from "./readings.ts";
import { layerName } from "./words.ts";

/** What a neuron holds, in a sentence: `h1, neuron 2 of 4: value 0.73, gradient −0.12, bias 0`. */
export function neuronSentence(graph: Graph, network: Network, readings: Readings, { layer, unit }: Neuron): string {
  const name = layerName(graph, network, layer);
  const size = network.layers[layer]?.size ?? 0;
  const known = (number: number | null): string => (number === null ? t`not yet` : shownNumber(number));
  const value = known(readings.value(layer, unit));
  const gradient = known(readings.gradient(layer, unit));
  const link = network.links.find(({ to, bias }) => to === layer && bias !== null);
  const bias = link === undefined ? null : readings.bias(link, unit);
  return bias === null
    ? t`${name}, neuron ${unit + 1} of ${size}: value ${value}, gradient ${gradient}`
    : t`${name}, neuron ${unit + 1} of ${size}: value ${value}, gradient ${gradient}, bias ${shownNumber(bias)}`;
}
