import { select, type Selection } from "d3";
import type { FrameMark } from "../core/scene/frames.ts";
import { t } from "../core/words/t.ts";
import { appear, depart, drawnMarks, same, type Layer } from "./layer.ts";
import type { Motion } from "./motion.ts";

type Frame = Selection<SVGGElement, FrameMark, null, undefined>;

const ROUND = 14;
/** Height of the strip that bears the name and closes or opens the group. */
const TITLE = 30;
const SIGN = 15;

function build(frame: Frame): void {
  frame.append("rect").attr("class", "frame-box").attr("rx", ROUND);
  const title = frame.append("g").attr("class", "frame-title");
  title.append("rect").attr("class", "frame-hit").attr("height", TITLE).attr("rx", ROUND);
  title.append("path").attr("class", "frame-sign");
  title.append("text").attr("class", "frame-name").attr("x", 34).attr("y", 20);
  title.append("title");
}

function refresh(element: SVGGElement, mark: FrameMark, before: FrameMark | undefined, { glide }: Motion): void {
  const frame = select<SVGGElement, FrameMark>(element);
  frame.attr("class", `frame ${mark.depth % 2 === 0 ? "even" : "odd"}${mark.closed ? " closed" : ""}`);
  const sign = mark.closed ? `M14,${SIGN}h10M19,${SIGN - 5}v10` : `M14,${SIGN}h10`;
  frame.select(".frame-sign").attr("d", sign);
  frame.select(".frame-name").text(mark.title);
  frame.select("title").text(mark.closed ? t`Open ${mark.title}` : t`Close ${mark.title}`);
  frame.select(".frame-hit").attr("width", mark.width);
  const place = `translate(${mark.x},${mark.y})`;
  const box = frame.select<SVGRectElement>(".frame-box");
  if (glide === 0 || before === undefined) {
    frame.interrupt("glide").attr("transform", place);
    box.interrupt("glide").attr("width", mark.width).attr("height", mark.height);
    return;
  }
  frame.transition("glide").duration(glide).attr("transform", place);
  box.transition("glide").duration(glide).attr("width", mark.width).attr("height", mark.height);
}

/** A rounded box behind the nodes of each open group, with its name; a click on the name closes it. */
export function drawFrames(layer: Layer, marks: readonly FrameMark[], motion: Motion): void {
  const elements = layer.selectAll<SVGGElement, FrameMark>("g.frame:not(.leaving)");
  const drawn = drawnMarks(elements.data());
  const join = elements.data(marks, (mark) => mark.key);
  depart(join.exit(), motion);
  join.each(function (mark) {
    const before = drawn.get(mark.key);
    if (before === undefined || !same(before, mark)) refresh(this, mark, before, motion);
  });
  const entered = join.enter().append("g");
  entered.each(function (mark) {
    build(select<SVGGElement, FrameMark>(this));
    refresh(this, mark, undefined, motion);
  });
  appear(entered, motion);
}

/** Tells which group's name was clicked. The keyboard has keys of its own for it. */
export function watchFrames(layer: Layer, onToggle: (group: string) => void): void {
  layer.on("click.frames", (event: MouseEvent) => {
    const title = event.target instanceof Element ? event.target.closest(".frame-title") : null;
    const frame = title?.closest<SVGGElement>("g.frame");
    if (frame == null) return;
    event.stopPropagation();
    onToggle(select<SVGGElement, FrameMark>(frame).datum().group);
  });
}
