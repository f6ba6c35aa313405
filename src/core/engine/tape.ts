import type { ElementwiseGate } from "../gates/gate.ts";
import { sources } from "../tensor/broadcast.ts";
import { sameShape, sizeOf } from "../tensor/nested.ts";
import type { Arrangement } from "./arrange.ts";
import { looped } from "./codes.ts";
import { isNumber, type Cells } from "./lower.ts";
import type { TapeRows } from "./rows.ts";

/** Writes the tape: where the operands of all elementwise gates lie, and where runs of equal gates begin and end. */
export class Tape {
  readonly #cells: Cells;
  readonly #arrangement: Arrangement;
  readonly #a: Int32Array;
  readonly #b: Int32Array;
  readonly #c: Int32Array;
  readonly #runs: { code: number; from: number; to: number; shift: number; wanted: number }[] = [];
  readonly #generic = new Map<number, ElementwiseGate>();
  #end = 0;

  constructor(cells: Cells, arrangement: Arrangement) {
    this.#cells = cells;
    this.#arrangement = arrangement;
    let length = 0;
    let widest = 0;
    for (const list of [arrangement.setup, arrangement.main, arrangement.aside]) {
      for (const cell of list) {
        if (((cells.forms[cell] ?? 0) & 2) === 0) continue;
        length += isNumber(cells, cell) ? 1 : sizeOf(cells.shapes[cell] ?? []);
        widest = Math.max(widest, (cells.starts[cell + 1] ?? 0) - (cells.starts[cell] ?? 0));
      }
    }
    if (widest > 3) throw new Error("An elementwise gate has three operands at most.");
    this.#a = new Int32Array(length);
    this.#b = new Int32Array(widest > 1 ? length : 0);
    this.#c = new Int32Array(widest > 2 ? length : 0);
  }

  /** Runs written so far. */
  get count(): number {
    return this.#runs.length;
  }

  /** Writes the run that starts with the gate at `at` of a list; how many gates of the list it takes in. */
  write(list: Int32Array, at: number): number {
    const first = list[at] ?? -1;
    const gate = this.#cells.gates[first];
    if (gate?.kind !== "elementwise") throw new Error("Only elementwise gates stand on the tape.");
    const from = this.#end;
    const shift = (this.#arrangement.offsets[first] ?? 0) - from;
    const isScalar = isNumber(this.#cells, first);
    const count = isScalar ? this.#scalars(list, at, gate.operands.length) : this.#tensor(first);
    const code = this.#cells.codes[first] ?? 0;
    if (code > looped.length) this.#generic.set(this.#runs.length, gate);
    // A single number has room for a gradient, wanted or not: asking would cost more than adding.
    this.#runs.push({ code, from, to: this.#end, shift, wanted: isScalar ? 7 : this.#wanted(first) });
    return count;
  }

  rows(): TapeRows {
    const runs = this.#runs;
    return {
      a: this.#a,
      b: this.#b,
      c: this.#c,
      code: Uint8Array.from(runs, ({ code }) => code),
      from: Int32Array.from(runs, ({ from }) => from),
      to: Int32Array.from(runs, ({ to }) => to),
      shift: Int32Array.from(runs, ({ shift }) => shift),
      wanted: Uint8Array.from(runs, ({ wanted }) => wanted),
      generic: this.#generic,
    };
  }

  #wanted(cell: number): number {
    return this.#cells
      .operandsOf(cell)
      .reduce((sum, operand, slot) => sum | (this.#arrangement.flows[operand] === 1 ? 1 << slot : 0), 0);
  }

  #scalars(list: Int32Array, at: number, arity: number): number {
    const { codes, levels, starts, operands } = this.#cells;
    const { offsets } = this.#arrangement;
    const first = list[at] ?? -1;
    const [level, code] = [levels[first], codes[first]];
    let next = at;
    for (; next < list.length; next++) {
      const cell = list[next] ?? -1;
      if (codes[cell] !== code || levels[cell] !== level || !isNumber(this.#cells, cell)) break;
      const start = starts[cell] ?? 0;
      const p = this.#end++;
      this.#a[p] = offsets[operands[start] ?? -1] ?? 0;
      if (arity > 1) this.#b[p] = offsets[operands[start + 1] ?? -1] ?? 0;
      if (arity > 2) this.#c[p] = offsets[operands[start + 2] ?? -1] ?? 0;
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
