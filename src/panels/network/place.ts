import type { Layer, Network } from "../../core/network/network.ts";

/** A neuron in the drawing. Lengths in the drawing's own units. */
export interface Neuron {
  /** Position in `Network.layers`. */
  readonly layer: number;
  /** From 0. */
  readonly unit: number;
  readonly x: number;
  readonly y: number;
}

/** Where in a column neurons are left out. */
export interface Gap {
  readonly layer: number;
  readonly count: number;
  readonly x: number;
  readonly y: number;
}

export interface Placed {
  readonly neurons: readonly Neuron[];
  readonly gaps: readonly Gap[];
  readonly width: number;
  readonly height: number;
}

export const radius = 11;
/** A column shows no more neurons than that, those from either end. */
const mostInColumn = 8;
const row = 34;
const column = 104;
const margin = 34;
const head = 40;

/** Which neurons of a layer are drawn; null stands for those left out. */
function shownUnits({ size }: Layer): readonly (number | null)[] {
  if (size <= mostInColumn) return Array.from({ length: size }, (_, unit) => unit);
  const half = (mostInColumn - 2) / 2;
  const first = Array.from({ length: half }, (_, unit) => unit);
  return [...first, null, ...first.map((unit) => size - half + unit)];
}

/** Layers as columns, by how many links lead to them; layers of one depth stand below each other. */
export function place({ layers }: Network): Placed {
  const depths = Math.max(...layers.map(({ depth }) => depth)) + 1;
  const columns = Array.from({ length: depths }, (_, depth) =>
    layers.flatMap((layer, index) =>
      layer.depth === depth ? shownUnits(layer).map((unit) => ({ layer: index, unit })) : [],
    ),
  );
  const rows = Math.max(...columns.map(({ length }) => length));
  const neurons: Neuron[] = [];
  const gaps: Gap[] = [];
  columns.forEach((slots, depth) => {
    slots.forEach(({ layer, unit }, slot) => {
      const x = margin + depth * column;
      const y = head + (slot + 0.5 + (rows - slots.length) / 2) * row;
      if (unit === null) gaps.push({ layer, count: (layers[layer]?.size ?? 0) - (mostInColumn - 2), x, y });
      else neurons.push({ layer, unit, x, y });
    });
  });
  return { neurons, gaps, width: 2 * margin + (depths - 1) * column, height: head + rows * row };
}
