import type { NodeId } from "../graph/graph.ts";
import { nodeAt } from "../graph/lookup.ts";
import { mapElements } from "../tensor/broadcast.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Trace } from "../trace/trace.ts";
import { activations, kernelsOf, type Activation, type Setting } from "./gallery.ts";
import { readingsOf, type Reading } from "./readings.ts";
import { operandValue } from "./uses.ts";

/** Where a graph stands on the curve of an activation. */
export interface ActivationPoint {
  readonly activation: string;
  readonly node: NodeId;
  /** Entry of the node, counted row by row. */
  readonly entry: number;
  readonly x: number;
  readonly value: number;
  readonly gradient: number;
  /** The parameters that the graph uses it with: it is on that curve. */
  readonly setting: Setting;
  /** Of a maxout of vectors: x counts multiples of the vector, and it stands at 1. */
  readonly isMultiple: boolean;
}

/** More points of one activation would cover its curve. */
const MOST = 200;

/**
 * The points at which a graph uses the activations, called by name or written out; of an activation with many entries an
 * even choice of some 200. What stands inside closed groups is not seen.
 */
export function operatingPoints(trace: Trace): readonly ActivationPoint[] {
  return activations().flatMap((activation) => {
    const readings = readingsOf(trace, activation.key);
    const total = readings.reduce((sum, { output }) => sum + sizeOf(trace.shapes[output] ?? []), 0);
    const every = Math.ceil(total / MOST);
    let before = 0;
    return readings.flatMap((reading) => {
      const points = pointsOf(trace, activation, reading, (entry) => (before + entry) % every === 0);
      before += sizeOf(trace.shapes[reading.output] ?? []);
      return points;
    });
  });
}

function pointsOf(
  trace: Trace,
  activation: Activation,
  { output, operands, isMultiple }: Reading,
  isChosen: (entry: number) => boolean,
): readonly ActivationPoint[] {
  const out = operandValue(trace, { kind: "wire", node: output });
  const node = nodeAt(trace.graph, output).id;
  const { slope } = kernelsOf(activation);
  const found: ActivationPoint[] = [];
  const visit = (elements: readonly number[], entry: number): number => {
    const [x = Number.NaN, ...rest] = elements;
    const value = out.data[entry] ?? Number.NaN;
    if (!isChosen(entry) || !Number.isFinite(x) || !Number.isFinite(value)) return 0;
    const setting = Object.fromEntries(activation.parameters.map(({ name }, i) => [name, rest[i] ?? Number.NaN]));
    const gradient = slope(elements, Number.NaN);
    return found.push({ activation: activation.key, node, entry, x, value, gradient, setting, isMultiple });
  };
  mapElements(visit, operands, out.shape);
  return found;
}
