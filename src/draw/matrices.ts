import { select, type Selection } from "d3";
import { cellCorner, type Grid } from "../core/scene/grid.ts";
import type { NodeMark } from "../core/scene/marks.ts";
import { MATRIX_GAP, SHAPE_ROOM } from "../core/scene/metrics.ts";
import type { Level } from "../core/scene/heat.ts";
import type { Cells, TensorMark, Which } from "../core/scene/tensorMarks.ts";
import { t } from "../core/words/t.ts";
import { same } from "./layer.ts";
import type { Motion } from "./motion.ts";

type Group = Selection<SVGGElement, NodeMark, null, undefined>;

const heatClass = (level: Level): string =>
  level === null ? "heat nan" : `heat ${level < 0 ? "below" : "above"}-${String(Math.abs(level))}`;

const round = (length: number): number => Math.round(length * 100) / 100;

function cellPath(grid: Grid, cell: number, run = 1): string {
  const { x, y } = cellCorner(grid, cell);
  const [left, top, right, bottom] = [x, y, x + run * grid.cellWidth, y + grid.cellHeight].map(round);
  return `M${left},${top}H${right}V${bottom}H${left}z`;
}

/** One path for each level: cells beside each other of one level are one rectangle. Never an element for each cell. */
function heatPaths(grid: Grid, levels: readonly Level[]): Map<Level, string> {
  const paths = new Map<Level, string>();
  for (let start = 0; start < levels.length;) {
    const level = levels[start] ?? null;
    const rowEnd = start - (start % grid.cellColumns) + grid.cellColumns;
    let end = start + 1;
    while (end < rowEnd && (levels[end] ?? null) === level) end++;
    paths.set(level, (paths.get(level) ?? "") + cellPath(grid, start, end - start));
    start = end;
  }
  return paths;
}

function rules(grid: Grid): string {
  const planeWidth = grid.cellColumns * grid.cellWidth;
  let path = "";
  for (let p = 0; p < grid.planes; p++) {
    const left = p * grid.pitch;
    for (let r = 1; r < grid.cellRows; r++) path += `M${left},${r * grid.cellHeight}h${planeWidth}`;
    for (let c = 1; c < grid.cellColumns; c++) path += `M${left + c * grid.cellWidth},0v${grid.height}`;
  }
  return path;
}

function frames(grid: Grid): string {
  const width = grid.cellColumns * grid.cellWidth;
  return Array.from(
    { length: grid.planes },
    (_unused, p) => `M${p * grid.pitch},0h${width}v${grid.height}h${-width}z`,
  ).join("");
}

function fill(group: Group, grid: Grid, { levels, texts }: Cells): void {
  group.selectAll("*").remove();
  for (const [level, path] of heatPaths(grid, levels))
    group.append("path").attr("class", heatClass(level)).attr("d", path);
  if (texts === null) return;
  group.append("path").attr("class", "rules").attr("d", rules(grid));
  texts.forEach((text, cell) => {
    const { x, y } = cellCorner(grid, cell);
    const level = levels[cell] ?? null;
    group
      .append("text")
      .attr("class", level !== null && Math.abs(level) > 5 ? "number strong" : "number")
      .attr("x", x + grid.cellWidth / 2)
      .attr("y", y + grid.cellHeight / 2 + 5.2)
      .text(text);
  });
}

/** Sets one matrix; null takes it away and leaves its place empty. It fades as numbers do, by opacity alone. */
function setMatrix(
  group: Group,
  grid: Grid,
  cells: Cells | null,
  before: { readonly grid: Grid | null; readonly cells: Cells | null },
  motion: Motion,
): void {
  const unchanged = same(before.cells, cells) && same(before.grid, grid);
  if (unchanged && motion.fade > 0) return;
  const target = group.interrupt("fade").style("opacity", null);
  const element = group.node();
  if (motion.fade > 0 && before.cells !== null && cells === null && element !== null) {
    const parting = select(element.cloneNode(true) as SVGGElement).classed("leaving", true);
    element.after(parting.node() ?? "");
    parting.transition("fade").duration(motion.fade).style("opacity", 0).remove();
  }
  if (cells === null) group.selectAll("*").remove();
  else if (!unchanged || group.select("*").empty()) fill(group, grid, cells);
  if (motion.fade === 0 || cells === null) return;
  if (before.cells !== null && !motion.travels) return;
  const fade = target.style("opacity", 0).transition("fade").delay(motion.numbers).duration(motion.fade);
  fade.style("opacity", 1).on("end interrupt cancel", () => target.style("opacity", null));
}

/** Cells that light up are outlined, all of them by one path. */
function setLit(group: Group, tensor: TensorMark, grid: Grid, which: Which): void {
  const cells = which === "value" ? tensor.litValue : tensor.litGradient;
  const { under } = tensor;
  const own = under?.which === which ? cellPath(grid, under.cell) : "";
  group.select(".lit").attr("d", cells.map((cell) => cellPath(grid, cell)).join(""));
  group.select(".under").attr("d", own);
}

function build(node: Group): Group {
  const group = node.append("g").attr("class", "tensor");
  group.append("text").attr("class", "shape-label");
  for (const which of ["value", "gradient"]) {
    const matrix = group.append("g").attr("class", `matrix ${which}`);
    matrix.append("path").attr("class", "place");
    matrix.append("g").attr("class", "cells");
    matrix.append("path").attr("class", "lit");
    matrix.append("path").attr("class", "under");
  }
  group.append("text").attr("class", "below-label");
  return group;
}

function shapeOnly(group: Group, { shape, valueKnown, gradientKnown }: TensorMark, at: number): void {
  group
    .select(".shape-label")
    .attr("class", `shape-label only${valueKnown ? "" : " unknown"}`)
    .attr("x", at)
    .attr("y", -10);
  group
    .select(".below-label")
    .attr("class", "below-label only")
    .attr("x", at)
    .attr("y", 24)
    .text(gradientKnown ? shape : "");
}

/** Value matrix above the wire, gradient matrix below it, shape above both. */
export function drawMatrices(node: Group, mark: NodeMark, before: NodeMark | null, motion: Motion): void {
  const { tensor } = mark;
  const drawn = node.select<SVGGElement>("g.tensor");
  if (tensor === null) {
    drawn.remove();
    return;
  }
  const fresh = drawn.empty() || (before?.tensor?.grid === null) !== (tensor.grid === null);
  if (fresh) drawn.remove();
  const group = fresh ? build(node) : drawn;
  group.select(".shape-label").text(tensor.shape);
  const { grid } = tensor;
  if (grid === null) {
    shapeOnly(group, tensor, mark.numbersAt);
    return;
  }
  const left = mark.numbersAt - grid.width / 2;
  const earlier = fresh ? null : (before?.tensor ?? null);
  for (const which of ["value", "gradient"] as const) {
    const matrix = group
      .select<SVGGElement>(`.matrix.${which}`)
      .attr("transform", `translate(${left},${which === "value" ? -MATRIX_GAP - grid.height : MATRIX_GAP})`);
    matrix.select(".place").attr("d", frames(grid));
    const cells = matrix.select<SVGGElement>(".cells:not(.leaving)");
    setMatrix(cells, grid, tensor[which], { grid: earlier?.grid ?? null, cells: earlier?.[which] ?? null }, motion);
    matrix.classed("empty", tensor[which] === null);
    setLit(matrix, tensor, grid, which);
  }
  group
    .select(".shape-label")
    .attr("x", left)
    .attr("y", -MATRIX_GAP - grid.height - 6);
  const says = tensor.waiting ?? (tensor.sameShape ? t`same shape ✓` : "");
  group
    .select(".below-label")
    .classed("waiting", tensor.waiting !== null)
    .attr("x", left)
    .attr("y", tensor.waiting === null ? MATRIX_GAP + grid.height + SHAPE_ROOM - 5 : MATRIX_GAP + 16)
    .text(says);
}
