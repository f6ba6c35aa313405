import type { Network } from "../../core/network/network.ts";
import { radius, type Neuron } from "./place.ts";
import type { LineKind, Readings } from "./readings.ts";

interface LinesProps {
  readonly network: Network;
  readonly neurons: readonly Neuron[];
  readonly readings: Readings;
  readonly kind: LineKind;
  /** The neuron whose lines stand out. */
  readonly over: Neuron | null;
}

const thinnest = 0.4;
const thickest = 3.4;

/** A line for each weight: as wide as it is large, in the colour of its sign, and dashed where it is negative. */
export function NetworkLines({ network, neurons, readings, kind, over }: LinesProps) {
  return network.links.map((link, index) => {
    const reach = readings.lineReach(kind, link);
    const sources = neurons.filter(({ layer }) => layer === link.from);
    const sinks = neurons.filter(({ layer }) => layer === link.to);
    return (
      <g key={index} className="network-link" aria-hidden>
        {sources.flatMap((source) =>
          sinks.map((sink) => {
            const weight = readings.line(kind, link, source.unit, sink.unit);
            const share = weight === null || reach === 0 ? 0 : Math.min(1, Math.abs(weight) / reach);
            return (
              <line
                key={`${source.unit} ${sink.unit}`}
                x1={source.x + radius}
                y1={source.y}
                x2={sink.x - radius}
                y2={sink.y}
                data-sign={weight === null || weight === 0 ? "none" : weight < 0 ? "below" : "above"}
                data-faint={over !== null && over !== source && over !== sink}
                strokeWidth={thinnest + (thickest - thinnest) * share}
              />
            );
          }),
        )}
      </g>
    );
  });
}
