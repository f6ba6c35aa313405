import { describe, expect, it } from "vitest";
import { parse } from "../language/parse.ts";
import { printExpr } from "../language/print.ts";
import { printShape } from "../tensor/nested.ts";
import { build } from "./build.ts";
import type { Graph } from "./graph.ts";

function graphOf(source: string): Graph {
  const parsed = parse(source);
  expect(parsed.diagnostics).toEqual([]);
  const { graph, diagnostics } = build(parsed.program);
  if (graph === null) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  return graph;
}

/** One line a node: `q: 2 = matmul(W, x)`. */
function sketch(source: string): string[] {
  const { nodes } = graphOf(source);
  return nodes.map((node) => {
    const head = `${node.id}: ${printShape(node.shape)} =`;
    if (node.kind === "input") return `${head} ${JSON.stringify(node.value)}`;
    const operands = node.operands.map((o) => (o.kind === "wire" ? nodes[o.node]?.id : `'${printExpr(o.expression)}'`));
    const told = Object.entries(node.attributes).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
    return `${head} ${node.gate}(${[...operands, ...told].join(", ")})`;
  });
}

describe("matrices", () => {
  it("are inputs where a name is bound to one, shapes follow", () => {
    expect(sketch("f = sum(q^2)\nq = W @ x\nW = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]")).toEqual([
      "W: 2×2 = [[0.1,0.5],[-0.3,0.8]]",
      "x: 2 = [0.2,0.4]",
      "q: 2 = matmul(W, x)",
      "f.1: 2 = power(q, '2')",
      "f: a number = sum(f.1, axis=null, keepdims=0)",
    ]);
  });

  it("written in place are nodes of their own; computed entries are stacked", () => {
    expect(sketch("f = sum([a, 2] * [3, 4])\na = 1")).toEqual([
      "a: a number = 1",
      "f.1: 2 = stack(a, '2')",
      "f.2: 2 = [3,4]",
      "f.3: 2 = multiply(f.1, f.2)",
      "f: a number = sum(f.3, axis=null, keepdims=0)",
    ]);
  });

  it("a dot is the matrix product of vectors and matrices, and the product of numbers", () => {
    expect(sketch("f = (x · y) · k\nx = [1, 2]; y = [3, 4]; k = 2").slice(2)).toEqual([
      "f.1: a number = matmul(x, y)",
      "k: a number = 2",
      "f: a number = multiply(f.1, k)",
    ]);
  });
});

describe("constants of the program", () => {
  it("are sizes, axes, indexes and labels, and no inputs", () => {
    expect(sketch("N = 3; y = 1\ns = ones(N)\nf = cross_entropy(s, y) + s[y]")).toEqual([
      "s: 3 = [1,1,1]",
      "f.1: a number = cross_entropy(s, y=1)",
      "f.2: a number = index(s, subscripts=[1])",
      "f: a number = add(f.1, f.2)",
    ]);
  });

  it("stay inputs where a wire leaves them too", () => {
    expect(sketch("n = 2\nf = n * sum(ones(n))").slice(0, 1)).toEqual(["n: a number = 2"]);
  });

  it("are marked where they are inputs too, since a new value changes more than values", () => {
    const told = graphOf("n = 2; m = 3\nf = n * m * sum(ones(n))").nodes.filter(
      (node) => node.kind === "input" && node.told,
    );
    expect(told.map((node) => node.id)).toEqual(["n"]);
  });

  it("come from shapes", () => {
    expect(sketch("X = zeros(4, 3)\nf = sum(X) / X.shape[0] + len(X)").slice(1)).toEqual([
      "f.1: a number = sum(X, axis=null, keepdims=0)",
      "f.2: a number = divide(f.1, 'X.shape[0]')",
      "f: a number = add(f.2, 'len(X)')",
    ]);
  });

  it("must be known without running the graph", () => {
    const { diagnostics } = build(parse("k = x * 2\nf = sum(ones(k))").program);
    expect(diagnostics[0]?.message).toMatch(/known without running the graph/);
  });
});

describe("random data", () => {
  it("is drawn in the order of the text, whatever needs it first", () => {
    const ordered = graphOf("a = randn(2)\nb = randn(2)\nf = sum(b * a)");
    const needed = graphOf("f = sum(b * a)\na = randn(2)\nb = randn(2)");
    const valueOf = (graph: Graph, id: string): unknown => {
      const node = graph.nodes.find((n) => n.id === id);
      return node?.kind === "input" ? node.value : null;
    };
    expect(valueOf(needed, "a")).toEqual(valueOf(ordered, "a"));
    expect(valueOf(needed, "b")).toEqual(valueOf(ordered, "b"));
    expect(valueOf(graphOf("seed(7)\na = randn(2)\nf = sum(a)"), "a")).toEqual(
      valueOf(graphOf("a = randn(2, seed=7)\nf = sum(a)"), "a"),
    );
  });
});
