/** Graph units: one unit is one CSS pixel at zoom 1; y grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a node asks for: its shape, and right of it a straight stub that carries its numbers. */
export interface NodeSize {
  /** Width of the shape alone (an input's name, a gate's circle or pill). */
  readonly width: number;
  /** Height of everything that belongs to the node, name and numbers included. */
  readonly height: number;
  readonly stub: number;
}

export interface NodeBox {
  /** Left of the shape (an input's name, a gate's circle). */
  readonly x: number;
  /** Vertical centre: the stub's line, the circle's centre. */
  readonly y: number;
  /** Width of the shape alone, without its stub. */
  readonly width: number;
  readonly height: number;
  /** Length of the straight stub right of the shape, where wires begin. */
  readonly stub: number;
  /**
   * How far it is straight right of the shape, which carries the numbers: the stub, and the wire after it where all wires
   * run level there. At least the stub that was asked for.
   */
  readonly run: number;
}

export interface LayoutWire {
  /** Index of the operand, index of the gate, and which of the gate's slots. */
  readonly from: number;
  readonly to: number;
  readonly slot: number;
  /**
   * From the stub's end to the gate's rim: a start, then for each cubic Bézier segment its two control points and its end.
   * Length 3n + 1 for n segments.
   */
  readonly points: readonly Point[];
}

/** The frame around a group, with the strip above its nodes that bears its name. */
export interface FrameBox {
  /** Left and top. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  /** Index of node -> its box. */
  readonly boxes: readonly NodeBox[];
  /** Index of group -> its frame; null where it holds no node, or cannot be framed. */
  readonly frames: readonly (FrameBox | null)[];
  readonly wires: readonly LayoutWire[];
  readonly width: number;
  readonly height: number;
}

/** Radius of a gate's circle and of the round ends of a pill: wires end on this rim. */
export const GATE_RADIUS = 28;
