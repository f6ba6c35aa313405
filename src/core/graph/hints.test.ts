import { expect, it } from "vitest";
import { parse } from "../language/parse.ts";
import { build } from "./build.ts";
import { hintsOf } from "./hints.ts";

function hints(source: string): { message: string; at: string; fixed: string | null }[] {
  const { program } = parse(source);
  const { graph } = build(program);
  if (graph === null) throw new Error(`${source} does not build`);
  return hintsOf(program, graph).map(({ message, from, to, fix }) => ({
    message,
    at: source.slice(from, to),
    fixed: fix === undefined ? null : source.slice(0, fix.from) + fix.insert + source.slice(fix.to),
  }));
}

it("a product after a division is pointed out", () => {
  expect(hints("f = 1/2x + 3").map((hint) => hint.at)).toEqual(["1/2x"]);
  expect(hints("f = 1/(2x) + x/2").length).toBe(0);
});

it("matrices side by side are pointed out, with the matrix product as the fix", () => {
  const [hint] = hints("f = sum(W x)\nW = [[1, 2], [3, 4]]\nx = [1, 2]");
  expect(hint?.at).toBe("W x");
  expect(hint?.fixed).toBe("f = sum(W @ x)\nW = [[1, 2], [3, 4]]\nx = [1, 2]");
  expect(hints("f = sum(W * x)\nW = [[1, 2], [3, 4]]\nx = [1, 2]")).toEqual([]);
  expect(hints("f = sum(2 x)\nx = [1, 2]")).toEqual([]);
});
