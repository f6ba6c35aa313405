import { expect, test } from "vitest";
import { traceOf } from "../notation/notation.fixtures.ts";
import { broken, report } from "./check.fixtures.ts";
import { markOf, type Mark } from "./mark.ts";

type Traced = ReturnType<typeof traceOf>;

const marks = (trace: Traced): Record<string, Mark | null> =>
  Object.fromEntries(report(trace).inputs.map(({ id, entries, size }) => [id, markOf(entries, size)]));

test("a gradient that is right carries its number and its error", () => {
  const { x, y } = marks(traceOf("f = x^2 * y; x = 1.5; y = -2"));
  expect(x?.standing).toBe("agrees");
  expect(x?.says).toMatch(/^Numerically −(6|5\.9999999\d+|6\.0000000\d+), relative error (0|\de-1\d)\.$/);
  expect(y?.standing).toBe("agrees");
});

test("of a tensor it is said how much of it was compared", () => {
  const { v, w } = marks(traceOf("f = sum(0.001 * v^2) + sum(w^3); v = arange(100); w = [1, 2]"));
  expect(v).toMatchObject({ standing: "agrees" });
  expect(v?.says).toMatch(/^16 of 100 entries compared with differences, .* at worst\.$/);
  expect(w?.says).toMatch(/^All 2 entries compared with differences, relative error \de-\d+ at worst\.$/);
});

test("a wrong one differs, whatever kinks are near", () => {
  const wrong = broken(traceOf("f = x * y; x = 3; y = 2"), "x", (gradient) => 2 * gradient);
  expect(marks(wrong)).toMatchObject({ x: { standing: "wrong" }, y: { standing: "agrees" } });
  expect(marks(wrong)["x"]?.says).toMatch(/^Numerically (2|2\.0+\d|1\.9+\d?), relative error 5e-1\.$/);
  const both = broken(traceOf("f = max(x, y) * z; x = 2; y = 2; z = 3"), "x", () => -7);
  expect(marks(both)["x"]?.standing).toBe("wrong");
});

test("at a kink it says so, and where nothing is finite nothing is claimed", () => {
  expect(marks(traceOf("f = max(x, y); x = 2; y = 2"))["x"]).toMatchObject({ standing: "kink" });
  const { x } = marks(traceOf("f = log(x); x = 0"));
  expect(x).toMatchObject({ standing: "open" });
  expect(markOf([], 1)).toBeNull();
});
