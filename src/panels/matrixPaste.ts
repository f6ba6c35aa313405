import { parse } from "../core/language/parse.ts";
import type { Expr } from "../core/language/program.ts";
import { nest } from "../core/tensor/nested.ts";
import type { Nested, Tensor } from "../core/tensor/tensor.ts";
import { t } from "../core/words/t.ts";
import { readNumber } from "./InputsNumber.ts";
import { offsetOf, resized, viewOf } from "./matrixView.ts";

/** A block of numbers from the clipboard. `whole`: it was written as an array, and stands for all of the matrix. */
export type Pasted =
  | { readonly ok: true; readonly rows: readonly (readonly number[])[]; readonly whole: boolean }
  | { readonly ok: false; readonly message: string };

/** More than this is no matrix to edit by hand. */
const longest = 20_000;

/** Reads cells of a spreadsheet, a Python list, or an array as NumPy prints it. Never throws. */
export function readMatrix(text: string): Pasted {
  if (text.length > longest) return { ok: false, message: t`That is too much to paste as a matrix.` };
  const read = text.includes("[") ? readList(text) : readCells(text);
  if (!read.ok) return read;
  const [first] = read.rows;
  if (first === undefined || first.length === 0) return { ok: false, message: t`There are no numbers in that.` };
  const odd = read.rows.findIndex((row) => row.length !== first.length);
  if (odd < 0) return read;
  return {
    ok: false,
    message: t`Row ${odd + 1} has ${read.rows[odd]?.length ?? 0} numbers where the first has ${first.length}.`,
  };
}

function readCells(text: string): Pasted {
  const rows: number[][] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trim() === "") continue;
    const tabbed = line.includes("\t");
    const cells = tabbed ? line.split("\t") : line.trim().split(/\s*[,;]\s*|\s+/);
    const row: number[] = [];
    for (const cell of cells) {
      // Between tabs a comma can only be a decimal comma.
      const read = readNumber(tabbed ? cell.replace(",", ".") : cell);
      if (!read.ok) return { ok: false, message: t`“${cell.trim().slice(0, 20)}” is not a number.` };
      row.push(read.value);
    }
    rows.push(row);
  }
  return { ok: true, rows, whole: false };
}

const notArray = (): Pasted => ({ ok: false, message: t`That is not an array of numbers.` });

/** An array as NumPy prints it, with the commas it leaves out: here `[1 -2]` is no difference. */
function withCommas(text: string): string {
  if (text.includes(",")) return text;
  return text.replace(/(?<=[\d.])\s+(?=[-+−.\d])/g, ", ").replace(/\]\s*\[/g, "], [");
}

function readList(text: string): Pasted {
  const { program, diagnostics } = parse(withCommas(text.trim()));
  const [problem] = diagnostics;
  if (problem !== undefined) return { ok: false, message: problem.message };
  const [statement, ...more] = program.statements;
  if (statement === undefined || more.length > 0 || (statement.kind !== "evaluate" && statement.kind !== "assign"))
    return notArray();
  const value = numbersOf(statement.value);
  if (value === null || typeof value === "number") return notArray();
  const flat = value.every((item) => typeof item === "number");
  const rows = flat ? value.map((item) => [item]) : value.map(rowOf);
  return rows.every((row) => row !== null) ? { ok: true, rows, whole: true } : notArray();
}

function rowOf(value: Nested): readonly number[] | null {
  if (typeof value === "number") return null;
  return value.every((item) => typeof item === "number") ? value : null;
}

function numbersOf(expr: Expr): Nested | null {
  if (expr.kind === "number") return expr.value;
  if (expr.kind === "negate") {
    const inner = numbersOf(expr.operand);
    return typeof inner === "number" ? 0 - inner : null;
  }
  if (expr.kind !== "list") return null;
  const items = expr.items.map(numbersOf);
  return items.every((item) => item !== null) ? items : null;
}

/** Where in a tensor a block lands: the slice shown, and the entry that has the focus. */
export interface Landing {
  readonly slice: number;
  readonly row: number;
  readonly column: number;
}

/** The tensor with a block written over it. A vector or matrix grows where the block needs it. A sentence where it cannot. */
export function pasteInto(
  tensor: Tensor,
  pasted: Extract<Pasted, { ok: true }>,
  at: Landing,
): Nested | { readonly message: string } {
  const { shape } = tensor;
  const isVector = shape.length < 2;
  const { whole } = pasted;
  const rows = isVector && pasted.rows.length === 1 ? (pasted.rows[0] ?? []).map((value) => [value]) : pasted.rows;
  const width = rows[0]?.length ?? 0;
  if (isVector && width > 1) return { message: t`A vector takes one row or one column.` };
  if (whole && shape.length < 3) return isVector ? rows.map(([value = 0]) => value) : rows;
  const { row: top, column: left, slice } = whole ? { row: 0, column: 0, slice: at.slice } : at;
  const old = viewOf(shape);
  const height = Math.max(old.rows, top + rows.length);
  const breadth = Math.max(old.columns, left + width);
  const grows = height > old.rows || breadth > old.columns;
  if (grows && shape.length > 2) return { message: t`There is room for ${old.rows}×${old.columns} numbers here.` };
  const grown = grows ? flattened(resized(tensor, height, breadth)) : Float64Array.from(tensor.data);
  const view = grows ? { rows: height, columns: breadth, slices: 1 } : old;
  rows.forEach((values, i) => {
    values.forEach((value, j) => {
      grown[offsetOf(view, slice, top + i, left + j)] = value;
    });
  });
  return nest(grown, 0, grows ? (isVector ? [height] : [height, breadth]) : shape);
}

function flattened(value: Nested): Float64Array {
  const all = typeof value === "number" ? [value] : value.flatMap((row) => row);
  return Float64Array.from(all.map(Number));
}
