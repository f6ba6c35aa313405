import { expect, test } from "vitest";
import { broken } from "../core/check/check.fixtures.ts";
import { traceOf } from "../core/notation/notation.fixtures.ts";
import { markingOf } from "./marked.ts";

test("an input has its mark as soon as all of it is checked, and keeps it", () => {
  const trace = broken(traceOf("f = x * y + sum(w); x = 3; y = 2; w = [1, 2, 3]"), "y", () => 4);
  const marking = markingOf(trace);
  expect(markingOf(trace)).toBe(marking);
  const index = (name: string): number => trace.graph.nodes.findIndex((node) => node.name === name);
  expect(marking?.mark(index("x"))).toBeNull();
  while (marking?.work.progress().result === null) marking.work.slice();
  const mark = marking?.mark(index("x"));
  expect(mark?.standing).toBe("agrees");
  expect(marking?.mark(index("x"))).toBe(mark);
  expect(marking?.mark(index("y"))?.standing).toBe("wrong");
  expect(marking?.mark(index("w"))?.says).toContain("All 3 entries");
  // A gate has none.
  expect(marking?.mark(trace.target)).toBeNull();
});

test("a large graph has none, and one of rounded numbers neither", () => {
  expect(markingOf(traceOf("f = sum(A @ x); A = randn(300, 300); x = randn(300)"))).toBeNull();
  expect(markingOf({ ...traceOf("f = x * y; x = 1; y = 2"), arithmetic: "slide" })).toBeNull();
});
