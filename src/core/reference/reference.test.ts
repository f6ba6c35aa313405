import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { differentiate } from "../index.ts";
import type { Nested } from "../tensor/tensor.ts";

interface Case {
  readonly source: string;
  readonly output: string;
  readonly value: Nested;
  readonly grads: Readonly<Record<string, Nested>>;
}

/** The largest relative error of any element, scaled by max(1, |a|, |b|); infinite where the shapes differ. */
function error(a: Nested | undefined, b: Nested): number {
  if (typeof a === "number" && typeof b === "number") return Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b));
  if (typeof a !== "object" || typeof b !== "object" || a.length !== b.length) return Infinity;
  return Math.max(0, ...a.map((part, i) => error(part, b[i] ?? Number.NaN)));
}

// Values and gradients by PyTorch 1.13 in float64; no case lies on a kink.
describe.each([
  ["scalar", 120],
  ["tensor", 72],
  ["losses", 48],
])("%s programs", (name, count) => {
  const cases = JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), "utf8")) as readonly Case[];

  it("are all here", () => {
    expect(cases).toHaveLength(count);
  });

  it.each(cases.map((c, i) => [i, c] as const))(
    "case %i agrees with PyTorch",
    (_i, { source, output, value, grads }) => {
      const outcome = differentiate(source);
      if (!outcome.ok) throw new Error(outcome.diagnostics.map((d) => d.message).join("\n"));
      expect(outcome.output).toBe(output);
      const nodes = new Map(outcome.nodes.map((node) => [node.id, node]));
      expect(error(nodes.get(output)?.value, value)).toBeLessThanOrEqual(1e-10);
      for (const [input, gradient] of Object.entries(grads))
        expect(error(nodes.get(input)?.gradient, gradient), input).toBeLessThanOrEqual(1e-10);
    },
  );
});
