import { select } from "d3";
import type { Motion } from "./motion.ts";

/**
 * Sets a number on a stub. The new text stands at once (null: nothing stands there); only its opacity is animated, so
 * that a cut animation cannot leave an old number behind. A number that merely changes, as under a slider, does not fade.
 */
export function setNumber(element: SVGTextElement, text: string | null, before: string | null, motion: Motion): void {
  // Nothing new: if it is on its way in, it stays on its way, unless movement was switched off.
  if (text === before && motion.fade > 0) return;
  const target = select(element).interrupt("fade").style("opacity", null);
  if (motion.fade > 0 && before !== null && text === null) {
    const parting = select(element.cloneNode(true) as SVGTextElement).classed("leaving", true);
    element.after(parting.node() ?? "");
    parting.transition("fade").duration(motion.fade).style("opacity", 0).remove();
  }
  target.text(text ?? "");
  if (motion.fade === 0 || text === null) return;
  if (before !== null && !motion.travels) return;
  const fade = target.style("opacity", 0).transition("fade").delay(motion.numbers).duration(motion.fade);
  fade.style("opacity", 1).on("end interrupt cancel", () => target.style("opacity", null));
}
