import type { ElementwiseGate, Gate } from "../gates/gate.ts";
import { localKernels } from "../gates/partials.ts";
import type { Nested } from "../tensor/tensor.ts";
import { gateSample } from "./gateSample.ts";

type Point = readonly [x: number, y: number];

/** A curve in pieces: it breaks where it jumps or leaves the finite numbers. A piece of one point is a value held there alone. */
export type Curve = readonly (readonly Point[])[];

/** A gate along one of its operands, the others held. */
export interface GatePlot {
  readonly slot: number;
  readonly operand: string;
  /** The other operands and their values, in the order of the slots. */
  readonly held: readonly { readonly slot: number; readonly operand: string; readonly value: number }[];
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
  /** The gate's output. */
  readonly value: Curve;
  /** Its local gradient in the operand. */
  readonly gradient: Curve;
}

const EDGE = 4;
/** Curves leave the picture beyond this. */
const TALLEST = 5;
const STEPS = 160;
/** Neighbours further apart than this are looked at more closely, so many times over. */
const NEAR = 0.25;
const HALVINGS = 40;

const known = new Map<Gate, readonly GatePlot[]>();

/** The plots of a gate on single numbers, one for each operand that has no default; none of a gate on whole tensors. */
export function gatePlots(gate: Gate): readonly GatePlot[] {
  const plots = known.get(gate) ?? (gate.kind === "tensor" ? [] : plotsOf(gate));
  known.set(gate, plots);
  return plots;
}

function plotsOf(gate: ElementwiseGate): readonly GatePlot[] {
  const { graph, node } = gateSample(gate);
  const sample = node.operands.map((operand) => {
    const input = operand.kind === "wire" ? graph.nodes[operand.node] : undefined;
    return input?.kind === "input" ? numberOf(input.value) : Number.NaN;
  });
  return gate.operands.flatMap((operand, slot) =>
    gate.defaults?.[operand] === undefined ? [plotAlong(gate, slot, sample)] : [],
  );
}

const numberOf = (value: Nested): number => (typeof value === "number" ? value : Number.NaN);

function plotAlong(gate: ElementwiseGate, slot: number, sample: readonly number[]): GatePlot {
  const at = (x: number): readonly number[] => sample.with(slot, x);
  const f = (x: number): number => gate.forward(...at(x));
  const slope = (x: number): number => localKernels(gate)[slot]?.(at(x), f(x)) ?? Number.NaN;
  const drawn = curves(f, slope, [-EDGE, EDGE]);
  const held = gate.operands.flatMap((operand, other) =>
    other === slot ? [] : [{ slot: other, operand, value: sample[other] ?? Number.NaN }],
  );
  return {
    slot,
    operand: gate.operands[slot] ?? "",
    held,
    ...drawn,
  };
}

/** A function and its slope over a stretch, and how much of it and of the heights there is to see. */
export function curves(
  f: (x: number) => number,
  slope: (x: number) => number,
  [from, to]: readonly [number, number],
): Pick<GatePlot, "domain" | "range" | "value" | "gradient"> {
  const xs = Array.from({ length: STEPS + 1 }, (_unused, i) => from + ((to - from) * i) / STEPS);
  const defined = xs.filter((x) => !Number.isNaN(f(x)));
  const value = curve(f, xs);
  // Where a function has no value it has no slope, whatever the formula says there.
  const gradient = curve((x) => (Number.isNaN(f(x)) ? Number.NaN : slope(x)), xs);
  return {
    domain: [defined[0] ?? from, defined.at(-1) ?? to],
    range: rangeOf([...value, ...gradient]),
    value,
    gradient,
  };
}

/** From the lowest to the highest point, 0 and 1 within it, as far as the picture is tall. */
function rangeOf(curves: Curve): readonly [number, number] {
  const ys = curves.flatMap((piece) => piece.map(([, y]) => y));
  const low = ys.reduce((least, y) => Math.min(least, y), 0);
  const high = ys.reduce((most, y) => Math.max(most, y), 1);
  return [Math.max(low, -TALLEST), Math.min(high, TALLEST)];
}

/** Beyond the picture all heights are one. */
const clamped = (y: number): number => Math.min(Math.max(y, -TALLEST - 1), TALLEST + 1);

function curve(f: (x: number) => number, xs: readonly number[]): Curve {
  const pieces: Point[][] = [];
  let piece: Point[] = [];
  const end = (): void => {
    if (piece.length > 0) pieces.push(piece);
    piece = [];
  };
  /** Carries the piece from one point to the next, closing in on a break between them. */
  const advance = (from: Point, to: Point, halvings: number): void => {
    const isFinite = Number.isFinite(from[1]) && Number.isFinite(to[1]);
    const isNear = isFinite && Math.abs(clamped(to[1]) - clamped(from[1])) <= NEAR;
    if (isNear || (!Number.isFinite(from[1]) && !Number.isFinite(to[1]))) {
      if (isFinite) piece.push(to);
      return;
    }
    const middle = (from[0] + to[0]) / 2;
    if (halvings === 0 || middle === from[0] || middle === to[0]) {
      end();
      if (Number.isFinite(to[1])) piece.push(to);
      return;
    }
    const between: Point = [middle, f(middle)];
    advance(from, between, halvings - 1);
    advance(between, to, halvings - 1);
  };
  const points = xs.map((x): Point => [x, f(x)]);
  for (const [i, point] of points.entries()) {
    const before = points[i - 1];
    if (before !== undefined) advance(before, point, HALVINGS);
    else if (Number.isFinite(point[1])) piece.push(point);
  }
  end();
  return pieces;
}
