import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gates } from "../gates/index.ts";
import { build } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import { parse } from "../language/parse.ts";
import { generateTensors } from "../oracle/tensorGenerate.ts";
import { writeTensors } from "../oracle/tensorWrite.ts";
import { random } from "../oracle/random.ts";
import { generate } from "../oracle/generate.ts";
import { write } from "../oracle/write.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import type { Trace } from "../trace/trace.ts";
import { listing } from "../listProgram.ts";
import { gateGraphs } from "./gateGraphs.fixtures.ts";
import { dialects, type Dialect, type Listing, type Tie } from "./listing.ts";
import { listingOf } from "./listingOf.ts";

const python: readonly Dialect[] = ["numpy", "pytorch", "gates", "caffe"];

const l7 = "q = x + y\nf = q * z\nx = -2\ny = 5\nz = -4";
const l9 = "f = 1/(1 + e^-(w0 x0 + w1 x1 + w2))\nw0, x0, w1, x1, w2 = 2, -1, -3, -2, -3";
const l16 = "f = x * y + max(z, w)\ng = 2 * f\nx, y, z, w = 3, -4, 2, -1";
const softmax =
  "loss = cross_entropy(X @ W + b, y)\nX = randn(3, 4, seed=1)\nW = 0.1 * randn(4, 3, seed=2)\nb = zeros(3)\ny = [0, 2, 1]";

function graphOf(source: string): Graph {
  const { graph, diagnostics } = build(parse(source).program);
  if (graph === null) throw new Error(diagnostics[0]?.message);
  return graph;
}

const traced = (graph: Graph): Trace => run(compile(graph), graph);

const linesOf = (source: string, dialect: Dialect = "numpy"): readonly string[] => listing(source, dialect).split("\n");

describe("the text of a listing", () => {
  it.each([
    ["l7", l7],
    ["l9", l9],
    ["l16", l16],
    ["softmax", softmax],
  ])("%s", async (name, source) => {
    for (const dialect of python)
      await expect(listing(source, dialect)).toMatchFileSnapshot(`snapshots/${name}.${dialect}.txt`);
  });

  it("names the gradient of a value after it, with an underscore where the name is taken", () => {
    const lines = linesOf("f = x * dx * in_\nx, dx, in_ = 1, 2, 3".replaceAll("in_", "el"));
    expect(lines).toContain("dx_ = dx * du1");
    expect(lines).toContain("ddx = x * du1");
    // The gradient of el would be a word of Python.
    expect(lines.find((line) => line.startsWith("del_ = "))).toBeDefined();
  });

  it("numbers earlier bindings, and names a bare output f or out", () => {
    expect(linesOf("h = x\nh = h * h\nh = sin(h)\nx = 2")).toContain("h = np.sin(h_2)");
    expect(linesOf("x * y")).toContain("f = x * y");
    expect(linesOf("f * y")).toContain("out = f * y");
  });

  it("keeps parentheses that matter, and no others", () => {
    const lines = linesOf("f = (a - (b - c)) ^ 2 + -a^2\na, b, c = 1, 2, 3");
    expect(lines).toContain("u3 = u2 ** 2");
    expect(linesOf("f = sigmoid(x)\nx = 1")).toContain("dx = (1 - f) * f * df  # local gradient * upstream gradient");
  });

  it("copies a gradient that grows and would else be another under a second name", () => {
    const lines = linesOf("g = x + y\nf = sum(g * x)\nx = [1, 2]\ny = [3, 4]");
    expect(lines).toContain("dx = g * du1  # local gradient * upstream gradient");
    const added = linesOf("g = x + y\nf = sum(g) + sum(x * x)\nx = [1, 2]\ny = [3, 4]");
    expect(added.some((line) => line.startsWith("dx += "))).toBe(true);
    const first = linesOf("g = sum(x * x)\nf = g + sum(x + y)\nx = [1, 2]\ny = [3, 4]");
    expect(first.find((line) => line.startsWith("dx = "))).toMatch(/\.copy\(\)$/);
  });

  it("names the calls and turns that begin", () => {
    const source = "h = 1\nfor t in range(2):\n    h = act(h * x)\nf = h\nact(u) = 1 / (1 + u)\nx = 2";
    const comments = linesOf(source).filter((line) => /^# (t = |act)/.test(line));
    expect(comments).toEqual(["# t = 0", "# act(h * x)", "# t = 1", "# act(h * x)"]);
  });

  it("draws what the program draws, in its order, and nothing else", () => {
    const source = "a = randn(2)\nseed(3)\nf = sum(x @ W) + a[0]\nW = 0.5 * randn(3, 2)\nx = randn(2, 3)";
    const inputs = linesOf(source).filter((line) => line.includes("random"));
    expect(inputs).toEqual([
      "np.random.seed(0)",
      "a = np.random.randn(2)",
      "np.random.seed(3)",
      "W = 0.5 * np.random.randn(3, 2)",
      "x = np.random.randn(2, 3)",
    ]);
  });

  it("passes over draws that no input holds any longer, and writes the numbers of data that was edited", () => {
    const graph = graphOf("f = sum(x) + sum(y)\nx = randn(2)\ny = randn(3)");
    expect(graph.draws).toEqual([
      ["randn", 2],
      ["randn", 3],
    ]);
    const nodes = graph.nodes.map((node) => (node.id === "x" ? { ...node, value: [1, 2] } : node));
    const edited = { ...graph, nodes };
    const inputs = listingOf(edited, traced(edited), "numpy").map(({ text }) => text);
    expect(inputs.slice(2, 7)).toEqual([
      "# inputs",
      "np.random.seed(0)",
      "np.random.randn(2)  # drawn, and not used",
      "y = np.random.randn(3)",
      "x = np.array([1.0, 2.0])",
    ]);
  });

  it("takes care of numbers that Python would refuse", () => {
    const lines = linesOf("f = 1 / x\nx = 0");
    expect(lines).toContain('np.seterr(all="ignore")');
    expect(lines).toContain("x = np.float64(0.0)");
  });

  it("says where PyTorch differs, at ties alone", () => {
    expect(listing("f = max(x, y)\nx = 1\ny = 1", "pytorch")).toContain("# a tie: PyTorch");
    expect(listing("f = max(x, y)\nx = 1\ny = 2", "pytorch")).not.toContain("a tie");
  });
});

/** What a graph has that a listing must have a line for, and what the listing's lines say. */
function tiesOf(graph: Graph, trace: Trace): ReadonlySet<string> {
  const wanted = new Set<string>();
  graph.nodes.forEach((node, index) => {
    if (node.kind === "input") wanted.add(`${node.id} input`);
    else {
      wanted.add(`${node.id} forward`);
      if (trace.reached[index] === true)
        node.operands.forEach((operand, slot) => {
          if (operand.kind === "wire") wanted.add(`${node.id} backward ${String(slot)}`);
        });
    }
  });
  for (const step of trace.steps)
    if (step.kind === "accumulate" || step.kind === "seed") wanted.add(`${step.node} ${step.kind}`);
  return wanted;
}

const said = ({ node, phase, slots = [] }: Tie): readonly string[] =>
  phase === "backward" ? slots.map((slot) => `${node} backward ${String(slot)}`) : [`${node} ${phase}`];

const allSaid = (lines: Listing): readonly string[] => lines.flatMap(({ ties }) => ties.flatMap(said));

/** What no line of a listing says though it should, and what the NumPy listing says beside it. */
function wrongTies(graph: Graph, dialects: readonly Dialect[]): readonly string[] {
  const trace = traced(graph);
  const wanted = tiesOf(graph, trace);
  const wrong = dialects.flatMap((dialect) => {
    const found = new Set(allSaid(listingOf(graph, trace, dialect)));
    const missing = [...wanted].filter((tie) => !found.has(tie));
    // What comes of comparisons alone has no gradient in PyTorch, and no line that says so of a gate.
    const isFlat = dialect === "pytorch" && missing.every((tie) => / (?:seed|backward \d+|accumulate)$/.test(tie));
    return isFlat ? [] : missing.map((tie) => `${dialect} lacks ${tie}`);
  });
  const more = allSaid(listingOf(graph, trace, "numpy")).filter((tie) => !wanted.has(tie));
  return [...wrong, ...more.map((tie) => `numpy says ${tie}`)];
}

describe("the ties of a listing", () => {
  it("hold every gate forward and every wire backward", () => {
    let built = 0;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.boolean(), (seed, isScalar) => {
        const dice = random(seed);
        const source = isScalar ? write(generate(dice), dice) : writeTensors(generateTensors(dice), dice);
        const { program, diagnostics } = parse(source);
        const { graph } = build(program);
        if (graph === null || diagnostics.length > 0) return;
        built += 1;
        expect(wrongTies(graph, dialects), source).toEqual([]);
      }),
      { numRuns: 40 },
    );
    expect(built).toBeGreaterThan(20);
  }, 60_000);

  it("hold for every gate of the table, in every dialect", () => {
    const first = new Map(gateGraphs().map(({ id, graph }) => [id.split(" ", 2).join(" "), graph]));
    expect(first.size).toBe(gates.length);
    for (const [id, graph] of first) expect(wrongTies(graph, dialects), id).toEqual([]);
  }, 60_000);

  it("follow the steps of the backward pass at wire grain", () => {
    const graph = graphOf("f = x * y + max(x, z)^2\nx, y, z = 1, 2, 3");
    const steps = run(compile(graph), graph, { grain: "wire" }).steps.flatMap((step) =>
      step.kind === "backward" ? step.slots.map(({ slot }) => `${step.node} backward ${String(slot)}`) : [],
    );
    const lines = allSaid(listingOf(graph, traced(graph), "numpy")).filter((tie) => tie.includes(" backward "));
    expect(lines).toEqual(steps);
  });
});

describe("a text that does not work", () => {
  it("is answered by comments that say why", () => {
    expect(listing("f = x +\ny = 2", "numpy")).toMatch(/^# There is no code for this text yet\.\n# Line 1: .+\n$/);
    expect(listing("f = x @ y\nx = 2", "javascript")).toMatch(/^\/\/ .+\n\/\/ Line 1: .+\n$/);
  });

  it("never throws, and never leaves its comment", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.constantFrom(...dialects), (text, dialect) => {
        expect(typeof listing(text, dialect)).toBe("string");
      }),
      { numRuns: 100 },
    );
    expect(
      listing("f = 'a\u2028import os'", "numpy")
        .split(/[\n\u2028]/)
        .filter((line) => line !== "" && !line.startsWith("#")),
    ).toEqual([]);
  }, 60_000);
});

describe("a long graph", () => {
  it("is listed to its end", () => {
    const source = "h = x\nfor t in range(3000):\n    h = sin(h * x) + 0.1 * h + x\nf = h\nx = 0.5";
    const graph = graphOf(source);
    expect(graph.nodes.length).toBeGreaterThan(14_000);
    const trace = traced(graph);
    for (const dialect of dialects) expect(listingOf(graph, trace, dialect).length).toBeGreaterThan(14_000);
  }, 60_000);
});
