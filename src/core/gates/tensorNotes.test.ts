import { describe, expect, it } from "vitest";
import { differentiate } from "../index.ts";
import { tensorOf } from "../tensor/nested.ts";
import type { Nested } from "../tensor/tensor.ts";
import { applyGate, withFallbacks } from "./apply.ts";
import type { Attributes } from "./gate.ts";
import { gateNamed } from "./index.ts";
import { notesOnTensors } from "./tensorNotes.ts";

function said(name: string, x: Nested, given: Attributes = {}): string[] {
  const gate = gateNamed(name);
  const attributes = withFallbacks(gate, given);
  const operands = [tensorOf(x)];
  const out = applyGate(gate, operands, attributes);
  return notesOnTensors(gate, { operands, out, upstream: out, attributes, slot: 0 }).map((note) => note.says);
}

describe("conventions on vectors and matrices are told where one element meets them", () => {
  it.each([
    ["relu", [1, 0, -2], {}, /kink at 0/],
    ["largest", [2, 5, 5], {}, /first of them/],
    [
      "largest",
      [
        [1, 2],
        [3, 3],
      ],
      { axis: 1 },
      /first of them/,
    ],
    ["smallest", [2, 2], {}, /first of them/],
    ["norm", [0, 0], {}, /taken to be 0/],
    [
      "norm",
      [
        [3, 4],
        [0, 0],
      ],
      { axis: 1 },
      /taken to be 0/,
    ],
  ] as const)("%s of %j", (name, x, attributes, message) => {
    expect(said(name, x, attributes).join(" ")).toMatch(message);
  });

  it.each([
    ["relu", [1, 2], {}],
    ["largest", [2, 5, 4], {}],
    [
      "largest",
      [
        [5, 2],
        [3, 5],
      ],
      { axis: 1 },
    ],
    ["norm", [0, 1], {}],
  ] as const)("and not elsewhere: %s of %j", (name, x, attributes) => {
    expect(said(name, x, attributes)).toEqual([]);
  });
});

it.each([
  ["f = norm(x)\nx = [0, 0]", [0, 0]],
  [
    "f = sum(norm(x, axis=1))\nx = [[2, 0], [0, 0]]",
    [
      [1, 0],
      [0, 0],
    ],
  ],
])("the gradient of a norm at 0 is 0: %j", (source, gradient) => {
  const outcome = differentiate(source);
  expect(outcome.ok && outcome.nodes.find((node) => node.id === "x")?.gradient).toEqual(gradient);
});

it.each([
  ["f = sum(x, keepdims=7)\nx = [1, 2]", /keepdims is True or False/],
  ["f = sum(spread(u, x))\nu = 1\nx = [1, 2]", /no function spread/],
])("%j is refused", (source, message) => {
  const outcome = differentiate(source);
  expect(outcome.ok ? "" : outcome.diagnostics[0]?.message).toMatch(message);
});
