import { sizeOf } from "../tensor/nested.ts";
import type { Nested, Shape, Tensor } from "../tensor/tensor.ts";
import type { Decimals } from "./explanation.ts";
import { latexNumber } from "./literal.ts";
import { entryContext, formatNumber, type NumberContext } from "./number.ts";
import { atom, type Piece } from "./piece.ts";
import { t } from "../words/t.ts";

/** Numbers on one line of text, and characters, at most. */
const ON_A_LINE = 6;
const LINE = 48;
/** Rows and columns of a matrix that is typeset, at most. */
const ROWS = 6;
const COLUMNS = 6;

/** `number`, `vector of 3`, `2×3 matrix`, `2×3×4 tensor` */
export function shapeWords(shape: Shape): string {
  const [length] = shape;
  if (length === undefined) return t`number`;
  if (shape.length === 1) return t`vector of ${length}`;
  return shape.length === 2 ? t`${shape.join("×")} matrix` : t`${shape.join("×")} tensor`;
}

/** Whether an extent is spoken with a vowel first: an eight, an eleven. */
const startsWithVowel = (extent: number): boolean => /^(?:8|11$|18$)/.test(String(extent));

/** `a number`, `a vector of 3`, `an 8×8 matrix` */
export function aShape(shape: Shape): string {
  const [first = 0] = shape;
  return shape.length > 1 && startsWithVowel(first) ? t`an ${shapeWords(shape)}` : t`a ${shapeWords(shape)}`;
}

/** A value by its name and its shape: `W, a 64×1000 matrix`. */
export function namedShape(name: string, shape: Shape): string {
  const [first = 0] = shape;
  const extents = shape.join("×");
  if (shape.length < 2) return t`${name}, a vector of ${first}`;
  if (shape.length > 2)
    return startsWithVowel(first) ? t`${name}, an ${extents} tensor` : t`${name}, a ${extents} tensor`;
  return startsWithVowel(first) ? t`${name}, an ${extents} matrix` : t`${name}, a ${extents} matrix`;
}

/** `2 \\times 3` */
export function shapeLatex(shape: Shape): string {
  return shape.join(" \\times ");
}

/** Whether a value of that shape is written out in a line of text. */
export function fitsLine(shape: Shape): boolean {
  return sizeOf(shape) <= ON_A_LINE && shape.length <= 2;
}

/** Whether a value of that shape is typeset: a matrix small enough to be read. */
export function fitsMatrix(shape: Shape): boolean {
  const [rows = 1, columns = 1] = shape;
  return shape.length <= 2 && rows >= 1 && columns >= 1 && rows <= ROWS && columns <= COLUMNS;
}

/** The shape of nested arrays with rows of one length, from the first of each: a large one is not walked. */
export function shapeOfValue(value: Nested): Shape {
  const shape: number[] = [];
  for (let part: Nested | undefined = value; typeof part === "object"; part = part[0]) shape.push(part.length);
  return shape;
}

/** The element of nested arrays at a row and column; a number has one element, a vector one column. */
function elementAt(value: Nested, row: number, column: number): number {
  const line = typeof value === "number" ? value : (value[row] ?? Number.NaN);
  const element = typeof line === "number" ? line : (line[column] ?? Number.NaN);
  return typeof element === "number" ? element : Number.NaN;
}

/** A tensor as nested arrays for printing; only its shape counts where it is too large to be printed. */
export function shown({ shape, data }: Tensor): Nested {
  const [rows, columns] = shape;
  if (rows === undefined) return data[0] ?? Number.NaN;
  if (columns === undefined) return Array.from(data.subarray(0, rows));
  return Array.from({ length: rows }, (_unused, row) => Array.from(data.subarray(row * columns, (row + 1) * columns)));
}

/**
 * A value in plain text: `0.22`, `[0.22, 0.26]`, `[[1, 0], [0, 1]]`, and by its shape where it is too large for a line, `2×3 matrix`.
 */
export function formatValue(value: Nested, decimals: Decimals, context: NumberContext): string {
  if (typeof value === "number") return formatNumber(value, decimals, context);
  const shape = shapeOfValue(value);
  if (!fitsLine(shape)) return shapeWords(shape);
  const entries = entryContext(context);
  const text = (part: Nested): string =>
    typeof part === "number" ? formatNumber(part, decimals, entries) : `[${part.map(text).join(", ")}]`;
  const line = text(value);
  return line.length <= LINE ? line : shapeWords(shape);
}

function matrix(rows: readonly (readonly string[])[]): string {
  return `\\begin{bmatrix} ${rows.map((row) => row.join(" & ")).join(" \\\\ ")} \\end{bmatrix}`;
}

/** Rows of LaTeX in brackets, with their transpose at hand. */
export function matrixOf(rows: readonly (readonly string[])[], rank: number): Piece {
  const [first = []] = rows;
  const columns = first.map((_cell, column) => rows.map((row) => row[column] ?? ""));
  return { ...atom(matrix(rows), "matrix"), rank, transposed: matrix(columns) };
}

/** A small value typeset, a vector as a column; null where it is too large to be read. */
export function matrixPiece(value: Nested, decimals: Decimals, context: NumberContext): Piece | null {
  const shape = shapeOfValue(value);
  if (!fitsMatrix(shape)) return null;
  const [rows = 1, columns = 1] = shape;
  const entries = entryContext(context);
  const cells = Array.from({ length: rows }, (_r, row) =>
    Array.from({ length: columns }, (_c, column) => latexNumber(elementAt(value, row, column), decimals, entries)),
  );
  return matrixOf(cells, shape.length);
}

/** A number, a small matrix (vectors as columns), and by its shape what is larger: `\\left[ 64 \\times 1000 \\right]`. */
export function latexMatrix(value: Nested, decimals: Decimals, context: NumberContext): string {
  if (typeof value === "number") return latexNumber(value, decimals, context);
  const typeset = matrixPiece(value, decimals, context);
  return typeset === null ? `\\left[\\, ${shapeLatex(shapeOfValue(value))} \\,\\right]` : typeset.latex;
}
