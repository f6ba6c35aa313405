import { select, type Selection } from "d3";
import { GATE_RADIUS } from "../core/layout/layout.ts";
import type { NodeMark } from "../core/scene/marks.ts";
import { INPUT_PADDING, SUBSCRIPT_SCALE } from "../core/scene/metrics.ts";
import { appear, depart, drawnMarks, pathClass, same, type Layer } from "./layer.ts";
import { drawMatrices } from "./matrices.ts";
import type { Motion } from "./motion.ts";
import { setNumber } from "./numbers.ts";
import { reachAcross } from "./view.ts";

type NodeElement = Selection<SVGGElement, NodeMark, null, undefined>;

/** Baselines from the stub's line, in graph units. */
const VALUE_BASELINE = -10;
const GRADIENT_BASELINE = 25;
const NAME_BASELINE = -44;
const INPUT_BASELINE = 9;
const HALO = 6.5;
const HIT = 34;
/** Between the two lines around a closed group. */
const LID = 4.5;

const place = (mark: NodeMark): string => `translate(${mark.x},${mark.y})`;

function classOf(mark: NodeMark): string {
  const flags = [
    mark.selected ? "selected" : "",
    mark.hovered ? "hovered" : "",
    mark.marked ? "marked" : "",
    mark.partial ? "partial" : "",
    mark.asked ? "asked" : "",
    mark.label.quiet ? "quiet" : "",
    mark.label.shown ? "" : "unnamed",
    mark.opens === null ? "" : `opens-${mark.opens}`,
    pathClass(mark),
  ];
  return ["node", mark.kind, mark.state, mark.phase, ...flags].filter((word) => word !== "").join(" ");
}

function build(node: NodeElement): void {
  node.append("rect").attr("class", "hit");
  node.append("rect").attr("class", "focus-ring");
  node.append("line").attr("class", "stub");
  node.append("rect").attr("class", "halo");
  node.append("rect").attr("class", "shape");
  node.append("rect").attr("class", "lid");
  node.append("text").attr("class", "face");
  const name = node.append("text").attr("class", "name");
  name.append("tspan").attr("class", "base");
  name.append("tspan").attr("class", "subscript");
  node.append("text").attr("class", "value");
  node.append("text").attr("class", "gradient");
}

function box(node: NodeElement, part: string, left: number, right: number, half: number, round: number): void {
  const rect = node.select(`rect.${part}`).attr("x", left).attr("y", -half);
  rect
    .attr("width", Math.max(0, right - left))
    .attr("height", 2 * half)
    .attr("rx", round);
}

function shape(node: NodeElement, mark: NodeMark): void {
  const left = mark.kind === "gate" ? -mark.reach : -mark.reach - INPUT_PADDING;
  const line = node.select(".stub").attr("x1", mark.stubStart).attr("x2", mark.stubEnd);
  line.attr("class", `stub ${mark.stub}`);
  box(node, "hit", left - 4, mark.stubEnd, HIT, 8);
  if (mark.kind === "gate") {
    const ring = GATE_RADIUS + HALO;
    box(node, "shape", -mark.reach, mark.reach, GATE_RADIUS, GATE_RADIUS);
    box(node, "lid", -mark.reach + LID, mark.reach - LID, GATE_RADIUS - LID, GATE_RADIUS - LID);
    box(node, "halo", -mark.reach - HALO, mark.reach + HALO, ring, ring);
    box(node, "focus-ring", -mark.reach - 12, mark.reach + 12, GATE_RADIUS + 12, GATE_RADIUS + 12);
  } else {
    box(node, "halo", left - 4, -1, 21, 10);
    const half = mark.tensor === null ? HIT : reachAcross(mark);
    box(node, "focus-ring", left - 8, mark.stubEnd, half, 10);
  }
  node
    .select(".face")
    .attr("font-size", mark.faceSize)
    .attr("y", mark.faceSize * 0.36)
    .text(mark.face);
}

function label(node: NodeElement, mark: NodeMark): void {
  const name = node.select(".name").attr("x", mark.label.at).attr("text-anchor", mark.label.anchor);
  name.attr("y", mark.kind === "input" ? INPUT_BASELINE : NAME_BASELINE);
  name.select(".base").text(mark.label.base);
  const lower = name.select(".subscript").text(mark.label.subscript);
  lower.attr("dy", mark.label.subscript === "" ? null : "0.22em").attr("font-size", `${SUBSCRIPT_SCALE}em`);
}

function refresh(element: SVGGElement, mark: NodeMark, before: NodeMark | null, motion: Motion): void {
  const node = select<SVGGElement, NodeMark>(element);
  node.attr("class", classOf(mark)).attr("aria-label", mark.name).attr("aria-pressed", String(mark.selected));
  if (mark.state === "active") node.attr("aria-current", "step");
  else node.attr("aria-current", null);
  if (before === null || before.x !== mark.x || before.y !== mark.y) {
    node.interrupt("glide");
    if (before === null || motion.glide === 0) node.attr("transform", place(mark));
    else {
      const glide = node.transition("glide").duration(motion.glide).attr("transform", place(mark));
      // d3 interpolates in single precision.
      glide.on("end", () => node.attr("transform", place(mark)));
    }
  }
  shape(node, mark);
  label(node, mark);
  const value = node
    .select<SVGTextElement>("text.value:not(.leaving)")
    .attr("x", mark.numbersAt)
    .attr("y", VALUE_BASELINE)
    .node();
  const gradient = node
    .select<SVGTextElement>("text.gradient:not(.leaving)")
    .attr("x", mark.numbersAt)
    .attr("y", GRADIENT_BASELINE)
    .node();
  if (value !== null) setNumber(value, mark.value, before?.value ?? null, motion);
  if (gradient !== null) setNumber(gradient, mark.gradient, before?.gradient ?? null, motion);
  drawMatrices(node, mark, before, motion);
}

/**
 * One group per node, in the order of the marks; only those that changed are touched.
 * @param passing - How elements come and go.
 */
export function drawNodes(layer: Layer, marks: readonly NodeMark[], motion: Motion, passing: Motion): void {
  const elements = layer.selectAll<SVGGElement, NodeMark>("g.node:not(.leaving)");
  const drawn = drawnMarks(elements.data());
  const join = elements.data(marks, (mark) => mark.key);
  depart(join.exit().attr("role", null).attr("tabindex", null), passing);
  join.each(function (mark) {
    const before = drawn.get(mark.key) ?? null;
    if (before === null || !same(before, mark)) refresh(this, mark, before, motion);
  });
  const entered = join.enter().append("g").attr("role", "button").attr("tabindex", -1);
  entered.each(function (mark) {
    build(select<SVGGElement, NodeMark>(this));
    refresh(this, mark, null, motion);
  });
  appear(entered, passing);
  const order = marks.map((mark) => mark.key).join();
  if (order !== [...drawn.keys()].join()) entered.merge(join).order();
}
