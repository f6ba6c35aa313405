import { expect, test } from "vitest";
import { traceOf } from "../notation/notation.fixtures.ts";
import { broken, report } from "./check.fixtures.ts";
import type { CheckOptions } from "./check.ts";
import { summaryOf } from "./summary.ts";

const print = (error: number): string => error.toExponential(0);
const says = (source: string, options?: CheckOptions): string =>
  summaryOf(report(traceOf(source), options), print).says;

test("of a check in which all agree: the worst error", () => {
  expect(says("f = exp(x); x = 1")).toMatch(/^The gradient agrees \(relative error \de-11\)\.$/);
  expect(says("f = (x + y) * z; x = -2; y = 5; z = -4")).toMatch(
    /^All 3 gradients agree \(worst relative error \S+\)\.$/,
  );
});

test("of a part of the entries: that it is a part", () => {
  expect(says("f = sum(x^2); x = arange(30)")).toMatch(/^All 16 gradients checked agree/);
});

test("where rounding drowns all of them", () => {
  expect(says("f = exp(x); x = 1", { h: 1e-11 })).toBe("The gradient agrees (as far as rounding lets one tell).");
});

test("of a gradient that is wrong", () => {
  const trace = broken(traceOf("f = x * y; x = 2; y = 3"), "x", (gradient) => 2 * gradient);
  expect(summaryOf(report(trace), print)).toEqual({
    agrees: false,
    says: "Of 2 gradients 1 agrees and 1 does not (relative error up to 5e-1).",
  });
});

test("where there is nothing to compare", () => {
  expect(says("f = log(x) + y; x = 0; y = 1")).toBe("Of 2 gradients none can be compared.");
  expect(summaryOf(report(traceOf("f = sqrt(x) + y; x = 0; y = 1")), print)).toEqual({
    agrees: null,
    says: "Of 2 gradients 1 agrees and 1 cannot be compared.",
  });
  expect(says("f = x^2; x = 1", { budget: 1 })).toBe("There is no gradient to check.");
});
