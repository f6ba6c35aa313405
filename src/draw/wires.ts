import { select } from "d3";
import type { WireMark } from "../core/scene/marks.ts";
import { appear, depart, pathClass, same, type Layer } from "./layer.ts";
import type { Motion } from "./motion.ts";

/** Two paths can be morphed into each other only if they have equally many segments. */
function alike(a: string, b: string): boolean {
  return a.split("C").length === b.split("C").length;
}

const classOf = (mark: WireMark): string => `wire ${mark.state} ${pathClass(mark)}`.trimEnd();

/** A wire as it was last drawn. */
interface Drawn {
  readonly element: SVGPathElement;
  mark: WireMark;
}

/** Layer -> its wires by key. A join of d3 asks the page for all of them at every step; there are many, and few change. */
const drawnIn = new WeakMap<SVGGElement, Map<string, Drawn>>();

function refresh({ element, mark: before }: Drawn, mark: WireMark, glide: number): void {
  const wire = select(element).attr("class", classOf(mark));
  if (before.path === mark.path) return;
  wire.interrupt("glide");
  if (glide > 0 && alike(before.path, mark.path)) wire.transition("glide").duration(glide).attr("d", mark.path);
  else wire.attr("d", mark.path);
}

/**
 * One path per wire. Colour and weight follow the class, by CSS; the path glides when an edit moves it.
 * @param passing - How elements come and go.
 */
export function drawWires(layer: Layer, marks: readonly WireMark[], motion: Motion, passing: Motion): void {
  const parent = layer.node();
  if (parent === null) return;
  const drawn = drawnIn.get(parent) ?? new Map<string, Drawn>();
  drawnIn.set(parent, drawn);
  const leaving = new Map(drawn);
  const entered: SVGPathElement[] = [];
  for (const mark of marks) {
    leaving.delete(mark.key);
    const known = drawn.get(mark.key);
    if (known === undefined) {
      const element = layer.append("path").attr("class", classOf(mark)).attr("d", mark.path).node();
      if (element === null) continue;
      entered.push(element);
      drawn.set(mark.key, { element, mark });
    } else if (!same(known.mark, mark)) {
      refresh(known, mark, motion.glide);
      known.mark = mark;
    }
  }
  for (const key of leaving.keys()) drawn.delete(key);
  if (leaving.size > 0)
    depart(
      layer.selectAll<SVGPathElement, unknown>(() => [...leaving.values()].map(({ element }) => element)),
      passing,
    );
  if (entered.length > 0)
    appear(
      layer.selectAll<SVGPathElement, unknown>(() => entered),
      passing,
    );
}
