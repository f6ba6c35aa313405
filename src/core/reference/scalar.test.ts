import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { differentiate } from "../index.ts";

interface Case {
  readonly source: string;
  readonly output: string;
  readonly value: number;
  readonly grads: Readonly<Record<string, number>>;
}

// Values and gradients by PyTorch 1.13 in float64; no case lies on a kink.
const cases = JSON.parse(readFileSync(new URL("scalar.json", import.meta.url), "utf8")) as readonly Case[];

function error(a: unknown, b: number): number {
  return typeof a === "number" ? Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b)) : Infinity;
}

it("has all 120 cases", () => {
  expect(cases).toHaveLength(120);
});

it.each(cases.map((c, i) => [i, c] as const))("case %i agrees with PyTorch", (_i, { source, output, value, grads }) => {
  const outcome = differentiate(source);
  if (!outcome.ok) throw new Error(outcome.diagnostics.map((d) => d.message).join("\n"));
  expect(outcome.output).toBe(output);
  const nodes = new Map(outcome.nodes.map((node) => [node.id, node]));
  expect(error(nodes.get(output)?.value, value)).toBeLessThanOrEqual(1e-10);
  for (const [name, gradient] of Object.entries(grads))
    expect(error(nodes.get(name)?.gradient, gradient), name).toBeLessThanOrEqual(1e-10);
});
