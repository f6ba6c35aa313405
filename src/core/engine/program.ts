import { attributesOf, type Arrangement } from "./arrange.ts";
import { DeferredProduct } from "./deferred.ts";
import { statedOperation } from "./fallback.ts";
import { freshness, type Freshness, type Piece, type Span } from "./fresh.ts";
import type { Kernels } from "./kernels.ts";
import type { Cells } from "./lower.ts";
import { allocate } from "./memory.ts";
import type { Binding, Operation, Place } from "./operation.ts";
import { productOperation } from "./product.ts";
import { meanOperation, squaredNormOperation, sumOperation } from "./reductions.ts";
import type { TapeRows } from "./rows.ts";
import { RunTable } from "./runTable.ts";
import { Tape } from "./tape.ts";
import { tapeOperation } from "./tapeOperation.ts";

/** Gates on whole tensors that have loops of their own here. */
const special: ReadonlyMap<string, (binding: Binding) => Operation> = new Map([
  ["matmul", productOperation],
  ["sum", sumOperation],
  ["mean", meanOperation],
  ["squared_norm", squaredNormOperation],
]);

/** Everything a graph computes, bound to a memory. */
export interface Program {
  readonly kernels: Kernels;
  readonly rows: TapeRows;
  readonly setup: readonly Operation[];
  readonly main: readonly Operation[];
  readonly aside: readonly Operation[];
  /** Gradients that start from 0. */
  readonly cleared: readonly Span[];
  /** Cell of a parameter -> the deferred product that it stands in. */
  readonly deferred: ReadonlyMap<number, DeferredProduct>;
}

/** Gives every gate its place in a memory. */
export function bindAll(cells: Cells, arrangement: Arrangement, allocated = allocate): Program {
  const tape = new Tape(cells, arrangement);
  const [setup, main, aside] = [arrangement.setup, arrangement.main, arrangement.aside].map((list) =>
    piecesOf(cells, list, tape),
  );
  const rows = tape.rows();
  const table = new RunTable(rows);
  const kernels = allocated(cells, arrangement, rows, table.length);
  const fresh = freshness(cells, arrangement, main ?? [], rows, kernels.runs !== null);
  if (kernels.runs !== null) table.write(kernels.runs, fresh.slots);
  const deferred = new Map<number, DeferredProduct>();
  const bound = (pieces: readonly Piece[] = []): readonly Operation[] =>
    pieces.map((piece) => {
      if (!("cell" in piece)) return tapeOperation(kernels, rows, arrangement.delta, piece);
      const { cell } = piece;
      const deferral = arrangement.deferred.find(({ product }) => product === cell);
      if (deferral === undefined) return operationOf(cells, arrangement, kernels, fresh, cell);
      const [x = -1, w = -1] = cells.operandsOf(cell);
      const place = (one: number): Place => placeOf(cells, arrangement, one);
      const product = new DeferredProduct(kernels, [place(x), place(w), place(cell)], deferral.spare);
      deferred.set(w, product);
      return product;
    });
  const lists = { setup: bound(setup), main: bound(main), aside: bound(aside) };
  return { ...lists, kernels, rows, cleared: fresh.cleared, deferred };
}

/** Writes the elementwise gates of a list on the tape. */
function piecesOf(cells: Cells, list: Int32Array, tape: Tape): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < list.length;) {
    const cell = list[at] ?? -1;
    if (cells.gates[cell]?.kind === "tensor") {
      pieces.push({ cell });
      at++;
    } else {
      const first = tape.count;
      while (at < list.length && cells.gates[list[at] ?? -1]?.kind === "elementwise") at += tape.write(list, at);
      pieces.push({ first, last: tape.count });
    }
  }
  return pieces;
}

function operationOf(
  cells: Cells,
  arrangement: Arrangement,
  { memory, multiply }: Kernels,
  { wires }: Freshness,
  cell: number,
): Operation {
  const gate = cells.gates[cell];
  if (gate?.kind !== "tensor") throw new Error("Gates on single numbers stand on the tape.");
  const operands = cells.operandsOf(cell).map((operand) => placeOf(cells, arrangement, operand));
  const out = placeOf(cells, arrangement, cell);
  const isFirst = operands.map((_operand, slot) => wires.has((cells.starts[cell] ?? 0) + slot));
  const make = special.get(gate.name) ?? statedOperation;
  return make({ gate, attributes: attributesOf(cells, cell), memory, multiply, operands, out, isFirst });
}

function placeOf(cells: Cells, { offsets, flows, delta }: Arrangement, cell: number): Place {
  const offset = offsets[cell] ?? 0;
  return { shape: cells.shapes[cell] ?? [], offset, gradient: flows[cell] === 1 ? offset + delta : -1 };
}
