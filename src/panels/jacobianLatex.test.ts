import { expect, it } from "vitest";
import { agrees, columnLatex, transposedLatex } from "./jacobianLatex.ts";

it("sets numbers in brackets", () => {
  expect(columnLatex([1, -2], (value) => String(value).replace("-", "\u2212"))).toBe(
    "\\begin{bmatrix}1 \\\\ -2\\end{bmatrix}",
  );
  expect(columnLatex([1], () => "−1.5×10⁻¹²")).toBe("\\begin{bmatrix}-1.5{\\cdot}10^{-12}\\end{bmatrix}");
});

it("turns rows into columns", () => {
  expect(transposedLatex(Float64Array.of(1, 2, 3, 4, 5, 6), 2, 3, String)).toBe(
    "\\begin{bmatrix}1 & 4 \\\\ 2 & 5 \\\\ 3 & 6\\end{bmatrix}",
  );
});

it("tells the same from different", () => {
  expect(agrees([1, NaN, Infinity], [1 + 1e-12, NaN, Infinity])).toBe(true);
  expect(agrees([1], [1.001])).toBe(false);
  expect(agrees([NaN], [1])).toBe(false);
});
