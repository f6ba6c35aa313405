/** Graph units: one unit is one CSS pixel at zoom 1; y grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface NodeBox {
  /** Left of the shape (an input's name, a gate's circle). */
  readonly x: number;
  /** Vertical centre: the stub's line, the circle's centre. */
  readonly y: number;
  /** Width of the shape alone, without its stub. */
  readonly width: number;
  readonly height: number;
  /** Length of the straight stub right of the shape, which carries the numbers. */
  readonly stub: number;
}

export interface LayoutWire {
  /** Index of the operand, index of the gate, and which of the gate's slots. */
  readonly from: number;
  readonly to: number;
  readonly slot: number;
  /** From the stub's end to the gate's rim; a cubic Bézier is drawn through them. */
  readonly points: readonly Point[];
}

export interface Layout {
  /** Index of node -> its box. */
  readonly boxes: readonly NodeBox[];
  readonly wires: readonly LayoutWire[];
  readonly width: number;
  readonly height: number;
}
