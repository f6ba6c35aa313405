import { expect, it } from "vitest";
import { build } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import { readAny } from "../readAny.ts";
import { elementOf, weightOf, type Network } from "./network.ts";
import { networkOf } from "./networkOf.ts";

function graphOf(source: string): Graph {
  const { graph } = build(readAny(source).program);
  if (graph === null) throw new Error(`no graph: ${source}`);
  return graph;
}

const found = (source: string): Network => {
  const network = networkOf(graphOf(source));
  if (network === null) throw new Error("no network");
  return network;
};
const sizes = ({ layers }: Network): number[] => layers.map(({ size }) => size);

const net = (layers: readonly number[]): string => {
  const lines = layers.slice(1).map((size, i) => {
    const from = layers[i] ?? 0;
    const last = i === layers.length - 2;
    const input = i === 0 ? "x" : `h${i}`;
    const sum = `W${i + 1} @ ${input} + b${i + 1}`;
    return [
      `h${i + 1} = ${last ? sum : `sigmoid(${sum})`}`,
      `W${i + 1} = randn(${size}, ${from})`,
      `b${i + 1} = zeros(${size})`,
    ].join("\n");
  });
  return [...lines, `x = randn(${layers[0] ?? 0})`, `f = sum(h${layers.length - 1})`].join("\n");
};

it("counts what the lecture counts: 3-4-2 has 26 parameters, 3-4-4-1 has 41", () => {
  const two = found(net([3, 4, 2]));
  expect(sizes(two)).toEqual([3, 4, 2]);
  expect(two.parameters).toBe(26);
  const three = found(net([3, 4, 4, 1]));
  expect(sizes(three)).toEqual([3, 4, 4, 1]);
  expect(three.parameters).toBe(41);
  expect(three.layers.map(({ depth }) => depth)).toEqual([0, 1, 2, 3]);
});

it("reads the lecture's forward pass, with columns and a sigmoid of one's own", () => {
  const network = found(
    `f = lambda x: 1.0/(1.0 + np.exp(-x))
x = np.random.randn(3, 1)
h1 = f(np.dot(W1, x) + b1)
h2 = f(np.dot(W2, h1) + b2)
out = np.dot(W3, h2) + b3
W1, b1 = randn(4, 3), zeros(4, 1)
W2, b2 = randn(4, 4), zeros(4, 1)
W3, b3 = randn(1, 4), zeros(1, 1)`,
  );
  expect(sizes(network)).toEqual([3, 4, 4, 1]);
  expect(network.parameters).toBe(41);
});

it("reads rows of examples, with the weights on the right", () => {
  const network = found(
    "h = 1 / (1 + exp(-x @ w1))\ny_pred = h @ w2\nf = sum((y_pred - y)^2)\nx = randn(5, 3)\ny = randn(5, 2)\nw1 = randn(3, 4)\nw2 = randn(4, 2)",
  );
  expect(sizes(network)).toEqual([3, 4, 2]);
  expect(network.parameters).toBe(20);
  expect(network.layers.map(({ examples, axis }) => [examples, axis])).toEqual([
    [5, 1],
    [5, 1],
    [5, 1],
  ]);
  const [, hidden] = network.layers;
  const [first] = network.links;
  if (hidden === undefined || first === undefined) throw new Error("layers are missing");
  expect(elementOf(hidden, 2, 3)).toBe(3 * 4 + 2);
  expect(weightOf(network, first, 2, 1)).toBe(2 * 4 + 1);
});

it("tells which element of a matrix is whose weight, transposed or not", () => {
  const weights = (product: string): number => {
    const network = found(
      `h = ${product}\nf = sum(h)\nx = [1, 2, 3]\nW = ${product.includes("T") ? "randn(3, 2)" : "randn(2, 3)"}`,
    );
    const [link] = network.links;
    if (link === undefined) throw new Error("no link");
    return weightOf(network, link, 0, 1);
  };
  expect(weights("W @ x")).toBe(3);
  expect(weights("W.T @ x")).toBe(1);
});

it("lets two products meet in one layer, as in a recurrent net", () => {
  const network = found(
    "h = tanh(Wx @ x + Wh @ g + b)\nf = sum(h)\nx = [1, 2]\ng = [1, 2, 3]\nb = zeros(3)\nWx = randn(3, 2)\nWh = randn(3, 3)",
  );
  expect(sizes(network)).toEqual([2, 3, 3]);
  expect(network.links.map(({ from, to }) => [from, to])).toEqual([
    [0, 1],
    [2, 1],
  ]);
  expect(network.parameters).toBe(6 + 9 + 3);
});

it("counts weights once however often they are used", () => {
  const network = found("a = tanh(W @ x)\nc = tanh(W @ a)\nf = sum(c)\nx = [1, 2]\nW = randn(2, 2)");
  expect(sizes(network)).toEqual([2, 2, 2]);
  expect(network.parameters).toBe(4);
});

it("ends a layer where a loss begins, and finds none where no matrix of weights is put in", () => {
  const network = found("q = W @ x\nf = sum(q^2)\nx = [1, 2]\nW = randn(2, 2)");
  expect(network.layers[1]?.gates).toHaveLength(1);
  expect(networkOf(graphOf("f = (x + y) * z\nx = 1\ny = 2\nz = 3"))).toBeNull();
  expect(networkOf(graphOf("f = sum((A + A) @ (x + x))\nA = randn(2, 2)\nx = [1, 2]"))).toBeNull();
});
