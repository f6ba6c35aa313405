import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { examples } from "../../examples/index.ts";
import { distinctTensor, gateCases, stream } from "../gates/tensorCases.fixtures.ts";
import { gateNamed, gates } from "../gates/index.ts";
import { gateSample } from "../notation/gateSample.ts";
import { generate } from "../oracle/generate.ts";
import { random } from "../oracle/random.ts";
import { generateTensors } from "../oracle/tensorGenerate.ts";
import { writeTensors } from "../oracle/tensorWrite.ts";
import { write } from "../oracle/write.ts";
import { differentiate } from "../differentiate.ts";
import { outputShape } from "../gates/apply.ts";
import type { Attributes } from "../gates/gate.ts";
import { build } from "../graph/build.ts";
import type { GateNode, GraphNode } from "../graph/graph.ts";
import { parse } from "../language/parse.ts";
import { numberExpr } from "../notation/simplify.ts";
import { nest } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";
import { gradientOf, valueOf } from "../trace/access.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import type { Trace } from "../trace/trace.ts";
import { javascriptListing, javascriptWords } from "./javascript.ts";
import { differences, differing, listed, runScript } from "./javascript.fixtures.ts";
import { helperNames } from "./javascriptHelpers.ts";
import { textOf } from "./listing.ts";
import { stage } from "./stage.ts";

const sourceOf = (id: string): string => examples.find((example) => example.id === id)?.source ?? "";

/** The listing without the functions at its top. */
const bodyOf = (source: string): string => {
  const { text } = listed(source);
  return text.slice(text.indexOf("// inputs"));
};

describe("a JavaScript listing, run as it stands, has the value and the gradients", { timeout: 60_000 }, () => {
  it.each(examples)("of the example $id", ({ source }) => {
    expect(differences(source)).toEqual([]);
  });

  it.each(["scalar", "tensor", "losses"])("of the %s programs that PyTorch knows", (name) => {
    const file = new URL(`../reference/${name}.json`, import.meta.url);
    const cases = JSON.parse(readFileSync(file, "utf8")) as readonly { readonly source: string }[];
    expect(cases.length).toBeGreaterThan(40);
    const wrong = cases.flatMap(({ source }) => differences(source, "shared").map((text) => `${source}\n${text}`));
    expect(wrong).toEqual([]);
  });

  it.each(gates)("of the $name gate alone", (gate) => {
    expect(differences(gateSample(gate).source)).toEqual([]);
  });

  it.each([
    ["scalars", 1000, (seed: number) => write(generate(random(seed)), random(seed))],
    ["tensors", 500, (seed: number) => writeTensors(generateTensors(random(seed)), random(seed))],
  ] as const)("of random programs of %s", { timeout: 60_000 }, (_name, count, sourceFor) => {
    let compared = 0;
    const wrong: string[] = [];
    for (let seed = 1; compared < count && seed < 4 * count; seed++) {
      const source = sourceFor(seed);
      if (!differentiate(source).ok) continue;
      compared++;
      wrong.push(...differences(source, "shared").map((text) => `seed ${String(seed)}: ${text}\n${source}`));
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(compared).toBe(count);
  });

  it.each([...gateCases])("of the %s gate in every way that it is used", (name, cases) => {
    for (const [i, { shapes, attributes }] of cases.entries()) {
      const traced = traceOfGate(name, shapes, attributes, stream(i + 1));
      const staged = stage(traced.graph, traced, javascriptWords);
      const expected = new Map(
        staged.asked.map(({ gradient }, index) => [gradient, gradientOf(traced, index)] as const),
      );
      expected.set(staged.output, valueOf(traced, traced.target));
      expect(
        differing(textOf(javascriptListing(traced.graph, traced)), expected, "shared"),
        JSON.stringify(attributes),
      ).toEqual([]);
    }
  });

  it.each([
    "f = relu(x) + abs(y) + leaky_relu(x) + elu(y) + sqrt(x); x = 0; y = 0",
    "f = sum(relu(v) + abs(v) + max(v, 0) + max(0, v) + min(v, w)); v = [0, 1, -1]; w = [0, 1, 2]",
    "f = norm(v) + sum(norm(A, axis=1)); v = [0, 0]; A = [[0, 0], [3, 4]]",
    "f = sum(norm(A, axis=0, keepdims=True)); A = [[0, 2], [0, 4]]",
    "f = max(v) + min(v) + sum(max(A, axis=1)); v = [1, 2, 2, 1]; A = [[3, 3], [4, 5]]",
    "f = sum(max_pool2d(A, 2)); A = [[1, 1], [1, 1]]",
    "f = x^y + y^x; x = 0; y = 2",
    "f = x^y; x = 0; y = 0",
    "f = sum(v^w); v = [0, -2, 1]; w = [0, 2, 3]",
    "f = (-x)^2 + -x^2 - -x + 2^-x; x = 3",
    "f = where(x, y, 2) + where(x > y, x, y) * (x == 0) - (x <= y); x = 0; y = 3",
    "f = sum(where(v > 0, v, w) * (v >= w)); v = [1, -1, 0]; w = 2",
    "f = log(x) + 1 / x; x = 0",
    "f = log(x) * y; x = -1; y = 0",
    "f = exp(x)^y; x = 1000; y = 0",
    "f = x^y; x = 1; y = 1e999",
    "f = sum(v^w); v = [1, 2, 0]; w = [1e999, -1e999, -1]",
    "f = x * x + -0.0; x = 1e200",
    "f = sigmoid(x) + softplus(x) + tanh(y) + sigmoid(y); x = -1000; y = 1000",
    "f = logsumexp(v) + sum(softmax(v) * log_softmax(v)); v = [1000, 0, -1000]",
    "f = sum(softmax(A, axis=0) * B); A = [[1, 1e3], [2, 3]]; B = [[1, 2], [3, 4]]",
    "f = cross_entropy(s, 1) + cross_entropy(t, [0]); s = [1e3, 0]; t = [[1, 2]]",
    "f = sum(softmax(v)); v = [1, -1e999]",
  ])("at kinks, ties and beyond the finite: %s", (source) => {
    expect(differences(source)).toEqual([]);
  });
});

/** f = sum(q²), where q is the gate. */
function traceOfGate(gate: string, shapes: readonly Shape[], attributes: Attributes, random: () => number): Trace {
  const base = { expression: numberExpr(0), span: null, group: null };
  const made = (name: string, of: string, operands: readonly number[], shape: Shape, told: Attributes): GateNode => ({
    ...base,
    kind: "gate",
    id: name,
    name,
    gate: of,
    shape,
    attributes: told,
    operands: operands.map((node) => ({ kind: "wire", node })),
  });
  const inputs = shapes.map((shape, i): GraphNode => {
    const { data } = distinctTensor(shape, random);
    const name = `x${String(i)}`;
    return { ...base, kind: "input", id: name, name, shape, value: nest(data, 0, shape), unbound: null };
  });
  const at = inputs.length;
  const shape = outputShape(gateNamed(gate), shapes, attributes);
  if ("misfit" in shape) throw new Error(shape.misfit);
  const all = { axis: null, keepdims: 0 };
  const nodes = [
    ...inputs,
    made("q", gate, [...inputs.keys()], shape, attributes),
    made("p", "square", [at], shape, {}),
    made("f", "sum", [at + 1], [], all),
  ];
  const graph = { nodes, output: at + 2, groups: [], names: [] };
  return run(compile(graph), graph);
}

describe("data", () => {
  it.each([
    ["randn(2, 3, seed=7)", "const W = randomState(7).randn(2, 3);"],
    ["0.5 * np.random.randn(2, 3, seed=1)", "const W = multiply(0.5, randomState(1).randn(2, 3));"],
    ["rand(2, 2, seed=4294967295)", "const W = randomState(4294967295).rand(2, 2);"],
    ["zeros(5, 5)", "const W = zeros(5, 5);"],
    ["ones(2, 2)", "const W = [[1, 1], [1, 1]];"],
    ["arange(40).reshape(2, 20)", "const W = reshape(arange(0, 40, 1), [2, 20]);"],
    ["eye(3)[1:, ::-1]", "const W = [[0, 1, 0], [1, 0, 0]];"],
    ["arange(60)[40:2:-2]", "const W = takeRows(arange(0, 60, 1), [40, 38, 36"],
    ["[0, -0.0, 1e999, 0.1, 1e21, 1e-7]", "const W = [0, -0, Infinity, 0.1, 1e+21, 1e-7];"],
  ])("%s is given by the call that makes it, or by its numbers", (data, line) => {
    const source = `f = sum(W * W)\nW = ${data}`;
    expect(bodyOf(source)).toContain(line);
    expect(differences(source)).toEqual([]);
  });

  it("comes from the stream that seed() starts", () => {
    const source = "f = sum(x * x)\nnp.random.seed(5)\nx = randn(3)";
    expect(bodyOf(source)).toContain("const random = randomState(5);\nconst x = random.randn(3);");
    expect(differences(source)).toEqual([]);
  });

  it("without a seed comes from one stream, in the order of the text", () => {
    const source = "f = sum(x) * sum(y)\ny = randn(2)\nN = 3\nx = 2 * randn(N, 2)";
    expect(bodyOf(source)).toContain(
      [
        "const random = randomState(0);",
        "const y = random.randn(2);",
        "const x = multiply(2, random.randn(3, 2));",
      ].join("\n"),
    );
    expect(differences(source)).toEqual([]);
  });

  it.each([
    ["a second seed", "f = sum(x) * sum(y)\nseed(5)\nx = randn(3)\nseed(6)\ny = randn(3)"],
    ["a draw before it that is not an input", "f = sum(x * x * randn(3))\nx = randn(3)"],
    [
      "a draw before it that the listing writes out",
      "g(u) = 2 * u\nf = sum(x) * sum(y)\nx = g(randn(3))\ny = randn(3)",
    ],
  ])("is written out after %s", (_what, source) => {
    expect(bodyOf(source)).not.toContain("const y = random");
    expect(differences(source)).toEqual([]);
  });

  it("of more than 1000 numbers is printed by its shape and sum", () => {
    const { printed } = runScript(listed("f = sum(x)\nx = ones(40, 30)").text, []);
    expect(printed).toEqual(["f = 1200", "dx is 40×30, its sum 1200"]);
  });

  it("that is not finite is printed as it is", () => {
    const { printed } = runScript(listed("f = sum(1 / x)\nx = [0, 1]").text, []);
    expect(printed).toEqual(["f = Infinity", "dx = [-Infinity,-1]"]);
  });
});

describe("names", () => {
  it.each([
    "var",
    "new",
    "o",
    "top",
    "random",
    "zip",
    "sum_",
    "let",
    "console",
    "Math",
    "__proto__",
    "constructor",
    "Ж",
    "eval",
  ])("%s may be the name of a value", (name) => {
    expect(differences(`f = sum(${name} * v)\n${name} = 3\nv = [1, 2]`)).toEqual([]);
    expect(differences(`${name} = x * y; x = 2; y = 3`)).toEqual([]);
  });

  it("of the gradient of a value is dname", () => {
    const { values } = runScript(listed("f = x * y + do * dx; x = 2; y = 3; do = 1; dx = 4").text, ["dx_"]);
    expect(values).toEqual([3]);
  });
});

/** Programs for the helpers that neither the examples nor the gates alone call. */
const unusual = [
  "f = sum(where(c, v, 2 * v)); c = [1, 0]; v = [1, 2]",
  "f = x^y; x = 0; y = 0",
  "f = sum(A.T); A = [[[1, 2]], [[3, 4]]]",
  "f = sum(concat([A, A], axis=1)); A = [[1, 2]]",
  "f = sum(v[::2]); v = [1, 2, 3]",
  "f = norm(v); v = [0, 0]",
  "f = 1 / sum(v); v = [0, 0]",
];

describe("lines", () => {
  it.each(["l7", "l9", "l16"])("of %s read like this", async (id) => {
    await expect(listed(sourceOf(id)).text).toMatchFileSnapshot(`snapshots/javascript.${id}.txt`);
  });

  it("are tied: each input, gate and wire to its own", { timeout: 60_000 }, () => {
    for (const { source } of examples) {
      const { graph, staged, lines } = listed(source);
      const ties = lines.flatMap((line) => line.ties);
      const nodesOf = (phase: string): readonly string[] => [
        ...new Set(ties.filter((tie) => tie.phase === phase).map(({ node }) => node)),
      ];
      const ids = (kind: string): readonly string[] =>
        graph.nodes.filter((node) => node.kind === kind).map(({ id }) => id);
      expect(nodesOf("input").toSorted()).toEqual(ids("input").toSorted());
      expect(nodesOf("forward")).toEqual(ids("gate"));
      expect(
        lines.filter((line) => line.ties.some(({ phase }) => phase === "backward" || phase === "seed")),
      ).toHaveLength(staged.backward.length);
      expect(lines.every(({ text }) => !text.includes("\n"))).toBe(true);
    }
  });

  it("of numbers call nothing but Math", () => {
    expect(listed(sourceOf("l9")).text).not.toContain("function");
  });

  it("use every helper there is", { timeout: 60_000 }, () => {
    const texts = [
      ...examples.map(({ source }) => listed(source).text),
      ...gates.map((gate) => listed(gateSample(gate).source).text),
      ...unusual.map((source) => listed(source).text),
    ];
    const declared = new Set(texts.flatMap((text) => [...text.matchAll(/^function (\w+)/gm)].map(([, name]) => name)));
    expect(helperNames.filter((name) => !declared.has(name))).toEqual([]);
  });

  it("of 20 000 gates are written in a moment", { timeout: 60_000 }, () => {
    const { graph } = build(
      parse("h = x\nfor t in range(4999):\n    h = tanh(w * h + x) - h\nf = h; w = 0.5; x = 1").program,
    );
    const traced = run(compile(graph!), graph!);
    const staged = stage(traced.graph, traced, javascriptWords);
    // Of this process alone, whatever else the machine does.
    const start = process.cpuUsage();
    const lines = javascriptListing(traced.graph, traced);
    const { user } = process.cpuUsage(start);
    expect(lines.length).toBeGreaterThan(40_000);
    expect(user).toBeLessThan(2e6);
    expect(runScript(textOf(lines), [staged.output]).values).toEqual([valueOf(traced, traced.target)]);
  });
});
