import { structures, type Structure } from "./jacobianStructure.ts";

/** Row-major entries. */
interface Matrix {
  readonly entries: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

const every = ({ entries, columns }: Matrix, holds: (entry: number, row: number, column: number) => boolean): boolean =>
  entries.every((entry, i) => holds(entry, Math.floor(i / columns), i % columns));

/** How many entries of each row (or column) are not 0. */
function counts({ entries, rows, columns }: Matrix, along: "rows" | "columns"): readonly number[] {
  const count = new Array<number>(along === "rows" ? rows : columns).fill(0);
  for (const [i, entry] of entries.entries()) {
    const at = along === "rows" ? Math.floor(i / columns) : i % columns;
    if (entry !== 0) count[at] = (count[at] ?? 0) + 1;
  }
  return count;
}

const isBinary = (matrix: Matrix): boolean => every(matrix, (entry) => entry === 0 || entry === 1);
const isDiagonal = (matrix: Matrix): boolean =>
  matrix.rows === matrix.columns && every(matrix, (entry, row, column) => row === column || entry === 0);
const isScaled = (matrix: Matrix, by: number): boolean =>
  isDiagonal(matrix) && every(matrix, (entry, row, column) => row !== column || entry === by);
const isOneHot = (matrix: Matrix, along: "rows" | "columns"): boolean =>
  isBinary(matrix) && counts(matrix, along).every((count) => count === 1);

/** What a matrix of numbers can be seen to be; the other structures need to know the gate. */
const tests: readonly (readonly [Structure, (matrix: Matrix) => boolean])[] = [
  ["zero", (matrix) => every(matrix, (entry) => entry === 0)],
  ["identity", (matrix) => isScaled(matrix, 1)],
  ["scaled identity", (matrix) => isScaled(matrix, matrix.entries[0] ?? Number.NaN)],
  ["permutation", (matrix) => isOneHot(matrix, "rows") && isOneHot(matrix, "columns")],
  ["row of ones", (matrix) => matrix.rows === 1 && every(matrix, (entry) => entry === 1)],
  ["one-hot rows", (matrix) => isOneHot(matrix, "rows")],
  ["one-hot columns", (matrix) => isOneHot(matrix, "columns") && counts(matrix, "rows").every((count) => count <= 1)],
  ["diagonal", isDiagonal],
  ["one entry a row", (matrix) => matrix.columns > 1 && counts(matrix, "rows").every((count) => count <= 1)],
];

/** What the entries show that the gate alone does not say; null where that is nothing more special. */
export function recognise(entries: Float64Array, rows: number, columns: number, known: Structure): Structure | null {
  if (entries.length < 2) return null;
  const found = tests.find(([, holds]) => holds({ entries, rows, columns }))?.[0];
  if (found === undefined || structures.indexOf(found) >= structures.indexOf(known)) return null;
  return found;
}
