import { select, type Selection } from "d3";
import type { Motion } from "./motion.ts";

export type Layer = Selection<SVGGElement, unknown, null, undefined>;

/** The marks that the elements of a layer were last drawn from, by key. */
export function drawnMarks<Mark extends { readonly key: string }>(drawn: readonly Mark[]): ReadonlyMap<string, Mark> {
  return new Map(drawn.map((mark) => [mark.key, mark]));
}

/** True if two plain values are equal, member by member. They are of one type, so that their members have the same names. */
export function same<T>(a: T, b: T): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false;
  for (const name of Object.keys(a) as (keyof T)[]) if (!same(a[name], b[name])) return false;
  return true;
}

/** What a mark's place beside or on the paths that are shown adds to its class. */
export function pathClass({ onPath }: { readonly onPath: boolean | null }): string {
  return onPath === null ? "" : onPath ? "on-path" : "off-path";
}

type Elements<E extends SVGElement, D> = Selection<E, D, SVGGElement, unknown>;

/** Fades new elements in, after what glides has made room. */
export function appear<E extends SVGElement, D>(entered: Elements<E, D>, { glide, fade }: Motion): void {
  if (fade === 0) return;
  const coming = entered
    .style("opacity", 0)
    .transition("appear")
    .delay(glide / 2)
    .duration(fade);
  coming.style("opacity", 1).on("end interrupt cancel", function () {
    select(this).style("opacity", null);
  });
}

/** Fades elements out and removes them. They are `leaving`, and no longer found by those who draw. */
export function depart<E extends SVGElement, D>(exit: Elements<E, D>, { fade }: Motion): void {
  // d3 removes nothing that has another transition before it.
  exit.classed("leaving", true).attr("aria-hidden", "true").interrupt("appear").interrupt("glide");
  if (fade === 0) exit.remove();
  else exit.transition("leave").duration(fade).style("opacity", 0).remove();
}
