/** A printed number as LaTeX: the minus sign as KaTeX takes it, a power of ten raised. */
function numberLatex(text: string): string {
  const plain = text.replaceAll("\u2212", "-").replace("∞", "\\infty").replace("NaN", "\\text{NaN}");
  const [mantissa = "", power] = plain.split("×10");
  if (power === undefined) return mantissa;
  const exponent = [...power].map((digit) => (digit === "⁻" ? "-" : String("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(digit)))).join("");
  return `${mantissa}{\\cdot}10^{${exponent}}`;
}

type Print = (value: number) => string;

const matrixLatex = (rows: readonly (readonly number[])[], print: Print): string =>
  `\\begin{bmatrix}${rows.map((row) => row.map((value) => numberLatex(print(value))).join(" & ")).join(" \\\\ ")}\\end{bmatrix}`;

/** Numbers one below the other, in brackets. */
export function columnLatex(values: readonly number[], print: Print): string {
  return matrixLatex(
    values.map((value) => [value]),
    print,
  );
}

/** The transpose of row-major entries. */
export function transposedLatex(entries: Float64Array, rows: number, columns: number, print: Print): string {
  const lines = Array.from({ length: columns }, (_unused, column) =>
    Array.from({ length: rows }, (_also, row) => entries[row * columns + column] ?? Number.NaN),
  );
  return matrixLatex(lines, print);
}

/** Whether two lists of numbers are the same but for the last digits of float64. */
export function agrees(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, i) => {
    const other = b[i] ?? Number.NaN;
    return Object.is(value, other) || Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(value), Math.abs(other));
  });
}
