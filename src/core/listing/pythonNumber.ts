import type { Nested } from "../tensor/tensor.ts";
import type { Code } from "./pythonExpr.ts";

/** Whole numbers from here on are written as floats: Python's may be longer than 64 bits, and arrays then hold objects. */
const LONGEST_WHOLE = 1e9;

/** Rows of a matrix stand on lines of their own where one line would be longer. */
const LONGEST_LINE = 96;

/** A literal of a listing, in the shortest digits that read back as it. Whole numbers are written as such: `2`. */
export function pythonNumber(value: number, module: string): Code {
  const isNegative = value < 0 || Object.is(value, -0);
  const text =
    Number.isInteger(value) && Math.abs(value) < LONGEST_WHOLE && !Object.is(value, -0)
      ? String(value)
      : pythonFloat(value, module);
  // Levels of pythonExpr: a sign, or an atom.
  return { text, level: isNegative ? 4 : 6 };
}

/** A number with its point: `2.0`, `1e-07`, `np.inf`. */
export function pythonFloat(value: number, module: string): string {
  if (value < 0 || Object.is(value, -0)) return `-${pythonFloat(-value, module)}`;
  if (Number.isNaN(value)) return `${module}.nan`;
  if (value === Infinity) return `${module}.inf`;
  if (value === Math.PI) return `${module}.pi`;
  if (value === Math.E) return `${module}.e`;
  const digits = String(value);
  return /[.e]/.test(digits) ? digits : `${digits}.0`;
}

/** Nested lists, as one line, or with a line for each row of the outermost where that would be long. */
export function pythonLists(value: Nested, module: string): readonly string[] {
  const line = oneLine(value, module);
  if (line.length <= LONGEST_LINE || typeof value === "number" || typeof value[0] === "number") return [line];
  return ["[", ...value.map((row) => `    ${oneLine(row, module)},`), "]"];
}

function oneLine(value: Nested, module: string): string {
  if (typeof value === "number") return pythonFloat(value, module);
  return `[${value.map((row) => oneLine(row, module)).join(", ")}]`;
}
