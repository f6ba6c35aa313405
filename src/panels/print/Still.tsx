import { useLayoutEffect, useMemo, useRef } from "react";
import type { NodeId } from "../../core/graph/graph.ts";
import type { Trace } from "../../core/trace/trace.ts";
import { t } from "../../core/words/t.ts";
import type { Picture } from "../loadDrawing.ts";
import { largestGraph } from "./plan.ts";

interface StillProps {
  readonly picture: Picture;
  readonly trace: Trace;
  readonly cursor: number;
  readonly decimals: "auto" | number;
  readonly hidden: readonly NodeId[];
  readonly label: string;
}

/** Graph units around the graph. */
const margin = 12;
/** A small graph is not blown up beyond this. */
const most = 1.5;

/** A graph at one moment, as the canvas draws it. */
export function Still({ picture, trace, cursor, decimals, hidden, label }: StillProps) {
  const svg = useRef<SVGSVGElement>(null);
  const stage = useMemo(
    () =>
      trace.graph.nodes.length > largestGraph
        ? null
        : picture.createPicture()(trace, cursor, { decimals, selected: null, hovered: null, hidden }),
    [picture, trace, cursor, decimals, hidden],
  );
  useLayoutEffect(() => {
    const element = svg.current;
    if (element === null || stage === null) return undefined;
    picture.drawAtRest(element, stage);
    return () => element.replaceChildren();
  }, [picture, stage]);
  if (stage === null) return <p>{t`This graph is too large to be drawn on paper.`}</p>;
  const width = stage.width + 2 * margin;
  const height = stage.height + 2 * margin;
  return (
    <svg
      ref={svg}
      className="handout-graph"
      role="img"
      aria-label={label}
      viewBox={`${-margin} ${-margin} ${width} ${height}`}
      style={{ maxWidth: most * width, maxHeight: `min(${most * height}px, 150mm)` }}
    />
  );
}
