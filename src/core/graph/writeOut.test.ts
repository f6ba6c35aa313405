import { describe, expect, it } from "vitest";
import { differentiate } from "../index.ts";
import { parse } from "../language/parse.ts";
import type { Nested } from "../tensor/tensor.ts";
import { build } from "./build.ts";
import { indexOfId } from "./lookup.ts";
import { writeOut } from "./writeOut.ts";

function written(source: string, id: string): string | null {
  const { graph } = build(parse(source).program);
  if (graph === null) throw new Error(`${source} does not build`);
  const edit = writeOut(graph, indexOfId(graph, id));
  return edit === null ? null : source.slice(0, edit.from) + edit.insert + source.slice(edit.to);
}

function gradients(source: string): Map<string, Nested> {
  const outcome = differentiate(source);
  if (!outcome.ok) throw new Error(outcome.diagnostics.map((d) => d.message).join("\n"));
  return new Map(outcome.nodes.filter((node) => node.isInput).map((node) => [node.id, node.gradient]));
}

function farthest(a: Nested | undefined, b: Nested | undefined): number {
  if (typeof a === "number" && typeof b === "number") return Math.abs(a - b);
  if (typeof a !== "object" || typeof b !== "object" || a.length !== b.length) return Infinity;
  return Math.max(0, ...a.map((part, i) => farthest(part, b[i])));
}

const scores = "s = [[3.2, 5.1, -1.7], [1.3, 4.9, 2]]";

describe("a composite gate written out", () => {
  it.each([
    ["f = 2 * sigmoid(w * x)^2\nw = 0.5; x = 3", "f.2", "f = 2 * (1 / (1 + exp(-(w * x))))^2\nw = 0.5; x = 3"],
    ["f = tanh(x) + 1\nx = 2", "f.1", "f = ((exp(x) - exp(-x)) / (exp(x) + exp(-x))) + 1\nx = 2"],
    ["f = leaky_relu(x)\nx = -2", "f", "f = (max(0, x) + 0.1 * min(x, 0))\nx = -2"],
  ])("%j", (source, id, expected) => {
    expect(written(source, id)).toBe(expected);
  });

  it.each([
    [`L = svm_loss(s, [0, 1])\n${scores}`, "L"],
    [`L = cross_entropy(s, [0, 1])\n${scores}`, "L"],
    [`L = sum(softmax(s, axis=0) * s)\n${scores}`, "L.1"],
    [`f = squared_norm(mean(s, axis=0))\n${scores}`, "f.1"],
    [`f = squared_norm(mean(s, axis=0))\n${scores}`, "f"],
    [`f = sum(s.mean(axis=1, keepdims=True) * s)\n${scores}`, "f.1"],
    [`f = logsumexp(s)\n${scores}`, "f"],
    ["f = leaky_relu(x) + elu(x) + abs(x)\nx = 0", "f.1"],
    ["f = leaky_relu(x) + elu(x) + abs(x)\nx = 0", "f.2"],
    ["f = leaky_relu(x) + elu(x) + abs(x)\nx = 0", "f.4"],
    ["f = mse(a, b)\na = [1, 2]\nb = [3, 5]", "f"],
    ["f = sigmoid(s(x)) + 1\ns(u) = u^2 - 1\nx = 0.5", "f.3"],
    ["f = x * sigmoid(u)\nu = x + 1\nx = 2", "f.1"],
  ])("has the same gradients: %j", (source, id) => {
    const text = written(source, id);
    const [before, after] = [gradients(source), gradients(text ?? "")];
    expect([...after.keys()]).toEqual(expect.arrayContaining([...before.keys()]));
    for (const [name, gradient] of before) expect(farthest(after.get(name), gradient), name).toBeLessThan(1e-12);
  });

  it.each([
    ["f = x * y", "f"],
    ["f = x - y", "f"],
    ["f = exp(x)", "f"],
    ["f = s(x) + s(y)\ns(u) = tanh(u)", "f.1"],
  ])("but not where there is nothing to write: %j", (source, id) => {
    expect(written(source, id)).toBeNull();
  });
});
