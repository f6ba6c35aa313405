import { GRADIENT, knownAt, VALUE, type Crowd } from "../core/scene/crowd.ts";
import type { Stage } from "../core/scene/stage.ts";
import { GATE_RADIUS, type NodeBox, type Point } from "../core/layout/layout.ts";
import type { Ink } from "./ink.ts";

/** Below this scale nodes are dots, which take the colours of what is known of them. */
const DOTS = 0.14;
/** No node is smaller than this on the screen, in CSS pixels; above the second size it is round. */
const LEAST = 1.1;
const ROUND = 2.5;
/** A path of so many parts is painted before the next is begun: browsers are slow with endless ones, of curves above all. */
const BATCH = { straight: 1000, round: 50 };
/** How much of a corner an octagon cuts off, as a part of half its height. */
const CUT = 2 - Math.SQRT2;
/** A number from too far away to be read: a bar in its place. */
const BAR = { width: 40, height: 11, gap: 9 };
/** Half the height of the bar that stands for an input's name. */
const NAME = 8;

type Pen = CanvasRenderingContext2D;

/** Traces each item into one path after another, and has each path painted. */
function inBatches(
  pen: Pen,
  items: readonly number[],
  size: number,
  trace: (item: number) => void,
  paint: () => void,
): void {
  for (let start = 0; start < items.length; start += size) {
    pen.beginPath();
    for (const item of items.slice(start, start + size)) trace(item);
    paint();
  }
}

function traceWire(pen: Pen, points: readonly Point[], curved: boolean): void {
  const [start] = points;
  if (start === undefined) return;
  pen.moveTo(start.x, start.y);
  for (let i = 3; i < points.length; i += 3) {
    const [a, b, end] = [points[i - 2], points[i - 1], points[i]];
    if (a === undefined || b === undefined || end === undefined) return;
    if (curved) pen.bezierCurveTo(a.x, a.y, b.x, b.y, end.x, end.y);
    else pen.lineTo(end.x, end.y);
  }
}

function paintFrames(pen: Pen, { places }: Stage, { frames }: Crowd, scale: number, ink: Ink): void {
  pen.strokeStyle = ink.soft;
  pen.lineWidth = Math.max(1.5, 1 / scale);
  pen.globalAlpha = 0.6;
  for (const i of frames) {
    const frame = places.frames[i];
    if (frame !== undefined) pen.strokeRect(frame.x, frame.y, frame.width, frame.height);
  }
  pen.globalAlpha = 1;
}

function paintWires(pen: Pen, { layout }: Stage, { nodes, wires }: Crowd, scale: number, ink: Ink): void {
  pen.strokeStyle = ink.soft;
  pen.lineWidth = Math.max(2, 0.6 / scale);
  pen.globalAlpha = scale < DOTS ? 0.5 : 1;
  const stroke = (): void => pen.stroke();
  inBatches(pen, wires, BATCH.straight, (i) => traceWire(pen, layout.wires[i]?.points ?? [], scale >= DOTS), stroke);
  const stub = (i: number): void => {
    const box = layout.boxes[i];
    if (box === undefined) return;
    pen.moveTo(box.x + box.width, box.y);
    pen.lineTo(box.x + box.width + box.stub, box.y);
  };
  inBatches(pen, nodes, BATCH.straight, stub, stroke);
  pen.globalAlpha = 1;
}

/** How the parts of a node are traced at a scale. */
interface Shapes {
  readonly whole: (box: NodeBox, isInput: boolean) => void;
  readonly value: (box: NodeBox) => void;
  readonly gradient: (box: NodeBox) => void;
}

/** One half of a dot: a rectangle, or where that would be seen half an octagon, which is painted much sooner than a curve. */
function traceHalf(pen: Pen, left: number, right: number, y: number, half: number, cut: number): void {
  if (cut === 0) {
    pen.rect(left, Math.min(y, y + half), right - left, Math.abs(half));
    return;
  }
  const inner = half - Math.sign(half) * cut;
  pen.moveTo(left, y);
  pen.lineTo(left, y + inner);
  pen.lineTo(left + cut, y + half);
  pen.lineTo(right - cut, y + half);
  pen.lineTo(right, y + inner);
  pen.lineTo(right, y);
}

/** A dot whose upper half is for the value, and whose lower half is for the gradient. */
function dots(pen: Pen, scale: number): Shapes {
  const half = Math.max(GATE_RADIUS, LEAST / scale);
  const cut = half * scale >= ROUND ? CUT * half : 0;
  const trace = ({ x, y, width }: NodeBox, side: -1 | 1): void => {
    const reach = Math.max(width / 2, half);
    traceHalf(pen, x + width / 2 - reach, x + width / 2 + reach, y, side * half, cut);
  };
  return {
    whole: (box) => {
      trace(box, -1);
      trace(box, 1);
    },
    value: (box) => trace(box, -1),
    gradient: (box) => trace(box, 1),
  };
}

/** A gate's circle or pill, a bar for an input's name, and bars (of a tensor plates) where the numbers stand. */
function bars(pen: Pen): Shapes {
  const plate = ({ height, run }: NodeBox): { width: number; height: number } =>
    height > 4 * GATE_RADIUS
      ? { width: 0.8 * run, height: height / 2 - GATE_RADIUS }
      : { width: Math.min(BAR.width, run), height: BAR.height };
  const beside = (box: NodeBox, side: -1 | 1): void => {
    const { width, height } = plate(box);
    const top = side < 0 ? box.y - BAR.gap - height : box.y + BAR.gap;
    pen.rect(box.x + box.width + (box.run - width) / 2, top, width, height);
  };
  return {
    whole: ({ x, y, width }, isInput) => {
      if (isInput) pen.rect(x + NAME, y - NAME, width - 2 * NAME, 2 * NAME);
      else pen.roundRect(x, y - GATE_RADIUS, width, 2 * GATE_RADIUS, GATE_RADIUS);
    },
    value: (box) => beside(box, -1),
    gradient: (box) => beside(box, 1),
  };
}

/**
 * Paints nodes and wires simply, in graph units: the pen is scaled and moved already.
 *
 * @param scale - CSS pixels to a graph unit.
 */
export function paintCrowd(pen: Pen, stage: Stage, crowd: Crowd, scale: number, ink: Ink): void {
  const { layout, trace, cursor } = stage;
  paintFrames(pen, stage, crowd, scale, ink);
  paintWires(pen, stage, crowd, scale, ink);
  const isDots = scale < DOTS;
  const shapes = isDots ? dots(pen, scale) : bars(pen);
  const isInput = (i: number): boolean => trace.graph.nodes[i]?.kind === "input";
  const knowing = (bit: number): readonly number[] =>
    crowd.nodes.filter((i) => (knownAt(trace, i, cursor) & bit) !== 0);
  const put = (nodes: readonly number[], put_: (box: NodeBox, input: boolean) => void, paint: () => void): void =>
    inBatches(
      pen,
      nodes,
      isDots ? BATCH.straight : BATCH.round,
      (i) => {
        const box = layout.boxes[i];
        if (box !== undefined) put_(box, isInput(i));
      },
      paint,
    );
  const filled = (style: string) => (): void => {
    pen.fillStyle = style;
    pen.fill();
  };
  if (isDots) put(crowd.nodes, shapes.whole, filled(ink.soft));
  else {
    pen.strokeStyle = ink.ink;
    pen.lineWidth = 2;
    put(crowd.nodes.filter(isInput), shapes.whole, filled(ink.soft));
    put(
      crowd.nodes.filter((i) => !isInput(i)),
      shapes.whole,
      () => {
        filled(ink.surface)();
        pen.stroke();
      },
    );
  }
  put(knowing(VALUE), shapes.value, filled(ink.value));
  put(knowing(GRADIENT), shapes.gradient, filled(ink.gradient));
}
