import { select } from "d3";
import type { WireMark } from "../core/scene/marks.ts";
import { appear, depart, drawnMarks, pathClass, same, type Layer } from "./layer.ts";
import type { Motion } from "./motion.ts";

/** Two paths can be morphed into each other only if they have equally many segments. */
function alike(a: string, b: string): boolean {
  return a.split("C").length === b.split("C").length;
}

const classOf = (mark: WireMark): string => `wire ${mark.state} ${pathClass(mark)}`.trimEnd();

/**
 * One path per wire. Colour and weight follow the class, by CSS; the path glides when an edit moves it.
 * @param passing - How elements come and go.
 */
export function drawWires(layer: Layer, marks: readonly WireMark[], motion: Motion, passing: Motion): void {
  const { glide } = motion;
  const elements = layer.selectAll<SVGPathElement, WireMark>("path.wire:not(.leaving)");
  const drawn = drawnMarks(elements.data());
  const join = elements.data(marks, (mark) => mark.key);
  depart(join.exit(), passing);
  join.each(function (mark) {
    const before = drawn.get(mark.key);
    if (before === undefined || same(before, mark)) return;
    const wire = select(this).attr("class", classOf(mark));
    if (before.path === mark.path) return;
    wire.interrupt("glide");
    if (glide > 0 && alike(before.path, mark.path)) wire.transition("glide").duration(glide).attr("d", mark.path);
    else wire.attr("d", mark.path);
  });

  const entered = join.enter().append("path");
  entered.attr("class", classOf).attr("d", (mark) => mark.path);
  appear(entered, passing);
}
