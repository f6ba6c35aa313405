import { sizeOf } from "../tensor/nested.ts";
import { attributesOf, type Arrangement } from "./arrange.ts";
import { codedGate } from "./codes.ts";
import { DeferredProduct } from "./deferred.ts";
import { statedOperation } from "./fallback.ts";
import type { Kernels } from "./kernels.ts";
import type { Cells } from "./lower.ts";
import type { Binding, Operation, Place } from "./operation.ts";
import { productOperation } from "./product.ts";
import { meanOperation, squaredNormOperation, sumOperation } from "./reductions.ts";
import type { TapeRows } from "./rows.ts";
import { Tape } from "./tape.ts";

/** Gates on whole tensors that have loops of their own here. */
const special: ReadonlyMap<string, (binding: Binding) => Operation> = new Map([
  ["matmul", productOperation],
  ["sum", sumOperation],
  ["mean", meanOperation],
  ["squared_norm", squaredNormOperation],
]);

/** A part of the memory, its end left out. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is computed in one go: runs of elementwise gates on the tape, or a gate on whole tensors. */
export type Part = { readonly first: number; readonly last: number } | Operation;

/** Everything a graph computes, bound to a memory. */
export interface Program {
  readonly rows: TapeRows;
  readonly setup: readonly Part[];
  readonly main: readonly Part[];
  readonly aside: readonly Part[];
  /** Cell of a parameter -> the deferred product that it stands in. */
  readonly deferred: ReadonlyMap<number, DeferredProduct>;
}

/** Binds every gate to its place in the memory. */
export function bindAll(cells: Cells, arrangement: Arrangement, kernels: Kernels): Program {
  const { memory, multiply } = kernels;
  const deferred = new Map<number, DeferredProduct>();
  const tape = new Tape(cells, arrangement);
  const overwrites = firstProducts(cells, arrangement);
  const bind = (list: Int32Array): Part[] => {
    const parts: Part[] = [];
    for (let at = 0; at < list.length;) {
      const cell = list[at] ?? -1;
      const gate = cells.gates[cell];
      const deferral = arrangement.deferred.find(({ product }) => product === cell);
      if (deferral !== undefined) {
        const [x = -1, w = -1] = cells.operandsOf(cell);
        const place = (one: number): Place => placeOf(cells, arrangement, one);
        const product = new DeferredProduct(kernels, [place(x), place(w), place(cell)], deferral.spare);
        deferred.set(w, product);
        parts.push(product);
        at++;
      } else if (gate?.kind === "tensor") {
        const operands = cells.operandsOf(cell).map((operand) => placeOf(cells, arrangement, operand));
        const out = placeOf(cells, arrangement, cell);
        const isFirst = operands.map((_operand, slot) => overwrites.has((cells.starts[cell] ?? 0) + slot));
        const attributes = attributesOf(cells, cell);
        const make = special.get(gate.name) ?? statedOperation;
        parts.push(make({ gate, attributes, memory, multiply, operands, out, isFirst }));
        at++;
      } else {
        const first = tape.count;
        while (at < list.length && cells.gates[list[at] ?? -1]?.kind === "elementwise") at += tape.write(list, at);
        parts.push({ first, last: tape.count });
      }
    }
    return parts;
  };
  const { setup, main, aside } = arrangement;
  const lists = { setup: bind(setup), main: bind(main), aside: bind(aside) };
  return { ...lists, rows: tape.rows(), deferred };
}

function placeOf(cells: Cells, { offsets, flows, delta }: Arrangement, cell: number): Place {
  const offset = offsets[cell] ?? 0;
  return { shape: cells.shapes[cell] ?? [], offset, gradient: flows[cell] === 1 ? offset + delta : -1 };
}

const product = codedGate("matmul").code;

/** Wires, as positions in `cells.operands`, over which a product is the first to reach a gradient: it need not be cleared. */
function firstProducts(cells: Cells, { main, flows }: Arrangement): ReadonlySet<number> {
  const reached = new Uint8Array(cells.count);
  const firsts = new Set<number>();
  if (!main.some((cell) => cells.codes[cell] === product)) return firsts;
  for (let at = main.length - 1; at >= 0; at--) {
    const cell = main[at] ?? -1;
    const isProduct = cells.codes[cell] === product;
    const end = cells.starts[cell + 1] ?? 0;
    for (let wire = cells.starts[cell] ?? 0; wire < end; wire++) {
      const operand = cells.operands[wire] ?? -1;
      if (isProduct && reached[operand] === 0 && flows[operand] === 1) firsts.add(wire);
      reached[operand] = 1;
    }
  }
  return firsts;
}

/** Gradients that start from 0, as few spans as possible. */
export function clearedSpans(cells: Cells, arrangement: Arrangement): readonly Span[] {
  const { delta, offsets } = arrangement;
  const written = [...firstProducts(cells, arrangement)]
    .map((wire) => cells.operands[wire] ?? -1)
    .map((cell) => ({
      from: delta + (offsets[cell] ?? 0),
      to: delta + (offsets[cell] ?? 0) + sizeOf(cells.shapes[cell] ?? []),
    }))
    .sort((a, b) => a.from - b.from);
  const spans: Span[] = [];
  let from = delta;
  for (const span of written) {
    if (span.from > from) spans.push({ from, to: span.from });
    from = span.to;
  }
  if (from < 2 * delta) spans.push({ from, to: 2 * delta });
  return spans;
}
