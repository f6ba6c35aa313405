import type { Selection, ZoomTransform } from "d3";
import type { TipMark } from "../core/scene/marks.ts";

const LINE = 20;
const PADDING = { x: 10, y: 7 };
const AWAY = 8;
const MARGIN = 6;

export interface Tip {
  readonly update: (mark: TipMark | null, view: ZoomTransform) => void;
}

/** Writes out beside the pointed-at cell how its number came about. On top of everything, in the screen's own scale. */
export function createTip(svg: SVGSVGElement, root: Selection<SVGSVGElement, unknown, null, undefined>): Tip {
  const group = root.append("g").attr("class", "tip").attr("aria-hidden", "true").attr("visibility", "hidden");
  const plate = group.append("rect").attr("rx", 6);
  const text = group.append("text");
  return {
    update: (mark, view) => {
      group.attr("visibility", mark === null ? "hidden" : "visible");
      if (mark === null) return;
      group.attr("class", `tip of-${mark.which}`);
      const lines = text.selectAll<SVGTSpanElement, string>("tspan").data(mark.lines);
      lines.exit().remove();
      lines
        .enter()
        .append("tspan")
        .merge(lines)
        .attr("x", PADDING.x)
        .attr("y", (_line, i) => PADDING.y + LINE * (i + 0.75))
        .text((line) => line);
      const width = text.node()?.getBBox().width ?? 0;
      const size = { width: width + 2 * PADDING.x, height: mark.lines.length * LINE + 2 * PADDING.y };
      plate.attr("width", size.width).attr("height", size.height);
      const above = view.applyY(mark.top) - AWAY - size.height;
      const below = view.applyY(mark.bottom) + AWAY;
      const fitsBelow = below + size.height + MARGIN <= svg.clientHeight;
      const y = mark.which === "value" ? (above >= MARGIN ? above : below) : fitsBelow ? below : above;
      const most = svg.clientWidth - MARGIN - size.width;
      const x = Math.max(MARGIN, Math.min(most, view.applyX(mark.x) - size.width / 2));
      group.attr("transform", `translate(${x},${y})`);
    },
  };
}
