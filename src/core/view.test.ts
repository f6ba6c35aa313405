import { describe, expect, it } from "vitest";
import { examples } from "../examples/index.ts";
import { gates } from "./gates/index.ts";
import { build } from "./graph/build.ts";
import { closeGroups } from "./graph/closeGroups.ts";
import type { Graph, Group } from "./graph/graph.ts";
import { indexOfId, nodeAt, wiredNodes } from "./graph/lookup.ts";
import { isComposite, openGates } from "./graph/openGates.ts";
import { viewOf } from "./graph/view.ts";
import { readAny } from "./readAny.ts";
import { generate } from "./oracle/generate.ts";
import { random, type Random } from "./oracle/random.ts";
import { generateTensors } from "./oracle/tensorGenerate.ts";
import { writeTensors } from "./oracle/tensorWrite.ts";
import { write } from "./oracle/write.ts";
import { flattenInto, sizeOf } from "./tensor/nested.ts";
import { gradientOf, valueOf } from "./trace/access.ts";
import { compile } from "./trace/plan.ts";
import { run } from "./trace/run.ts";
import type { Trace } from "./trace/trace.ts";

function graphOf(source: string): Graph {
  const { graph, diagnostics } = build(readAny(source).program);
  if (graph === null) throw new Error(`${diagnostics.map(({ message }) => message).join(" ")}\n${source}`);
  return graph;
}

const traceOf = (graph: Graph): Trace => run(compile(graph), graph);

function entries(trace: Trace, index: number, read: typeof valueOf): Float64Array {
  const data = new Float64Array(sizeOf(trace.shapes[index] ?? []));
  flattenInto(read(trace, index), data, 0);
  return data;
}

const largest = (numbers: Float64Array): number => numbers.reduce((most, x) => Math.max(most, Math.abs(x)), 1);

/**
 * How far values and gradients of the nodes that two graphs share are apart, relative to the largest number on the way:
 * sums are taken in another order. Null where a number on the way is not finite.
 */
function apart(flat: Trace, shown: Trace): number | null {
  const scales = [largest(flat.values), largest(flat.gradients)];
  if (!scales.every(Number.isFinite) || [...flat.values, ...flat.gradients].some(Number.isNaN)) return null;
  let worst = 0;
  for (const [index, { id }] of shown.graph.nodes.entries()) {
    const there = indexOfId(flat.graph, id);
    if (there < 0) continue;
    for (const [which, read] of [valueOf, gradientOf].entries()) {
      const mine = entries(shown, index, read);
      const theirs = entries(flat, there, read);
      mine.forEach((x, i) => {
        worst = Math.max(worst, Math.abs(x - (theirs[i] ?? Number.NaN)) / (scales[which] ?? 1));
      });
      if (mine.length !== theirs.length) return Infinity;
    }
  }
  return worst;
}

/** Topological order, wires to nodes that are there, groups that are there. */
function expectSound(graph: Graph): void {
  graph.nodes.forEach((node, index) => {
    for (const operand of wiredNodes(node)) expect(operand >= 0 && operand < index).toBe(true);
    if (node.group !== null) expect(graph.groups[node.group]).toBeDefined();
  });
  graph.groups.forEach(({ parent }, index) => expect(parent === null || parent < index).toBe(true));
  expect(new Set(graph.nodes.map(({ id }) => id)).size).toBe(graph.nodes.length);
  expect(graph.nodes[graph.output]).toBeDefined();
}

/** A graph whose gates are put into groups at random, convex or not, nested or not. */
function grouped(graph: Graph, dice: Random): Graph {
  const count = 1 + dice.below(4);
  const groups = Array.from({ length: count }, (_unused, index): Group => {
    const parent = index > 0 && dice.chance(0.5) ? dice.below(index) : null;
    return { kind: "turn", key: `g${String(index)}`, name: `t = ${String(index)}`, parent, span: { from: 0, to: 0 } };
  });
  const start = dice.below(graph.nodes.length);
  const nodes = graph.nodes.map((node, index) => {
    const isIn = node.kind === "gate" && (index >= start || dice.chance(0.3)) && dice.chance(0.7);
    return isIn ? { ...node, group: dice.below(count) } : node;
  });
  return { ...graph, nodes, groups };
}

const sources: readonly (readonly [string, number, (seed: number) => string])[] = [
  ["numbers", 400, (seed) => write(generate(random(seed)), random(seed))],
  ["tensors", 200, (seed) => writeTensors(generateTensors(random(seed)), random(seed))],
];

describe.each(sources)("any grouping of random programs of %s", (_name, programs, sourceOf) => {
  it("gives every node that is left the same value and gradient", { timeout: 60_000 }, () => {
    let compared = 0;
    let closed = 0;
    for (let seed = 1; seed <= programs; seed++) {
      const { graph: flat } = build(readAny(sourceOf(seed)).program);
      if (flat === null) continue;
      const dice = random(seed + 1000);
      const all = grouped(flat, dice);
      const open = new Set(all.groups.filter(() => dice.chance(0.4)).map(({ key }) => key));
      const target = dice.chance(0.8) ? flat.output : dice.below(flat.nodes.length);
      const shown = closeGroups(all, open, target);
      expectSound(shown);
      const at = indexOfId(shown, nodeAt(flat, target).id);
      const distance = apart(run(compile(flat), flat, { target }), run(compile(shown), shown, { target: at }));
      if (distance === null) continue;
      compared++;
      if (shown.nodes.some((node) => node.kind === "gate" && node.module !== undefined)) closed++;
      expect(distance, `${String(seed)}: ${sourceOf(seed)}`).toBeLessThanOrEqual(1e-12);
    }
    expect(compared).toBeGreaterThan(programs / 2);
    expect(closed).toBeGreaterThan(programs / 3);
  });
});

describe.each(examples.map(({ id, source }) => [id, source] as const))("example %s", (_id, source) => {
  const flat = graphOf(source);
  const atomic = traceOf(flat);

  it("has the same values and gradients with its groups closed", () => {
    const shown = viewOf(flat, [], nodeAt(flat, flat.output).id);
    expectSound(shown);
    expect(apart(atomic, traceOf(shown)) ?? 0).toBeLessThanOrEqual(1e-12);
  });

  it("has the same values and gradients with every composite gate open", () => {
    const composites = flat.nodes.flatMap((node) => (node.kind === "gate" && isComposite(node) ? [node.id] : []));
    const shown = viewOf(flat, [...composites, ...flat.groups.map(({ key }) => key)], nodeAt(flat, flat.output).id);
    expectSound(shown);
    expect(apart(atomic, traceOf(shown)) ?? 0).toBeLessThanOrEqual(1e-12);
  });
});

describe("a closed call", () => {
  it("takes its operands in the order of the call", () => {
    const flat = graphOf("g(a, b, c) = c * b + exp(a)\nf = g(x, y + 1, g(z, x, y))\nx = 1\ny = 2\nz = 3");
    const { nodes } = viewOf(flat, [], "f");
    const operands = nodes.map((node) => wiredNodes(node).map((index) => nodes[index]?.id));
    expect(nodes.map(({ id }) => id).slice(-2)).toEqual([expect.stringMatching(/^f\./), "f"]);
    const [y1, inner] = [nodes.find((node) => node.kind === "gate" && node.gate === "add")?.id, nodes.at(-2)?.id];
    expect(operands.at(-1)).toEqual(["x", y1, inner]);
    expect(operands.at(-2)).toEqual(["z", "x", "y"]);
  });
});

describe("composite gates", () => {
  const written = new Map([
    ["softmax", "f = sum(softmax(v)^2); v = [1, 2, -1]"],
    ["log_softmax", "f = sum(log_softmax(v) * v); v = [1, 2, -1]"],
    ["cross_entropy", "f = cross_entropy(A, [1, 0]); A = [[1, 2, 3], [0.5, -1, 2]]"],
    ["svm_loss", "f = svm_loss(A, [1, 0]); A = [[1, 2, 3], [0.5, -1, 2]]"],
    ["mse", "f = mse(a, b); a = [1, 2]; b = [0.5, -1]"],
    ["relu", "f = relu(x) * y; x = 3; y = 2"],
    ["leaky_relu", "f = leaky_relu(x, 0.2) * y; x = -3; y = 2"],
    ["elu", "f = elu(x) * y; x = -0.5; y = 2"],
  ]);
  const composites = gates.filter(({ expansion, operator }) => expansion !== undefined && operator === undefined);

  it.each(composites.map((gate) => [gate.name, gate] as const))("%s opens to its expansion", (name, gate) => {
    const [call = ""] = gate.calls;
    const flat = graphOf(written.get(name) ?? `f = ${call}(x) * y\nx = 0.7\ny = 2`);
    const node = flat.nodes.find((each) => each.kind === "gate" && each.gate === name);
    if (node === undefined) throw new Error(`no ${name}`);
    const open = openGates(flat, new Set([node.id]));
    expectSound(open);
    expect(open.groups).toMatchObject([{ kind: "gate", key: node.id, parent: null }]);
    expect(open.nodes.length).toBeGreaterThanOrEqual(flat.nodes.length);
    expect(open.nodes.filter(({ group }) => group === 0).length).toBe(open.nodes.length - flat.nodes.length + 1);
    expect(apart(traceOf(flat), traceOf(open))).toBeLessThanOrEqual(1e-12);
  });

  it("open within what was opened, and within open functions, but not within closed ones", () => {
    const source = "s(u) = sigmoid(u) + 1\nL = cross_entropy(v, 1) * s(x)\nv = [1, 2]\nx = 3";
    const flat = graphOf(source);
    const shown = (open: readonly string[]): readonly string[] =>
      viewOf(flat, open, "L").nodes.flatMap((node) => (node.kind === "gate" ? [node.gate] : []));
    const loss = flat.nodes.find((node) => node.kind === "gate" && node.gate === "cross_entropy")?.id ?? "";
    const sigma = flat.nodes.find((node) => node.kind === "gate" && node.gate === "sigmoid")?.id ?? "";
    expect(shown([])).toEqual(["cross_entropy", "module", "multiply"]);
    expect(shown([sigma])).toEqual(["cross_entropy", "module", "multiply"]);
    expect(shown(["L.s"])).toEqual(["cross_entropy", "sigmoid", "add", "multiply"]);
    expect(shown(["L.s", sigma])).toEqual(["cross_entropy", "negate", "exp", "add", "divide", "add", "multiply"]);
    const once = viewOf(flat, [loss], "L");
    const inner = once.nodes.find((node) => node.kind === "gate" && node.gate === "log_softmax")?.id ?? "";
    expect(inner).toMatch(new RegExp(`^${loss}/in\\.\\d+$`));
    expect(viewOf(flat, [loss, inner], "L").groups.map(({ key }) => key)).toEqual([loss, inner]);
  });
});
