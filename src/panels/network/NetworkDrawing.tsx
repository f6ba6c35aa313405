import { useMemo, useRef, useState, type CSSProperties, type KeyboardEvent } from "react";
import type { Graph, NodeId } from "../../core/graph/graph.ts";
import { nodeAt } from "../../core/graph/lookup.ts";
import type { Network } from "../../core/network/network.ts";
import { LEVELS, levelOf } from "../../core/scene/heat.ts";
import { t } from "../../core/words/t.ts";
import { actions, useApp } from "../../store/index.ts";
import { NetworkLines } from "./NetworkLines.tsx";
import { place, radius, type Neuron } from "./place.ts";
import type { LineKind, Readings } from "./readings.ts";
import { neuronSentence } from "./sentence.ts";
import { layerName } from "./words.ts";

interface DrawingProps {
  readonly network: Network;
  readonly graph: Graph;
  readonly readings: Readings;
  readonly lines: LineKind;
  readonly held: ReadonlyMap<NodeId, readonly NodeId[]>;
}

/** Neurons in columns, one of them in the tab order. What is under the pointer is lit on the canvas, and the other way round. */
export function NetworkDrawing({ network, graph, readings, lines, held }: DrawingProps) {
  const { neurons, gaps, width, height } = useMemo(() => place(network), [network]);
  const [stop, setStop] = useState(0);
  const [over, setOver] = useState<Neuron | null>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const hovered = useApp((state) => state.hovered);
  const cell = useApp((state) => state.cell);

  const holdersOf = (layer: number): readonly NodeId[] => {
    const { node = 0, gates = [] } = network.layers[layer] ?? {};
    return [...new Set([node, ...gates].flatMap((index) => held.get(nodeAt(graph, index).id) ?? []))];
  };
  const light = (neuron: Neuron | null): void => {
    setOver(neuron);
    actions.hover(neuron === null ? [] : holdersOf(neuron.layer));
    const layer = neuron === null ? undefined : network.layers[neuron.layer];
    if (neuron === null || layer === undefined) {
      actions.hoverCell(null);
      return;
    }
    const element = readings.element(neuron.layer, neuron.unit);
    const { id, shape } = nodeAt(graph, layer.node);
    const columns = shape.length === 2 ? (shape[1] ?? 1) : 1;
    const place = { plane: 0, row: Math.floor(element / columns), column: element % columns };
    actions.hoverCell(held.get(id)?.includes(id) === true ? { node: id, which: "value", ...place } : null);
  };
  const select = (neuron: Neuron): void => {
    const [holder] = held.get(nodeAt(graph, network.layers[neuron.layer]?.node ?? 0).id) ?? [];
    if (holder !== undefined) actions.select(holder);
  };
  /** Whether the canvas' pointer is over the neuron's own cell, or over a gate that its layer is made of. */
  const isLit = (neuron: Neuron): boolean => {
    if (over !== null) return over === neuron;
    if (cell !== null) {
      const { id, shape } = nodeAt(graph, network.layers[neuron.layer]?.node ?? 0);
      const columns = shape.length === 2 ? (shape[1] ?? 1) : 1;
      return cell.node === id && cell.row * columns + cell.column === readings.element(neuron.layer, neuron.unit);
    }
    return hovered.length > 0 && holdersOf(neuron.layer).some((id) => hovered.includes(id));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const at = neurons[stop];
    if (event.key === "Enter" && at !== undefined) select(at);
    else if (by !== 0) {
      const next = Math.min(Math.max(stop + by, 0), neurons.length - 1);
      setStop(next);
      drawing.current?.querySelectorAll<SVGGElement>(".neuron")[next]?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const said = over ?? (neurons.filter(isLit).length === 1 ? (neurons.find(isLit) ?? null) : null);
  const depths = [...new Map(network.layers.map((layer, index) => [layer.depth, index] as const))];

  return (
    <>
      {/* One of the neurons in it has the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <svg
        ref={drawing}
        className="network-drawing"
        viewBox={`0 0 ${width} ${height}`}
        style={{ maxInlineSize: width * 1.25 }}
        role="group"
        aria-label={t`Neurons`}
        onKeyDown={onKeyDown}
      >
        {depths.map(([depth, index]) => (
          <text key={depth} className="network-name" x={columnX(neurons, index)} y={16}>
            <tspan>{layerName(graph, network, index)}</tspan>
            <tspan className="network-size" dx={4}>
              {network.layers[index]?.size}
            </tspan>
          </text>
        ))}
        <NetworkLines network={network} neurons={neurons} readings={readings} kind={lines} over={said} />
        {gaps.map(({ layer, count, x, y }) => (
          <text key={`${layer} gap`} className="network-gap" x={x} y={y + 4}>
            {t`${count} more`}
          </text>
        ))}
        {neurons.map((neuron, i) => {
          const value = readings.value(neuron.layer, neuron.unit);
          const sentence = neuronSentence(graph, network, readings, neuron);
          return (
            <g
              key={`${neuron.layer} ${neuron.unit}`}
              className="neuron"
              role="button"
              tabIndex={i === stop ? 0 : -1}
              aria-label={sentence}
              data-known={value !== null}
              data-lit={isLit(neuron)}
              onPointerEnter={() => light(neuron)}
              onPointerLeave={() => light(null)}
              onFocus={() => {
                setStop(i);
                light(neuron);
              }}
              onBlur={() => light(null)}
              onClick={() => select(neuron)}
            >
              <circle cx={neuron.x} cy={neuron.y} r={radius + 5} className="neuron-target" />
              <circle
                cx={neuron.x}
                cy={neuron.y}
                r={radius}
                className="neuron-body"
                style={fillOf(value, readings.layerReach(neuron.layer))}
              />
            </g>
          );
        })}
      </svg>
      <p className="network-said" aria-hidden>
        {said === null
          ? t`Point at a neuron: its gates are lit in the graph.`
          : neuronSentence(graph, network, readings, said)}
      </p>
    </>
  );
}

const columnX = (neurons: readonly Neuron[], layer: number): number => neurons.find((n) => n.layer === layer)?.x ?? 0;

/** The colour of the heat maps: one for each side of 0, deeper farther from it. */
function fillOf(value: number | null, reach: number): CSSProperties {
  const level = value === null ? 0 : levelOf(value, reach);
  if (level === null) return { "--side": "var(--error)", "--share": "100%" } as CSSProperties;
  const side = level < 0 ? "var(--heat-below)" : "var(--heat-above)";
  return { "--side": side, "--share": `${(100 * Math.abs(level)) / LEVELS}%` } as CSSProperties;
}
