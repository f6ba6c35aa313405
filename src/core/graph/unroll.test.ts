import { describe, expect, it } from "vitest";
import { parse } from "../language/parse.ts";
import { printExpr } from "../language/print.ts";
import { build } from "./build.ts";
import type { Graph } from "./graph.ts";

const lines = (...text: readonly string[]): string => text.join("\n");

function graphOf(source: string): Graph {
  const { program, diagnostics } = parse(source);
  const { graph, diagnostics: refusals } = build(program);
  if (graph === null) throw new Error([...diagnostics, ...refusals].map((d) => d.message).join("\n"));
  return graph;
}

/** The first problem, the text it points at, and the text after its fix. */
function problemOf(source: string): readonly (string | null)[] {
  const { program, diagnostics } = parse(source);
  expect(diagnostics).toEqual([]);
  const [first] = build(program).diagnostics;
  if (first === undefined) throw new Error("no diagnostic");
  const { message, from, to, fix } = first;
  const fixed = fix === undefined ? null : source.slice(0, fix.from) + fix.insert + source.slice(fix.to);
  return [message, source.slice(from, to), fixed];
}

const numbersOf = (source: string): readonly string[] => graphOf(source).groups.map(({ name }) => name);

describe("turns", () => {
  it("are groups, and hold the calls in them", () => {
    const { nodes, groups } = graphOf(
      lines(
        "h = x",
        "for t in range(2):",
        "    h = f(h)",
        "    for s in range(2):",
        "        h = f(h) + f(s h)",
        "f(u) = u + u^2",
      ),
    );
    const members = (index: number): string[] => nodes.filter(({ group }) => group === index).map(({ id }) => id);
    expect(groups.map(({ kind, key, name }, i) => [kind, key, name, members(i)])).toEqual([
      ["turn", "t=0", "t = 0", []],
      ["turn", "t=0/s=0", "s = 0", ["h#3.3", "h#3"]],
      ["turn", "t=0/s=1", "s = 1", ["h#4.3", "h#4"]],
      ["turn", "t=1", "t = 1", []],
      ["turn", "t=1/s=0", "s = 0", ["h#6.3", "h#6"]],
      ["turn", "t=1/s=1", "s = 1", ["h.3", "h"]],
      ["call", "t=0/h.f", "f", ["h#2.1", "h#2"]],
      ["call", "t=0/s=0/h.f", "f", ["h#3.1", "h#3.2"]],
      ["call", "t=0/s=0/h.f:2", "f", ["h#3.4", "h#3.5"]],
      ["call", "t=0/s=1/h.f", "f", ["h#4.1", "h#4.2"]],
      ["call", "t=0/s=1/h.f:2", "f", ["h#4.4", "h#4.5"]],
      ["call", "t=1/h.f", "f", ["h#5.1", "h#5"]],
      ["call", "t=1/s=0/h.f", "f", ["h#6.1", "h#6.2"]],
      ["call", "t=1/s=0/h.f:2", "f", ["h#6.4", "h#6.5"]],
      ["call", "t=1/s=1/h.f", "f", ["h.1", "h.2"]],
      ["call", "t=1/s=1/h.f:2", "f", ["h.4", "h.5"]],
    ]);
    expect(groups.map(({ parent }) => groups[parent ?? -1]?.key ?? null).slice(0, 8)).toEqual([
      ...[null, "t=0", "t=0", null, "t=1", "t=1", "t=0", "t=0/s=0"],
    ]);
  });

  it("that compute nothing are no groups", () => {
    const { groups, nodes } = graphOf("for t in range(3): h = x[t] + 1\nh\nx = [1, 2, 3]");
    expect(groups.map(({ key }) => key)).toEqual(["t=2"]);
    expect(nodes.map(({ group }) => group)).toEqual([null, 0, 0]);
  });

  it("of a second loop with the same variable have keys of their own", () => {
    const source = "h = x\nfor t in range(2): h = h^2\nfor t in range(2): h = h + 1";
    expect(graphOf(source).groups.map(({ key }) => key)).toEqual(["t=0", "t=1", "t=0:2", "t=1:2"]);
  });

  it("have the variable as a number wherever a number may stand", () => {
    const source = "s = 0\nfor t in range(2): s = s + x[t] t (y) + sum(ones(t + 1)) + x[t:][0]^t\nx = [2, 3]; y = 5";
    const { nodes } = graphOf(source);
    const printed = nodes.filter(({ id }) => id === "s" || id === "s#2").map((node) => printExpr(node.expression));
    expect(printed).toEqual([
      "s + x[0] * 0 * y + sum(ones(0 + 1)) + x[0:][0]^0",
      "s + x[1] * 1 * y + sum(ones(1 + 1)) + x[1:][0]^1",
    ]);
  });
});

describe("how often a loop turns", () => {
  const loop = (range: string, rest: string): string => `h = x\nfor t in ${range}: h = h + t\n${rest}`;
  it.each([
    ["range(2)", "", ["t = 0", "t = 1"]],
    ["range(2, 5, 2)", "", ["t = 2", "t = 4"]],
    ["range(1, -5, -3)", "", ["t = 1", "t = −2"]],
    ["range(0)", "", []],
    ["range(3, 1)", "", []],
    ["range(-2)", "", []],
    ["range(N - 1)", "N = 3", ["t = 0", "t = 1"]],
    ["range(len(v))", "v = [4, 5]", ["t = 0", "t = 1"]],
    ["range(W.shape[1])", "W = randn(3, 2)", ["t = 0", "t = 1"]],
    ["range(len(x + v))", "v = [4, 5]; x = [1, 1]; sum(h)", ["t = 0", "t = 1"]],
    ["range(d(1))", "d(n) = M n; M = 2", ["t = 0", "t = 1"]],
  ])("%s with %s", (range, rest, turns) => {
    expect(numbersOf(loop(range, rest)).filter((name) => name.startsWith("t"))).toEqual(turns);
  });

  it("may depend on the turn around it, and on what that names", () => {
    const source = lines(
      "h = x",
      "for i in range(3):",
      "  n = i + 1",
      "  for j in range(n): h = h + j",
      "  for j in range(i): h = h + j",
    );
    expect(numbersOf(source)).toEqual([
      "i = 0",
      "j = 0",
      "i = 1",
      "j = 0",
      "j = 1",
      "j = 0",
      "i = 2",
      "j = 0",
      "j = 1",
      "j = 2",
      "j = 0",
      "j = 1",
    ]);
  });

  it("leaves nothing in the graph that was made to count by", () => {
    const { nodes, groups } = graphOf(loop("range(len(2 (g(x) + v)))", "g(u) = u * v; v = [4, 5]; x = [1, 1]; sum(h)"));
    expect(nodes.map(({ id }) => id)).toEqual(["x", "h#2", "h", "f"]);
    expect(groups).toHaveLength(2);
  });

  it("makes a constant of the name that says it", () => {
    const { nodes, names } = graphOf("N = 2; h = x\nfor t in range(N): h = h^2");
    expect(nodes.map(({ id }) => id)).toEqual(["x", "h#2", "h"]);
    expect(names.map(([name]) => name)).toEqual(["h", "x"]);
    const used = graphOf("N = 2; h = x\nfor t in range(N): h = N h").nodes.find(({ id }) => id === "N");
    expect(used).toMatchObject({ kind: "input", told: true });
  });

  it.each([
    ["y", "", /must be known without running the graph/, "y"],
    ["2 x", "", /must be known without running the graph/, "2 x"],
    ["a", "a = 2 x", /must be known without running the graph/, "a"],
    ["2.5", "", /whole numbers, and this is 2\.5/, "2.5"],
    ["v", "v = [1, 2]", /whole numbers, and this is a list/, "v"],
    ["1, 5, 0", "", /step of 0/, "0"],
    ["len(W @ v)", "W = ones(2, 3); v = [1, 2]", /2×3 @ 2/, "W @ v"],
    ["10000", "", /turn 10 000 times, and the limit is 5000/, "range(10000)"],
    ["1e15", "", /turn 1 000 000 000 000 000 times/, "range(1e15)"],
  ])("range(%s) with %s is refused", (range, rest, message, marked) => {
    const [said, at] = problemOf(loop(`range(${range})`, rest));
    expect(said?.replaceAll("\u202f", " ")).toMatch(message);
    expect(at).toBe(marked);
  });

  it("is refused where the name has another meaning in the whole", () => {
    expect(problemOf("a = b; h = x\nfor t in range(a): b = 3; h = h b\nb = 2")[0]).toMatch(/must be known/);
  });
});

describe("what cannot be", () => {
  it("a value that the first turn does not have", () => {
    expect(problemOf("  for t in range(3):\n    h = h + x\n  h")).toEqual([
      "h has no value yet in the first turn: give it one above the loop.",
      "h",
      "  h = 0\n  for t in range(3):\n    h = h + x\n  h",
    ]);
    expect(problemOf("for t in range(1): h = tanh(h)")[0]).toMatch(/^h has no value yet/);
    expect(problemOf("for t in range(2):\n  y = z + x\n  z = y^2")[0]).toMatch(/^z has no value yet/);
  });

  it("the variable outside of its loop", () => {
    expect(problemOf("h = x\nfor t in range(3): h = h t\nh + t").slice(0, 2)).toEqual([
      "t counts the turns of a loop, and has no value outside of its lines. A function can be given it: f(u, t).",
      "t",
    ]);
    expect(problemOf("g(u) = u t\nh = x\nfor t in range(3): h = g(h)")[1]).toBe("t");
    expect(numbersOf("t = 4; h = x\nfor t in range(1): h = h t\nh + t")).toEqual(["t = 0"]);
  });

  it("is told once, and with the turn where the first went well", () => {
    const { diagnostics } = build(parse("h = x\nfor t in range(5): h = h + v[t]\nv = [1, 2]").program);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "There is no position 2 along axis 0, whose positions are 0 to 1. This is in turn t = 2.",
    ]);
    const nested = build(parse("h = x\nfor t in range(2):\n  for s in range(2): h = h + v[t + s]\nv = [1, 2]").program);
    expect(nested.diagnostics.map(({ message }) => message.slice(-28))).toEqual(
      [" This is in turn t = 1, s = 1."].map((m) => m.slice(-28)),
    );
    const first = build(parse("h = x\nfor t in range(5): h = h + foo(t)").program);
    expect(first.diagnostics).toHaveLength(1);
  });

  it("mends in the words of the text", () => {
    const [message, , fixed] = problemOf(
      "h = [1, 2]\nfor t in range(2): h = W @ (h * x[t])\nsum(h)\nW = ones(2, 3); x = ones(2)",
    );
    expect(message).toContain("W.T @ (h * x[t]) would fit");
    expect(fixed).toContain("h = W.T @ (h * x[t])\n");
    expect(problemOf("h = [1, 2]\nfor t in range(2): h = t h + x\n")).toEqual([
      "The output must be one number, and h is 2 after the last turn: sum it below the loop.",
      "h",
      "h = [1, 2]\nfor t in range(2): h = t h + x\nsum(h)",
    ]);
  });
});

/** Milliseconds of work, whatever else the machine does. */
function spent(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

it.each([
  ["f(u) = f(u - 1)\nf(x)", "f → f"],
  ["f(u) = g(u) + 1; g(u) = 2 h(u); h(u) = f(u)\nf(x)", "f → g → h → f"],
  ["f(u) = g(u); g(u) = f(u)", "f → g → f"],
  ["f(u) = g(u); g(u) = f(u); y = x\nfor t in range(3): y = f(y)", "f → g → f"],
])("a function that calls itself is refused with the way round: %s", (source, way) => {
  const [message] = problemOf(source);
  expect(message).toContain(`calls itself: ${way}. A graph has no cycles`);
  expect(message).toContain("a step that repeats is a loop, for t in range(3):");
});

describe("limits", () => {
  const refusal = (source: string): string => {
    const { program } = parse(source);
    const began = process.cpuUsage();
    const [first] = build(program).diagnostics;
    expect(spent(began)).toBeLessThan(1_000);
    return first?.message.replaceAll("\u202f", " ") ?? "none";
  };

  it("turns of loops within one another are counted together", () => {
    expect(refusal("h = x\nfor t in range(100):\n  for s in range(100): h = h + x")).toMatch(/more than 5000 turns/);
    expect(refusal("h = x\nfor t in range(4999):\n  for s in range(5000): h = h + x")).toMatch(/more than 5000 turns/);
    expect(refusal("h = x\nfor t in range(70):\n  for s in range(70): h = x")).toBe("none");
  });

  it("long lines in many turns are refused before they are written out", () => {
    const sum = Array(900).fill("x").join(" + ");
    expect(refusal(`for t in range(5000): h = ${sum}`)).toMatch(/more than 200 000 numbers, names and operators/);
    expect(refusal(`h = x\n${"for t in range(5000): h = x\n".repeat(600)}`)).toMatch(/more than 200 000 numbers/);
  });

  it("gates are counted in the whole", () => {
    expect(refusal("h = x\nfor t in range(5000): h = 2 h + h^2 - sin(h)")).toMatch(/more than 20 000 gates/);
  });

  it("10 000 gates of 2 500 turns are built in well under a second", () => {
    const { program } = parse("h = 0\nfor t in range(2500): h = tanh(a h + x t + b)");
    build(program);
    const began = process.cpuUsage();
    const { graph } = build(program);
    expect(spent(began)).toBeLessThan(800);
    expect(graph?.nodes).toHaveLength(4 * 2500 + 2500 + 4);
  });

  it("ranges that need the turns before them cost no more", () => {
    const source = "h = [0]\nfor t in range(1200):\n  h = h + x\n  for s in range(len(h)): k = h[s]\nk";
    expect(refusal(source)).toBe("none");
  });
});
