import { describe, expect, it } from "vitest";
import { parse } from "../language/parse.ts";
import { printExpr } from "../language/print.ts";
import { withoutBackward } from "./backwardLines.ts";
import { build } from "./build.ts";

function split(text: string): { rest: string[]; backward: string[] } {
  const { program } = parse(text);
  const { program: rest, backward } = withoutBackward(program);
  if (backward.length === 0) expect(rest).toBe(program);
  return {
    rest: rest.statements.map((s) => (s.kind === "assign" ? s.name : s.kind)),
    backward: backward.map((line) =>
      line.kind === "assign" ? `${printExpr(line.target)} = ${printExpr(line.value)}` : "",
    ),
  };
}

describe("withoutBackward", () => {
  it("takes the gradients off the lecture's first graph, and leaves its output", () => {
    const text = "q = x + y; f = q * z; x=-2; y=5; z=-4; dq = z; dz = q; dx = dq; dy = 1 * dq";
    expect(split(text).backward).toEqual(["dq = z", "dz = q", "dx = dq", "dy = 1 * dq"]);
    const { graph } = build(withoutBackward(parse(text).program).program);
    expect(graph?.nodes[graph.output]?.name).toBe("f");
  });

  it("takes what stands between gradients along, and a gradient written several times", () => {
    expect(split("f = a*b; g = f*a; dg = 1; df = a*dg; t = df*2; da = t; da = da + f*dg").backward).toEqual([
      "dg = 1",
      "df = a * dg",
      "t = df * 2",
      "da = t",
      "da = da + f * dg",
    ]);
  });

  it("knows the gradient of a name that the program does not bind", () => {
    expect(split("f = x*y\ngrad_x = y").backward).toEqual(["grad_x = y"]);
  });

  it.each([
    "x = 3; y = 2; dx = x - y",
    "t = 2; dt = 0.1; x = x0 + v*dt",
    "f = x*y",
    "x = 1; dx = x/2; f = dx*3",
    "f = x*y; dq = x",
    // The output is computed from a gradient: nothing of it is a backward pass.
    "x = 1; dx = 2*x; g = dx*3; h = g + x",
    "f(x) = x*dx; dx = 3; f(2)",
    "for t in range(3):\n    dx = x*t\ny = x*dx",
    "__proto__ = x*3; d__proto = 2",
  ])("leaves %j as it is", (text) => {
    expect(split(text).backward).toEqual([]);
  });

  it("keeps a name that a loop binds with the forward pass", () => {
    expect(split("h = 0\nfor t in range(2):\n    dh = h + x\n    h = dh*2\nf = h*1\ndh = 3").backward).toEqual([]);
  });
});
