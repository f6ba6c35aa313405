import { kernelsOf, type Activation, type Setting } from "./gallery.ts";

/** How an activation goes on to one side of 0. */
export interface Tail {
  /** Its slope is 0 from somewhere on, or comes ever nearer to 0, or stays what it is. */
  readonly kind: "flat" | "fading" | "line";
  /** The slope it comes to. */
  readonly slope: number;
  /** The slope at the edge of its picture. */
  readonly atEdge: number;
  /** Whether it has that slope all the way from 0 on. */
  readonly isFromZero: boolean;
}

/** What of an activation matters in training, found from its values and slopes. */
export interface Character {
  readonly left: Tail;
  readonly right: Tail;
  /** The largest size of its slope. */
  readonly steepest: number;
  readonly isNeverNegative: boolean;
  readonly isNeverPositive: boolean;
  /** f(−x) = −f(x) */
  readonly isOdd: boolean;
  /** One slope everywhere. */
  readonly isStraight: boolean;
}

/** The edge of the picture. */
export const EDGE = 5;
/** A fading slope differs here from the edge, and float64 still tells it from 0. */
const BEYOND = 8;
/** Here every slope is what it comes to. */
const FAR = 1e6;
const STEPS_IN_ONE = 16;
const NOISE = 1e-12;

/** The positive places at which an activation is looked at, on either side. */
const places = Array.from({ length: BEYOND * STEPS_IN_ONE }, (_unused, i) => (i + 1) / STEPS_IN_ONE).concat(FAR);

/** @param setting parameters that are not as the activation has them */
export function characterOf(activation: Activation, setting: Setting = {}): Character {
  const kernels = kernelsOf(activation);
  const rest = activation.parameters.map(({ name, value }) => setting[name] ?? value);
  const f = (x: number): number => kernels.f([x, ...rest], Number.NaN);
  const slope = (x: number): number => kernels.slope([x, ...rest], Number.NaN);
  const everywhere = [...places.map((x) => -x), 0, ...places];
  const values = everywhere.map(f);
  const slopes = everywhere.map(slope);
  return {
    left: tailOf(slope, -1),
    right: tailOf(slope, 1),
    steepest: slopes.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
    isNeverNegative: values.every((value) => value >= 0),
    isNeverPositive: values.every((value) => value <= 0),
    isOdd: places.every((x) => Math.abs(f(x) + f(-x)) <= NOISE * (1 + Math.abs(f(x)))),
    isStraight: slopes.every((value) => value === slopes[0]),
  };
}

function tailOf(slope: (x: number) => number, side: -1 | 1): Tail {
  const far = slope(side * FAR);
  const atEdge = slope(side * EDGE);
  const beyond = slope(side * BEYOND);
  const isFading = far === 0 && atEdge !== 0 && beyond !== 0 && atEdge !== beyond;
  return {
    kind: isFading ? "fading" : far === 0 ? "flat" : "line",
    slope: far,
    atEdge,
    isFromZero: places.every((x) => slope(side * x) === far),
  };
}
