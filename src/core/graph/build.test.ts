import { describe, expect, it } from "vitest";
import { parse } from "../language/parse.ts";
import { printExpr } from "../language/print.ts";
import { build, type Built } from "./build.ts";
import type { Graph } from "./graph.ts";

function built(source: string): Built {
  const { program, diagnostics } = parse(source);
  expect(diagnostics).toEqual([]);
  return build(program);
}

function graphOf(source: string): Graph {
  const { graph, diagnostics } = built(source);
  if (graph === null) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  return graph;
}

/** One line a node: `q = add(x, y)`, the output marked. */
function sketch(source: string): string[] {
  const { nodes, output } = graphOf(source);
  return nodes.map((node, index) => {
    const mark = index === output ? " <- output" : "";
    if (node.kind === "input") return `${node.id} = ${String(node.value)}${mark}`;
    const operands = node.operands.map((o) => (o.kind === "wire" ? nodes[o.node]?.id : `'${printExpr(o.expression)}'`));
    return `${node.id} = ${node.gate}(${operands.join(", ")})${mark}`;
  });
}

/** The first problem, with the text it points at. */
function problemOf(source: string): { message: string; at: string; fixed: string | null } {
  const { graph, diagnostics } = built(source);
  expect(graph).toBeNull();
  const [first] = diagnostics;
  if (first === undefined) throw new Error("no diagnostic");
  const { message, from, to, fix } = first;
  const fixed = fix === undefined ? null : source.slice(0, fix.from) + fix.insert + source.slice(fix.to);
  return { message, at: source.slice(from, to), fixed };
}

describe("names", () => {
  it("order is free", () => {
    expect(sketch("f = q * z\nq = x + y\nx = -2; y = 5; z = -4")).toEqual([
      "x = -2",
      "y = 5",
      "q = add(x, y)",
      "z = -4",
      "f = multiply(q, z) <- output",
    ]);
  });

  it("unbound ones take defaults in the order in which they appear", () => {
    expect(sketch("(x + y) * z")).toEqual([
      "x = -2",
      "y = 5",
      "f.1 = add(x, y)",
      "z = -4",
      "f = multiply(f.1, z) <- output",
    ]);
    expect(sketch("f = b * a\nb = c + d").filter((line) => !line.includes("("))).toEqual(["c = 5", "d = -4", "a = -2"]);
  });

  it("mean the nearest definition above, as in Python", () => {
    expect(sketch("h = x\nh = h * 2\nh = h + h\nx = 1")).toEqual([
      "x = 1",
      "h#2 = multiply(x, '2')",
      "h = add(h#2, h#2) <- output",
    ]);
    expect(sketch("x = 1\nx = 2\nf = x * x")).toEqual(["x = 2", "f = multiply(x, x) <- output"]);
  });

  it("an alias is no gate", () => {
    const { names, nodes } = graphOf("p = x * y\nq = p\nf = q + 1");
    expect(nodes.map((node) => node.id)).toEqual(["x", "y", "p", "f"]);
    expect(names.find(([name]) => name === "q")?.[1]).toBe(2);
  });

  it("may be those of an object's prototype", () => {
    expect(sketch("__proto__ = 2; constructor * __proto__")).toEqual([
      "__proto__ = 2",
      "constructor = -2",
      "f = multiply(constructor, __proto__) <- output",
    ]);
  });

  it("pi and e are constants unless they are bound", () => {
    expect(sketch("f = pi * x + e^x\nx = 1")).toEqual([
      "x = 1",
      "f.1 = multiply('pi', x)",
      "f.2 = exp(x)",
      "f = add(f.1, f.2) <- output",
    ]);
    expect(sketch("f = e^x\nx = 1\ne = 2")).toEqual(["e = 2", "x = 1", "f = power(e, x) <- output"]);
  });
});

describe("the output", () => {
  it.each([
    ["a = x + 1\nb = a * 2", "b"],
    ["b = a * 2\na = x + 1", "b"],
    ["a = x + 1\na * 3\nb = x - 1", "f"],
    ["f = x + 1\nf * 3", "#output"],
    ["q = x + y\nq", "q"],
    ["f(x, y) = x * y", "f"],
    ["x = 3", "x"],
    ["a = x + 1\nx = 2\nunused = 4", "a"],
  ])("of %j is %s", (source, id) => {
    const { nodes, output } = graphOf(source);
    expect(nodes[output]?.id).toBe(id);
  });
});

describe("literals", () => {
  it("live inside their gate, and fold among themselves", () => {
    expect(sketch("f = 1 / (2 * 3 * x + (-1))\nx = 1")).toEqual([
      "x = 1",
      "f.1 = multiply('2 * 3', x)",
      "f.2 = add(f.1, '-1')",
      "f = divide('1', f.2) <- output",
    ]);
  });

  it("a name bound to numbers alone is an input", () => {
    expect(sketch("f = a * x\na = 1/4\nx = 2*pi")).toEqual([
      "a = 0.25",
      `x = ${String(2 * Math.PI)}`,
      "f = multiply(a, x) <- output",
    ]);
  });
});

describe("functions", () => {
  const written = ["s(u) = 1 / (1 + exp(-u))", "def s(u): return 1 / (1 + exp(-u))", "s = lambda u: 1 / (1 + exp(-u))"];
  it.each(written)("%s is inlined, its calls kept as groups", (definition) => {
    const source = `${definition}\nf = s(x) * s(y)`;
    expect(sketch(source)).toEqual([
      "x = -2",
      "f.1 = negate(x)",
      "f.2 = exp(f.1)",
      "f.3 = add('1', f.2)",
      "f.4 = divide('1', f.3)",
      "y = 5",
      "f.5 = negate(y)",
      "f.6 = exp(f.5)",
      "f.7 = add('1', f.6)",
      "f.8 = divide('1', f.7)",
      "f = multiply(f.4, f.8) <- output",
    ]);
    const { groups, nodes } = graphOf(source);
    expect(groups.map((g) => [g.name, g.parent, source.slice(g.span.from, g.span.to)])).toEqual([
      ["s", null, "s(x)"],
      ["s", null, "s(y)"],
    ]);
    expect(nodes.map((node) => (node.kind === "gate" ? node.group : null))).toEqual([
      null,
      0,
      0,
      0,
      0,
      null,
      1,
      1,
      1,
      1,
      null,
    ]);
  });

  it("one that is never called is the output, its parameters inputs", () => {
    expect(sketch("f(x, y, z) = (x + y) z\nx = 1")).toEqual([
      "x = 1",
      "y = -2",
      "f.1 = add(x, y)",
      "z = 5",
      "f = multiply(f.1, z) <- output",
    ]);
  });

  it("one inside the other nest their groups", () => {
    const { groups } = graphOf("g(u) = u^2\nh(u) = g(u) + 1\nf = h(x)");
    expect(groups.map((g) => [g.name, g.parent])).toEqual([
      ["h", null],
      ["g", 0],
    ]);
  });

  it("take defaults and named arguments", () => {
    expect(sketch("s(u, k=2) = u * k\nf = s(x) + s(x, k=3) + leaky_relu(x, a=0.2)\nx = 1")).toEqual([
      "x = 1",
      "f.1 = multiply(x, '2')",
      "f.2 = multiply(x, '3')",
      "f.3 = add(f.1, f.2)",
      "f.4 = leaky_relu(x, '0.2')",
      "f = add(f.3, f.4) <- output",
    ]);
  });
});

describe("problems are located, explained and mended", () => {
  it.each([
    ["f = w0x0 + 1\nw0 = 1\nx0 = 2", "w0x0", /did you mean w0\*x0/i, "f = w0*x0 + 1\nw0 = 1\nx0 = 2"],
    ["w0x0", "w0x0", /did you mean w0\*x0/i, "w0*x0"],
    ["f(x) = f(x)", "f", /calls itself: f → f/, null],
    ["g(x) = h(x); h(x) = g(x); f = g(2)", "g", /g → h → g/, null],
    ["a = b; b = a", "a", /a → b → a/, null],
    ["a = a + 1", "a", /a is defined by itself/, null],
    ["f = x(y + 1)\nx = 2", "x", /x is a value: write x\*/, "f = x*(y + 1)\nx = 2"],
    ["f = sigmiod(x)", "sigmiod", /did you mean sigmoid/i, "f = sigmoid(x)"],
    ["f = exp + x", "exp", /exp is a function/, "f = exp() + x"],
    ["f = where(x)", "where(x)", /values for a and b are missing|a value for a and b is missing/, null],
    ["f = max(x, y, z)", "z", /takes 2 values/, "f = max(x, max(y, z))"],
    ["f = exp(x, base=2)", "base=2", /none is called base/, null],
    ["f = W @ x", "W @ x", /write \*/, "f = W * x"],
    ["2 + 3", "2 + 3", /nothing to differentiate/, null],
    ["", "", /Type an expression/, null],
  ] as const)("%j", (source, at, message, fixed) => {
    const found = problemOf(source);
    expect(found.message).toMatch(message);
    expect(found.at).toBe(at);
    expect(found.fixed).toBe(fixed);
  });

  it("a space before the parenthesis multiplies", () => {
    expect(sketch("f = x (y + 1)\nx = 2; y = 3")).toEqual([
      "x = 2",
      "y = 3",
      "f.1 = add(y, '1')",
      "f = multiply(x, f.1) <- output",
    ]);
  });

  it("and binds as if the * were written", () => {
    expect(sketch("f = x (y)^2 / z (2)\nx = 2; y = 3; z = 4")).toEqual(
      sketch("f = x * (y)^2 / z * (2)\nx = 2; y = 3; z = 4"),
    );
    expect(sketch("g(k) = 2 k (k)\nf = g(x)\nx = 2")).toEqual(sketch("g(k) = 2*k*k\nf = g(x)\nx = 2"));
  });

  it("a program that unfolds without end in sight is refused by its limit", () => {
    const doubling = Array.from(
      { length: 20 },
      (_unused, i) => `g${String(i + 1)}(u) = g${String(i)}(u) + g${String(i)}(u)`,
    );
    expect(problemOf(["g0(u) = u * u", ...doubling, "f = g20(x)"].join("\n")).message).toMatch(/20\s000 gates/);
  });

  it("calls nest 200 deep at most", () => {
    const chain = Array.from({ length: 250 }, (_unused, i) => `g${String(i + 1)}(u) = g${String(i)}(u) + 1`);
    expect(problemOf(["g0(u) = u * u", ...chain, "f = g250(x)"].join("\n")).message).toMatch(/200 deep/);
  });
});

it("a chain of definitions as long as a program may be is no trouble, in either order", () => {
  const chain = Array.from({ length: 900 }, (_unused, i) => `a${String(i + 1)} = a${String(i)} + 1`);
  expect(graphOf(["a0 = x * 1", ...chain].join("\n")).nodes).toHaveLength(902);
  expect(graphOf([...chain.toReversed(), "a0 = x * 1"].join("\n")).nodes).toHaveLength(902);
});
