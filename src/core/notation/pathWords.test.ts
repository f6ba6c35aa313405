import { describe, expect, it } from "vitest";
import { indexOfName } from "../graph/lookup.ts";
import { pathsBetween } from "../graph/paths.ts";
import { traceOf } from "./notation.fixtures.ts";
import { pathSentence } from "./pathWords.ts";

function said(source: string, from: string): string {
  const trace = traceOf(source);
  const index = indexOfName(trace.graph, from);
  return pathSentence(trace, index, pathsBetween(trace.graph, index, trace.target));
}

describe("the sentence on paths", () => {
  it.each([
    [
      "f = x * y",
      "x",
      "x reaches f along one path, through one gate; its gradient is the local gradient of that gate.",
    ],
    [
      "f = (x + y) * z",
      "x",
      "x reaches f along one path, through two gates; its gradient is the product of the local gradients along it.",
    ],
    ["f = x * x", "x", "x reaches f along two paths of one gate each; its gradient is the sum over them."],
    [
      "a = exp(x); f = x * a + a",
      "x",
      "x reaches f along three paths of two to three gates; its gradient is the sum over them.",
    ],
    ["y = 3 * w; f = x * x", "y", "No path leads from y to f: f does not depend on it."],
    [
      "f = norm(W); W = [[1, 2], [3, 4]]",
      "W",
      "W reaches f along one path, through one gate; its gradient comes back along it, one vector-Jacobian product a gate.",
    ],
  ])("%s, from %s", (source, from, sentence) => {
    expect(said(source, from)).toBe(sentence);
  });

  it("calls an unnamed value as the drawing does", () => {
    const trace = traceOf("f = 2*(x*y + max(z, w))");
    expect(pathSentence(trace, 2, pathsBetween(trace.graph, 2, trace.target))).toMatch(/^u₁ reaches f along one path/);
  });

  it.each([
    [11, "along 2048 paths of 11 gates each"],
    [14, "along 16 384 paths"],
    [19, "along 524 288 paths"],
    [20, "along about 1.05 × 10⁶ paths"],
    [300, "along about 2.04 × 10⁹⁰ paths of 300 gates each"],
    [1100, "along about 1.36 × 10³³¹ paths"],
  ])("rounds what is past counting: two to the power of %s", (doublings, part) => {
    const trace = traceOf(`u = 1\n${"u = u + u\n".repeat(doublings)}`);
    const words = pathSentence(trace, 0, pathsBetween(trace.graph, 0, trace.target)).replaceAll("\u202f", " ");
    expect(words).toContain(part);
  });

  it.each([
    [999_499_999n, "9.99 × 10⁸"],
    [999_500_000n, "1.00 × 10⁹"],
    [1_000_000n, "1.00 × 10⁶"],
  ])("carries into the next power: %s", (count, part) => {
    const trace = traceOf("f = x * y");
    const paths = { nodes: new Set([0]), count, shortest: 1, longest: 2 };
    expect(pathSentence(trace, 0, paths)).toContain(`about ${part} paths of one to two gates`);
  });
});
