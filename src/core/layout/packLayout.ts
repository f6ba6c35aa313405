import type { FrameBox, Layout, LayoutWire, NodeBox, Point } from "./layout.ts";

/** A layout in arrays that a worker can hand over without copying. */
export interface PackedLayout {
  /** x, y, width, height, stub and run of each node. */
  readonly boxes: Float64Array<ArrayBuffer>;
  /** x, y, width and height of each group's frame; NaN where it has none. */
  readonly frames: Float64Array<ArrayBuffer>;
  /** From, to, slot and the count of points of each wire. */
  readonly wires: Int32Array<ArrayBuffer>;
  /** x and y of the points of all wires, one wire after the other. */
  readonly points: Float64Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

export function packLayout({ boxes, frames, wires, width, height }: Layout): PackedLayout {
  return {
    boxes: Float64Array.from(boxes.flatMap((box) => [box.x, box.y, box.width, box.height, box.stub, box.run])),
    frames: Float64Array.from(
      frames.flatMap((frame) =>
        frame === null ? [Number.NaN, 0, 0, 0] : [frame.x, frame.y, frame.width, frame.height],
      ),
    ),
    wires: Int32Array.from(wires.flatMap(({ from, to, slot, points }) => [from, to, slot, points.length])),
    points: Float64Array.from(wires.flatMap(({ points }) => points.flatMap(({ x, y }) => [x, y]))),
    width,
    height,
  };
}

/** The layout that was packed. */
export function unpackLayout(packed: PackedLayout): Layout {
  const { boxes, frames, wires, points, width, height } = packed;
  let point = 0;
  const pointAt = (index: number): Point => ({ x: points[2 * index] ?? 0, y: points[2 * index + 1] ?? 0 });
  return {
    boxes: rows(boxes, 6, (x, y, boxWidth, boxHeight, stub, run): NodeBox => {
      return { x, y, width: boxWidth, height: boxHeight, stub, run };
    }),
    frames: rows(frames, 4, (x, y, frameWidth, frameHeight): FrameBox | null => {
      return Number.isNaN(x) ? null : { x, y, width: frameWidth, height: frameHeight };
    }),
    wires: rows(wires, 4, (from, to, slot, count): LayoutWire => {
      const start = point;
      point += count;
      return { from, to, slot, points: Array.from({ length: count }, (_unused, i) => pointAt(start + i)) };
    }),
    width,
    height,
  };
}

/** Numbers that come `size` at a time (six at most). */
function rows<T>(
  numbers: Float64Array | Int32Array,
  size: number,
  make: (a: number, b: number, c: number, d: number, e: number, f: number) => T,
): T[] {
  const at = (index: number): number => numbers[index] ?? 0;
  return Array.from({ length: numbers.length / size }, (_unused, row) => {
    const i = row * size;
    return make(at(i), at(i + 1), at(i + 2), at(i + 3), at(i + 4), at(i + 5));
  });
}

/** The memory that is handed over with a packed layout. */
export function buffersOfLayout({ boxes, frames, wires, points }: PackedLayout): ArrayBuffer[] {
  return [boxes.buffer, frames.buffer, wires.buffer, points.buffer];
}
