import type { Segment } from "../layout/curve.ts";
import type { Point } from "../layout/layout.ts";

const at = ({ x, y }: Point): string => `${Math.round(x * 100) / 100},${Math.round(y * 100) / 100}`;

/** SVG path data of joined segments; empty for none. */
export function pathOf(segments: readonly Segment[]): string {
  const first = segments[0];
  if (first === undefined) return "";
  return `M${at(first.from)}${segments.map((s) => `C${at(s.leaving)} ${at(s.arriving)} ${at(s.to)}`).join("")}`;
}

export function backwards(segments: readonly Segment[]): Segment[] {
  return segments
    .map(({ from, leaving, arriving, to }) => ({ from: to, leaving: arriving, arriving: leaving, to: from }))
    .reverse();
}

/** A level line as a segment. */
export function level(from: number, to: number, y: number): Segment {
  const third = (to - from) / 3;
  return { from: { x: from, y }, leaving: { x: from + third, y }, arriving: { x: to - third, y }, to: { x: to, y } };
}
