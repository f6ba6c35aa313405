import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { valueOf } from "../trace/access.ts";
import { latexNumber } from "./literal.ts";
import { formatNumber, numberContext } from "./number.ts";
import { lecture, traceOf } from "./notation.fixtures.ts";

const none = { decimals: 3 };
const integers = { decimals: 0 };

function printedValues(source: string): string[] {
  const trace = traceOf(source);
  const context = numberContext(trace);
  return trace.graph.nodes.map((_node, index) => formatNumber(Number(valueOf(trace, index)), "auto", context));
}

describe("auto", () => {
  it("prints an example of integers without decimals", () => {
    expect(printedValues(lecture.l7)).toEqual(["−2", "5", "3", "−4", "−12"]);
  });
  it("prints three significant figures of L9, and two decimals of its whole numbers", () => {
    expect(printedValues(lecture.l9).slice(-5)).toEqual(["1.00", "−1.00", "0.368", "1.368", "0.731"]);
  });
  it("does not count a local gradient out: 0.1 is no integer", () => {
    const trace = traceOf("f = 0.1 * x; x = 10");
    expect(numberContext(trace).decimals).toBe(2);
  });
  it("gives a number no more decimals than it has: L16 in scalars", () => {
    const trace = traceOf("f = (0.1*x + 0.5*y)^2 + (-0.3*x + 0.8*y)^2; x = 0.2; y = 0.4");
    const context = numberContext(trace);
    expect([0.1, 0.088, 1, 0.116, -0.112, 0.636].map((value) => formatNumber(value, "auto", context))).toEqual([
      "0.10",
      "0.088",
      "1.00",
      "0.116",
      "−0.112",
      "0.636",
    ]);
  });
  it("keeps distinct numbers of an example apart", () => {
    const trace = traceOf("f = x - y; x = 12.3456; y = 12.3451");
    const context = numberContext(trace);
    expect(formatNumber(12.3456, "auto", context)).toBe("12.3456");
    expect(formatNumber(12.3451, "auto", context)).toBe("12.3451");
  });
  it("never takes more than six decimals", () => {
    expect(numberContext(traceOf("f = x - y; x = 1.00000001; y = 1.00000002")).decimals).toBe(6);
  });
});

test("float noise is printed as the number that is meant", () => {
  expect(formatNumber(0.1 + 0.2, "auto", none)).toBe("0.30");
  expect(numberContext(traceOf("f = x + y; x = 0.1; y = 0.2")).decimals).toBe(2);
});

test.each([
  [-0, "auto", integers, "0"],
  [-0.001, 2, none, "0.00"],
  [-12, "auto", integers, "−12"],
  [1.23e-7, "auto", none, "1.23×10⁻⁷"],
  [-4.5e12, "auto", none, "−4.50×10¹²"],
  [2e6, "auto", integers, "2×10⁶"],
  [999999, "auto", integers, "999999"],
  [1e-4, 2, none, "0.00"],
  [Infinity, "auto", none, "∞"],
  [-Infinity, 2, none, "−∞"],
  [NaN, "auto", none, "NaN"],
  [0.125, 2, none, "0.13"],
  [-0.125, 2, none, "−0.13"],
  [2, 2, none, "2.00"],
  [2, 0, none, "2"],
] as const)("%d with %s decimals", (value, decimals, context, printed) => {
  expect(formatNumber(value, decimals, context)).toBe(printed);
});

test.each([
  [-0.534, "-0.534"],
  [1.5e-9, "1.50 \\times 10^{-9}"],
  [-Infinity, "-\\infty"],
  [NaN, "\\mathrm{NaN}"],
])("%d in LaTeX", (value, latex) => {
  expect(latexNumber(value, "auto", none)).toBe(latex);
});

test("what is printed reads back as the number, to the digits shown", () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: -1e300, max: 1e300 }).map((v) => (Math.abs(v) < 1e-300 ? 0 : v)),
      fc.integer({ min: 0, max: 6 }),
      (value, decimals) => {
        const printed = formatNumber(value, decimals, none);
        const [mantissa = "", power = ""] = printed.replace("−", "-").split("×10");
        const exponent = [...power].map((c) => (c === "⁻" ? "-" : "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c))).join("");
        const scale = 10 ** Number(exponent);
        expect(Math.abs(Number(mantissa) - value / scale)).toBeLessThanOrEqual(0.5000001 * 10 ** -decimals + 1e-9);
      },
    ),
  );
});

test("of many numbers four figures are shown, and always two decimals", () => {
  const many = { decimals: 4, figures: 4 };
  const shown = [116.684615, 2.04041, 0.01234567, 24635.8934].map((value) => formatNumber(value, "auto", many));
  expect(shown).toEqual(["116.68", "2.040", "0.0123", "24635.89"]);
});
