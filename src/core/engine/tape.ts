import type { ElementwiseGate } from "../gates/gate.ts";
import { sources } from "../tensor/broadcast.ts";
import { sameShape, sizeOf } from "../tensor/nested.ts";
import type { Arrangement } from "./arrange.ts";
import { isNumber, isScalarGate } from "./arrange.ts";
import type { Cells } from "./lower.ts";
import { Run } from "./run.ts";
import { runsOf } from "./runs.ts";

/** Where the operands of all elementwise gates lie, position by position. */
export class Tape {
  readonly #cells: Cells;
  readonly #arrangement: Arrangement;
  readonly #a: Int32Array;
  readonly #b: Int32Array;
  readonly #c: Int32Array;
  #end = 0;

  constructor(cells: Cells, arrangement: Arrangement) {
    this.#cells = cells;
    this.#arrangement = arrangement;
    let length = 0;
    let widest = 0;
    for (const list of [arrangement.setup, arrangement.main, arrangement.aside]) {
      for (const cell of list) {
        const gate = cells.gates[cell];
        if (gate?.kind !== "elementwise") continue;
        length += isNumber(cells, cell) ? 1 : sizeOf(cells.shapes[cell] ?? []);
        widest = Math.max(widest, gate.operands.length);
      }
    }
    this.#a = new Int32Array(length);
    this.#b = new Int32Array(widest > 1 ? length : 0);
    this.#c = new Int32Array(widest > 2 ? length : 0);
  }

  /** The run that starts with the gate at `at` of a list, and how many gates of the list it takes in. */
  run(memory: Float64Array, list: Int32Array, at: number): { readonly run: Run; readonly count: number } {
    const cells = this.#cells;
    const first = list[at] ?? -1;
    const gate = cells.gates[first];
    if (gate?.kind !== "elementwise") throw new Error("Only elementwise gates stand on the tape.");
    const from = this.#end;
    const shift = (this.#arrangement.offsets[first] ?? 0) - from;
    const isScalar = isNumber(cells, first);
    const count = isScalar ? this.#scalars(list, at, gate) : this.#tensor(first);
    const stretch = { a: this.#a, b: this.#b, c: this.#c, from, to: this.#end, shift };
    // A single number has room for a gradient, wanted or not: asking would cost more than adding.
    const wanted = isScalar ? [] : cells.operandsOf(first).map((cell) => this.#arrangement.flows[cell] === 1);
    return { run: new Run(memory, this.#arrangement.delta, runsOf(gate), stretch, wanted), count };
  }

  #scalars(list: Int32Array, at: number, gate: ElementwiseGate): number {
    const { gates, levels, starts, operands } = this.#cells;
    const { offsets } = this.#arrangement;
    const level = levels[list[at] ?? -1];
    let next = at;
    for (; next < list.length; next++) {
      const cell = list[next] ?? -1;
      if (gates[cell] !== gate || levels[cell] !== level || !isScalarGate(this.#cells, cell)) break;
      const start = starts[cell] ?? 0;
      const p = this.#end++;
      this.#a[p] = offsets[operands[start] ?? -1] ?? 0;
      if (gate.operands.length > 1) this.#b[p] = offsets[operands[start + 1] ?? -1] ?? 0;
      if (gate.operands.length > 2) this.#c[p] = offsets[operands[start + 2] ?? -1] ?? 0;
    }
    return next - at;
  }

  #tensor(cell: number): number {
    const shape = this.#cells.shapes[cell] ?? [];
    const size = sizeOf(shape);
    const from = this.#end;
    for (const [slot, operand] of this.#cells.operandsOf(cell).entries()) {
      const row = [this.#a, this.#b, this.#c][slot] ?? this.#a;
      const offset = this.#arrangement.offsets[operand] ?? 0;
      const own = this.#cells.shapes[operand] ?? [];
      if (sameShape(own, shape)) for (let i = 0; i < size; i++) row[from + i] = offset + i;
      else for (const [i, source] of sources(own, shape).entries()) row[from + i] = offset + source;
    }
    this.#end = from + size;
    return 1;
  }
}
