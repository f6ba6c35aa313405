import { expect, it } from "vitest";
import { build } from "../graph/build.ts";
import { parse } from "../language/parse.ts";
import { lyingVectors } from "./lying.ts";

/** Ids of the vectors that lie as rows. */
function rows(source: string): string[] {
  const { graph } = build(parse(source).program);
  if (graph === null) throw new Error("no graph");
  const lying = lyingVectors(graph);
  return graph.nodes.flatMap(({ id }, i) => (lying[i] === true ? [id] : [])).sort();
}

it("a vector stands, as in W @ x", () => {
  expect(rows("q = W @ x\nf = sum(q)\nW = ones(2, 2)\nx = [1, 2]")).toEqual([]);
});

it("to the left of @ it lies, and so does the product", () => {
  expect(rows("y = r @ W\nf = sum(y)\nr = [1, 2]\nW = ones(2, 3)")).toEqual(["r", "y"]);
});

it("what is copied onto the rows of a matrix lies", () => {
  expect(rows("y = X @ W + b\nf = sum(y)\nX = ones(4, 2)\nW = ones(2, 3)\nb = zeros(3)")).toEqual(["b"]);
});

it("what is computed element by element lies as its operands do", () => {
  expect(rows("c = relu(b)\ny = X + c\nf = sum(y)\nX = ones(4, 3)\nb = zeros(3)")).toEqual(["b", "c"]);
});

it("long ones lie", () => {
  expect(rows("q = W @ x\nf = sum(q)\nW = ones(2, 5)\nx = ones(5)")).toEqual(["x"]);
});
