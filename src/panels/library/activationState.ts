import type { Activation, Parameter, Setting } from "../../core/activations/gallery.ts";
import type { ActivationPoint } from "../../core/activations/points.ts";
import type { GatePlot } from "../../core/notation/gatePlot.ts";
import { shortNumber } from "../../core/notation/number.ts";

/** Pictures reach so far to either side of 0. */
const reaches = [5, 10, 20, 50];

/** The least stretch that holds all points, as far as there is one. */
export function stretchFor(points: readonly ActivationPoint[]): readonly [number, number] {
  const furthest = points.reduce((most, { x }) => Math.max(most, Math.abs(x)), 0);
  const reach = reaches.find((candidate) => candidate >= furthest) ?? reaches.at(-1) ?? 0;
  return [-reach, reach];
}

/** So much beyond a point there is still room for the curve and its name. */
const ROOM = 1.15;

/** Heights that hold the curves as far as they are drawn, and all points that stand in the picture. */
export function heightsFor(
  { range, domain: [from, to] }: Pick<GatePlot, "range" | "domain">,
  points: readonly ActivationPoint[],
): readonly [number, number] {
  const heights = points.filter(({ x }) => x >= from && x <= to).flatMap(({ value, gradient }) => [value, gradient]);
  return heights.reduce<readonly [number, number]>(
    ([low, high], height) => [Math.min(low, ROOM * height), Math.max(high, ROOM * height)],
    range,
  );
}

/** All parameters with their values. */
export function filled({ parameters }: Activation, setting: Setting): Setting {
  return Object.fromEntries(parameters.map(({ name, value }) => [name, setting[name] ?? value]));
}

/** Whether a point is on the curve that is drawn. */
export function isOn(setting: Setting, point: ActivationPoint): boolean {
  return Object.entries(point.setting).every(([name, value]) => setting[name] === value);
}

/** How far a slider reaches: further than usual where the graph's own number is beyond. */
export function reachOf({ least, most }: Parameter, values: readonly number[]): readonly [number, number] {
  const finite = values.filter(Number.isFinite);
  return [
    finite.reduce((low, value) => Math.min(low, Math.floor(value)), least),
    finite.reduce((high, value) => Math.max(high, Math.ceil(value)), most),
  ];
}

/** `a = 0.3, b = 1` */
export function settingText(setting: Setting): string {
  return Object.entries(setting)
    .map(([name, value]) => `${name} = ${shortNumber(value)}`)
    .join(", ");
}
