import type { Trace } from "../../core/trace/trace.ts";

/** Graph units, so that what is drawn stays on what it was drawn around. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export const pens = ["first", "second", "third"] as const;
export type Pen = (typeof pens)[number];

export interface Stroke {
  readonly pen: Pen;
  readonly points: readonly Point[];
  readonly width: number;
}

/** What is drawn over a moment, and what was before each change of it. */
interface Sheet {
  readonly strokes: readonly Stroke[];
  readonly before: readonly (readonly Stroke[])[];
}

const blank: Sheet = { strokes: [], before: [] };

/** Trace -> cursor -> its sheet: drawings belong to their moment, and are there again when it is. */
const sheets = new WeakMap<Trace, Map<number, Sheet>>();

function sheetOf(trace: Trace, cursor: number): Sheet {
  return sheets.get(trace)?.get(cursor) ?? blank;
}

function keep(trace: Trace, cursor: number, sheet: Sheet): void {
  const own = sheets.get(trace) ?? new Map<number, Sheet>();
  sheets.set(trace, own);
  own.set(cursor, sheet);
}

/** What is drawn over a moment; the same list until it changes. */
export const strokesAt = (trace: Trace, cursor: number): readonly Stroke[] => sheetOf(trace, cursor).strokes;

export function addStroke(trace: Trace, cursor: number, stroke: Stroke): void {
  const { strokes, before } = sheetOf(trace, cursor);
  keep(trace, cursor, { strokes: [...strokes, stroke], before: [...before, strokes] });
}

/** Takes away all that is drawn over a moment; undone like a stroke. */
export function eraseAll(trace: Trace, cursor: number): void {
  const { strokes, before } = sheetOf(trace, cursor);
  if (strokes.length > 0) keep(trace, cursor, { strokes: [], before: [...before, strokes] });
}

/** Takes the last stroke back, or the erasing. */
export function undo(trace: Trace, cursor: number): void {
  const { before } = sheetOf(trace, cursor);
  const last = before.at(-1);
  if (last !== undefined) keep(trace, cursor, { strokes: last, before: before.slice(0, -1) });
}

const rounded = (length: number): string => String(Math.round(length * 10) / 10);
const place = ({ x, y }: Point): string => `${rounded(x)},${rounded(y)}`;

/** A smooth line: each point is a corner that is cut from the middle of one side to the middle of the next. */
export function strokePath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined) return "";
  // A dot.
  if (last === undefined) return `M${place(first)}l0.1,0`;
  const turns = rest.slice(0, -1).map((corner, i) => {
    const next = rest[i + 1] ?? last;
    return `Q${place(corner)} ${place({ x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2 })}`;
  });
  return `M${place(first)}${turns.join("")}L${place(last)}`;
}
