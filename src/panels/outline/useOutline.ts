import { useMemo } from "react";
import type { Graph } from "../../core/graph/graph.ts";
import { indexOfId } from "../../core/graph/lookup.ts";
import type { Decimals } from "../../core/notation/explanation.ts";
import { formatNumber, numberContext } from "../../core/notation/number.ts";
import { printShape } from "../../core/tensor/nested.ts";
import type { Trace } from "../../core/trace/trace.ts";
import { useApp, useCursor, useGraph, useTrace } from "../../store/index.ts";
import { valueTensor } from "../nodeTensor.ts";
import { outlineOf, type Outlined } from "./tree.ts";

/** What the outline is about. */
export interface Subject {
  /** With all that closed groups hide. */
  readonly graph: Graph;
  /** Of what is on the canvas. */
  readonly trace: Trace;
  readonly source: string;
  readonly outline: Outlined;
  /** A node's value as the canvas shows it now: `–` while not yet computed, empty for what is not on the canvas. */
  readonly valueOf: (index: number) => string;
}

function valueText(trace: Trace, index: number, cursor: number, decimals: Decimals): string {
  if (index < 0) return "";
  if (cursor < (trace.valueAt[index] ?? 0)) return "–";
  const { shape, data } = valueTensor(trace, index);
  if (shape.length > 0) return printShape(shape);
  return formatNumber(data[0] ?? Number.NaN, decimals, numberContext(trace));
}

/** Null while there is no graph. */
export function useOutline(): Subject | null {
  const graph = useGraph();
  const trace = useTrace();
  const cursor = useCursor();
  const source = useApp((state) => state.shown);
  const decimals = useApp((state) => state.dec);
  const outline = useMemo(() => (graph === null ? null : outlineOf(graph)), [graph]);
  return useMemo(() => {
    if (graph === null || trace === null || outline === null) return null;
    const valueOf = (index: number): string => {
      const id = graph.nodes[index]?.id;
      return id === undefined ? "" : valueText(trace, indexOfId(trace.graph, id), cursor, decimals);
    };
    return { graph, trace, source, outline, valueOf };
  }, [graph, trace, outline, cursor, source, decimals]);
}
