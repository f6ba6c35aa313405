import { sizeOf } from "../tensor/nested.ts";
import type { Arrangement } from "./arrange.ts";
import { codedGate } from "./codes.ts";
import type { Cells } from "./lower.ts";
import type { TapeRows } from "./rows.ts";
import { computesBackward } from "./runTable.ts";

/** A part of the memory, its end left out. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is computed in one go: runs of elementwise gates on the tape, or a gate on whole tensors. */
export type Piece = { readonly first: number; readonly last: number } | { readonly cell: number };

/** Which gradients are written, rather than added to, by the first that reaches them, so that they need not be cleared. */
export interface Freshness {
  /** Wires, as positions in `cells.operands`, over which a product is the first. */
  readonly wires: ReadonlySet<number>;
  /** Run -> 1 and 2 for its first and second slot, where nothing reaches any of its operands before. */
  readonly slots: Uint8Array;
  /** Gradients that start from 0. */
  readonly cleared: readonly Span[];
}

const product = codedGate("matmul").code;
const both = 3;
/** Gradients between two that are cleared, so few that clearing them too costs less than another call. */
const gap = 16;

/** @param hasKernels whether runs are computed by kernels: those in JavaScript always add */
export function freshness(
  cells: Cells,
  { offsets, flows, delta }: Arrangement,
  main: readonly Piece[],
  rows: TapeRows,
  hasKernels: boolean,
): Freshness {
  const reached = new Uint8Array(delta);
  const written = new Uint8Array(delta);
  const uses = new Int32Array(delta);
  const wires = new Set<number>();
  const slots = new Uint8Array(rows.code.length);

  const visitGate = (cell: number): void => {
    const end = cells.starts[cell + 1] ?? 0;
    for (let wire = cells.starts[cell] ?? 0; wire < end; wire++) {
      const operand = cells.operands[wire] ?? -1;
      if (flows[operand] !== 1) continue;
      const offset = offsets[operand] ?? 0;
      const last = offset + sizeOf(cells.shapes[operand] ?? []);
      if (cells.codes[cell] === product && reached[offset] === 0) {
        wires.add(wire);
        written.fill(1, offset, last);
      }
      reached.fill(1, offset, last);
    }
  };

  const visitRun = (run: number): void => {
    const [from, to] = [rows.from[run] ?? 0, rows.to[run] ?? 0];
    const isTold = hasKernels && computesBackward(rows, run);
    const lists = [rows.a, rows.b, rows.c];
    // What the kernels compute has a gradient for every operand; elsewhere `reached` leaves out what lies behind its end.
    const arity = (rows.code[run] ?? 0) <= 6 ? 2 : (rows.generic.get(run)?.operands.length ?? 1);
    const used = lists.slice(0, arity);
    if (isTold)
      for (const list of used) for (let p = from; p < to; p++) uses[list[p] ?? 0] = (uses[list[p] ?? 0] ?? 0) + 1;
    const isFresh = (list: Int32Array): boolean => {
      for (let p = from; p < to; p++) if (uses[list[p] ?? 0] !== 1 || reached[list[p] ?? 0] === 1) return false;
      return true;
    };
    let fresh = 0;
    // The second alone never is: the kernels have no loop for that.
    if (isTold && isFresh(rows.a)) fresh = arity > 1 && isFresh(rows.b) ? both : 1;
    slots[run] = fresh;
    for (const [slot, list] of used.entries()) {
      for (let p = from; p < to; p++) {
        const at = list[p] ?? 0;
        uses[at] = 0;
        reached[at] = 1;
        if ((fresh & (1 << slot)) !== 0) written[at] = 1;
      }
    }
  };

  for (const piece of main.toReversed()) {
    if ("cell" in piece) visitGate(piece.cell);
    else for (let run = piece.last - 1; run >= piece.first; run--) visitRun(run);
  }
  return { wires, slots, cleared: unwritten(written, delta) };
}

function unwritten(written: Uint8Array, delta: number): readonly Span[] {
  const spans: { from: number; to: number }[] = [];
  for (let at = 0; at < delta; at++) {
    if (written[at] === 1) continue;
    const last = spans.at(-1);
    if (last !== undefined && delta + at - last.to < gap) last.to = delta + at + 1;
    else spans.push({ from: delta + at, to: delta + at + 1 });
  }
  return spans;
}
