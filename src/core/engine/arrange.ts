import type { Attributes, Gate } from "../gates/gate.ts";
import { sizeOf } from "../tensor/nested.ts";
import { ancestors, dependents, type Cells } from "./lower.ts";
import { byLevelAndKind } from "./order.ts";

/** What is to be computed of a graph. */
export interface Task {
  readonly target: number;
  /** Cells whose gradients are wanted, and whose values will change. */
  readonly parameters: readonly number[];
  /** Whether values are wanted too that the target does not depend on. */
  readonly everything: boolean;
}

/** Gates in the order in which they are computed, and where each cell's value lies. */
export interface Arrangement {
  /** Gates that depend on no parameter: computed once. */
  readonly setup: Int32Array;
  /** Gates between the parameters and the target: computed forward and backward. */
  readonly main: Int32Array;
  /** Gates that depend on a parameter, and that the target does not depend on. */
  readonly aside: Int32Array;
  /** cell -> index of the value's first element. */
  readonly offsets: Int32Array;
  /** cell -> whether the target's gradient with respect to it is computed. */
  readonly flows: Uint8Array;
  /** How far behind a value its gradient lies; values from there on have none. */
  readonly delta: number;
  /** Elements in all, values and gradients. */
  readonly size: number;
}

const kinds = new Map<Gate, number>();

/** A small number for each gate. */
function kindOf(gate: Gate | null): number {
  if (gate === null) return 0;
  const known = kinds.get(gate);
  if (known !== undefined) return known;
  kinds.set(gate, kinds.size + 1);
  return kinds.size;
}

export const isNumber = (cells: Cells, cell: number): boolean => cells.shapes[cell]?.length === 0;

/** A gate that is computed element by element and gives one number: its operands are numbers too. */
export function isScalarGate(cells: Cells, cell: number): boolean {
  return cells.gates[cell]?.kind === "elementwise" && isNumber(cells, cell);
}

/** Tensors start at multiples of it: a cache line. */
const line = 8;
const aligned = (index: number): number => Math.ceil(index / line) * line;

/** Single numbers first, gates in the order of computing; then tensors with a gradient, parameters first; then the others. */
export function arrange(cells: Cells, { target, parameters, everything }: Task): Arrangement {
  const changing = dependents(cells, parameters);
  const needed = ancestors(cells, target);
  const flows = changing.map((mark, cell) => mark & (needed[cell] ?? 0));
  const lists: [number[], number[], number[]] = [[], [], []];
  for (let cell = 0; cell < cells.count; cell++) {
    if (cells.gates[cell] === null) continue;
    if (flows[cell] === 1) lists[1].push(cell);
    else if (changing[cell] !== 1 && (everything || needed[cell] === 1)) lists[0].push(cell);
    else if (changing[cell] === 1 && everything) lists[2].push(cell);
  }
  const [setup, main, aside] = lists.map((list) =>
    byLevelAndKind(
      Int32Array.from(list),
      (cell) => cells.levels[cell] ?? 0,
      (cell) => kindOf(cells.gates[cell] ?? null) * 2 + (isScalarGate(cells, cell) ? 0 : 1),
    ),
  ) as [Int32Array, Int32Array, Int32Array];

  const offsets = new Int32Array(cells.count).fill(-1);
  let end = 0;
  const place = (cell: number): void => {
    if (offsets[cell] !== -1) return;
    offsets[cell] = end;
    end += isNumber(cells, cell) ? 1 : aligned(sizeOf(cells.shapes[cell] ?? []));
  };
  for (const cell of parameters) if (isNumber(cells, cell)) place(cell);
  for (let cell = 0; cell < cells.count; cell++) if (isNumber(cells, cell) && !isScalarGate(cells, cell)) place(cell);
  for (const list of [setup, main, aside]) for (const cell of list) if (isScalarGate(cells, cell)) place(cell);
  end = aligned(end);
  for (const cell of parameters) place(cell);
  for (const cell of main) place(cell);
  const delta = end;
  // Their gradients would begin where the last of those above end.
  end = 2 * delta;
  for (let cell = 0; cell < cells.count; cell++) place(cell);
  return { setup, main, aside, offsets, flows, delta, size: end };
}

/** What a gate is told beside its operands. */
export const attributesOf = (cells: Cells, cell: number): Attributes => cells.attributes[cell] ?? {};
