import { describe, expect, it } from "vitest";
import { parse } from "../language/parse.ts";
import { generate } from "../oracle/generate.ts";
import { random, type Random } from "../oracle/random.ts";
import { generateTensors } from "../oracle/tensorGenerate.ts";
import { writeTensors } from "../oracle/tensorWrite.ts";
import { write } from "../oracle/write.ts";
import type { Nested } from "../tensor/tensor.ts";
import { gradientOf, valueOf } from "../trace/access.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import { build } from "./build.ts";
import { suggestName } from "./freeNames.ts";
import type { Graph } from "./graph.ts";
import { nodeAt, wiredNodes } from "./lookup.ts";
import { makeFunction } from "./makeFunction.ts";
import { apart, graphOf } from "./recognise.fixtures.ts";

/** Nodes by id; `@f.s` is all that stands in the group of that key. */
function selected(graph: Graph, ids: string): readonly number[] {
  return ids.split(" ").flatMap((id) => {
    const held = (index: number | null): boolean =>
      index !== null && (graph.groups[index]?.key === id.slice(1) || held(graph.groups[index]?.parent ?? null));
    const found = [...graph.nodes.keys()].filter((index) => {
      const node = nodeAt(graph, index);
      return id.startsWith("@") ? held(node.group) : node.id === id;
    });
    if (found.length === 0) throw new Error(`${id} is none of ${graph.nodes.map((node) => node.id).join(" ")}`);
    return found;
  });
}

function made(source: string, ids: string, name = "g"): string {
  const graph = graphOf(source);
  const result = makeFunction(source, parse(source).program, graph, selected(graph, ids), name);
  return "source" in result ? result.source : result.refusal;
}

describe("a selection becomes a function", () => {
  it.each([
    ["f = 1/(1+exp(-(w*x+b)))", "f.3 f.4 f.5 f", "g(u) = 1 / (1 + exp(-u))\nf = g(w * x + b)"],
    ["f = 1/(1+exp(-(w*x+b)))", "f.1 f.2 f.3 f.4 f.5 f", "g(w, x, b) = 1 / (1 + exp(-(w * x + b)))\nf = g(w, x, b)"],
    ["q = x + y  # both\nf = q * z", "q f", "g(x, y, z) = (x + y) * z\nf = g(x, y, z)"],
    ["f = q * x\nq = y + x  # both\n", "q f", "g(y, x) = (y + x) * x\nf = g(y, x)\nx = -2\ny = 5"],
    ["q = x + y; f = q * z", "q f", "g(x, y, z) = (x + y) * z\nf = g(x, y, z)"],
    [
      "f = q * z; q = x + y; z = 1; x = 2; y = 3",
      "q f",
      "g(x, y, z) = (x + y) * z\nf = g(x, y, z); z = 1; x = 2; y = 3",
    ],
    ["q = x + y\nf = q * q", "q f", "g(x, y) = (x + y) * (x + y)\nf = g(x, y)"],
    ["q = x + y\nf = q * q", "q", "g(x, y) = x + y\nq = g(x, y)\nf = q * q"],
    ["f = 2*(x + y) - 1", "f.1", "g(x, y) = x + y\nf = 2*g(x, y) - 1"],
    ["f = (x + y)z", "f.1", "g(x, y) = x + y\nf = (g(x, y))z"],
    ["f = x\nf += 2 y\nx = 3", "f.1 f", "f = x\ng(x, y) = x + 2 * y\nf = g(f, y)\nx = 3"],
    ["f = x*y z", "f.1", "g(x, y) = x * y\nf = g(x, y) z"],
    ["f = exp(x + y)", "f.1", "g(x, y) = x + y\nf = exp(g(x, y))"],
    ["(x + y) * z", "f.1", "g(x, y) = x + y\ng(x, y) * z"],
    ["f(x, y, z) = (x + y) z", "f.1", "g(x, y) = x + y\nf(x, y, z) = (g(x, y)) z"],
    ["f = x*x + u*v\nx = 2", "f.1 f.2 f", "g(x, u, v) = x * x + u * v\nf = g(x, u, v)\nx = 2"],
    ["f = tanh(u + v) * exp(x*y)", "f.2 f.4 f", "g(p, q) = tanh(p) * exp(q)\nf = g(u + v, x * y)"],
    ["h = x*w; h = tanh(h); f = 2h + h", "h#1 h", "g(x, w) = tanh(x * w)\nh = g(x, w); f = 2h + h"],
    ["f = e^(x y) + pi", "f.1 f.2", "g(x, y) = e^(x * y)\nf = g(x, y) + pi"],
    ["a = x + y; b = a; f = b*b", "a f", "g(x, y) = (x + y) * (x + y)\nf = g(x, y)"],
    ["s(u) = exp(u)\nf = s(x)*s(y) + 1", "@f.s @f.s:2 f.3", "s(u) = exp(u)\ng(x, y) = s(x) * s(y)\nf = g(x, y) + 1"],
    ["s(u) = exp(u)\nf = s(x y)*s(y) + 1", "@f.s f.4", "s(u) = exp(u)\ng(v, p) = s(v) * p\nf = g(x * y, s(y)) + 1"],
    [
      "k = 0\nX = [[1, 2], [3, 4]]\nf = sum(X.sum(axis=k)[1:] * X)",
      "f.1 f.2",
      "k = 0\nX = [[1, 2], [3, 4]]\ng(X) = sum(X, axis=k)[1:]\nf = sum(g(X) * X)",
    ],
    [
      "x = [1, 2]\nf = sum([3, 4] * x) + sum(onehot(1, 2) * x)",
      "f.2 f.3",
      "x = [1, 2]\ng(x) = sum([3, 4] * x)\nf = g(x) + sum(onehot(1, 2) * x)",
    ],
  ])("%j, %s", (source, ids, expected) => {
    expect(made(source, ids)).toBe(expected);
  });

  it("changes nothing around it", () => {
    const source = "# a neuron\nx = [1, 2]   # in\n\nh = tanh(x · w + b)  # out\nw = [3, -1]; b = 0.5\n";
    expect(made(source, "h.1 h.2 h", "neuron")).toBe(
      "# a neuron\nx = [1, 2]   # in\n\nneuron(x, w, b) = tanh(x · w + b)\nh = neuron(x, w, b)  # out\nw = [3, -1]; b = 0.5\n",
    );
  });

  it("goes above a statement that begins within the line of another", () => {
    expect(made("x = [1,\n  2]; f = sum(x * x)", "f.1 f")).toBe("g(x) = sum(x * x)\nx = [1,\n  2]; f = g(x)");
  });
});

describe("is refused with the reason", () => {
  const chain = "q = x + y; r = 2q; f = q * r";
  it.each([
    [chain, "q r", "q and r are both needed outside, and a function has one value."],
    [chain, "q f", "r lies between the selected gates, so that the new gate would need its own value. Select it too."],
    ["a = x + y; b = 2a; c = exp(b); f = a * c", "a f", "b and c lie between the selected gates"],
    [chain, "x", "x is an input, and a gate is made of gates. Select the gates that use it."],
    [chain, "x y", "x and y are inputs, and a gate is made of gates."],
    ["s(u) = exp(2u); f = s(x) + 1", "@f.s", "s is a gate already."],
    ["s(u) = exp(2u); f = s(x) + 1", "f.1 f", "2 * u stands inside s, whose text serves every call. Select all of s"],
    ["s(u) = exp(2u); t(u) = s(u) + 1; f = t(x) * 2", "@f.t/f.s f", "2 * u stands inside t"],
    ["a, b = x + y, x * y; f = a * exp(b)", "f.1 b", "b is given a value together with another name."],
    ["q = 2 * [x, y]; f = sum(q[1:]) / len(q)", "q f.1", "In a function of its own this would mean something else"],
  ])("%j, %s", (source, ids, reason) => {
    expect(made(source, ids)).toContain(reason);
  });

  it.each([
    ["f", "f has a meaning already. f2 is free."],
    ["x", "x has a meaning already. x3 is free."],
    ["exp", "exp has a meaning already. exp2 is free."],
    ["pi", "pi has a meaning already."],
    ["zeros", "zeros has a meaning already."],
    ["", "Nothing is no name"],
    ["2a", "2a is no name: write a letter, then letters, digits or _."],
    ["a b", "a b is no name"],
    ["a = 1; g", "is no name"],
    ["for", "for is no name"],
    ["lambda", "lambda is no name"],
  ])("a function called %j", (name, reason) => {
    expect(made("f = x + y; x2 = x; x2", "f", name)).toContain(reason);
  });

  it("a value that doubles again and again, written out", () => {
    const lines = Array.from({ length: 20 }, (_, i) => `h${String(i + 1)} = h${String(i)} * h${String(i)}`);
    const ids = Array.from({ length: 20 }, (_, i) => `h${String(i + 1)}`).join(" ");
    expect(made(`h0 = x + 1\n${lines.join("\n")}`, ids)).toContain("too long");
  });

  it("nothing", () => {
    expect(makeFunction("f = x + 1", parse("f = x + 1").program, graphOf("f = x + 1"), [], "g")).toHaveProperty(
      "refusal",
    );
  });
});

it("a name is proposed that is free", () => {
  expect(["f = x", "g(u) = u; f = g(x)", "g = 2; g2 = g; f = g2"].map((s) => suggestName(parse(s).program))).toEqual([
    "g",
    "g2",
    "g3",
  ]);
});

/** Gates that are selected together: those of a whole call, else one alone. */
function unitOf(graph: Graph, index: number): number {
  const outermost = (group: number | null): number | null => {
    const parent = group === null ? null : (graph.groups[group]?.parent ?? null);
    return parent === null ? group : outermost(parent);
  };
  const group = outermost(nodeAt(graph, index).group);
  return group === null ? index : -1 - group;
}

/** Some of the gates that lead to one of them, such that only its value is needed outside. */
function convex(graph: Graph, dice: Random): ReadonlySet<number> {
  const gates = [...graph.nodes.keys()].filter((index) => nodeAt(graph, index).kind === "gate");
  const units = new Set([unitOf(graph, dice.pick(gates))]);
  const eagerness = dice.next();
  for (const index of gates.toReversed()) {
    const unit = unitOf(graph, index);
    const members = gates.filter((gate) => unitOf(graph, gate) === unit);
    const users = gates.filter(
      (gate) => unitOf(graph, gate) !== unit && wiredNodes(nodeAt(graph, gate)).some((node) => members.includes(node)),
    );
    const isFree = users.length > 0 && users.every((user) => units.has(unitOf(graph, user)));
    if (isFree && !members.includes(graph.output) && dice.chance(0.5 + eagerness / 2)) units.add(unit);
  }
  return new Set(gates.filter((gate) => units.has(unitOf(graph, gate))));
}

/** Whether some way leads from a selected gate out of the selection and into it again: followed wire by wire. */
function returns(graph: Graph, chosen: ReadonlySet<number>): boolean {
  const leaves = (index: number, hasLeft: boolean): boolean =>
    wiredNodes(nodeAt(graph, index)).some((operand) =>
      chosen.has(operand) ? hasLeft || leaves(operand, false) : leaves(operand, true),
    );
  return [...chosen].some((index) => leaves(index, false));
}

interface Seen {
  readonly gate: string;
  readonly value: Nested;
  readonly gradient: Nested;
}

function everything(graph: Graph): readonly (Seen & { readonly id: string; readonly name: string | null })[] {
  const trace = run(compile(graph), graph);
  return graph.nodes.map((node, index) => ({
    id: node.id,
    name: node.name,
    gate: node.kind === "input" ? "input" : node.gate,
    value: valueOf(trace, index),
    gradient: gradientOf(trace, index),
  }));
}

const isClose = (a: Seen, b: Seen): boolean =>
  a.gate === b.gate && apart(a.value, b.value) <= 1e-12 && apart(a.gradient, b.gradient) <= 1e-12;

/** What is wrong with a text in which some nodes have become a function; null where everything is right. */
function wrong(graph: Graph, text: string, gone: ReadonlySet<number>): string | null {
  const { program, diagnostics } = parse(text);
  const after = build(program).graph;
  if (after === null || diagnostics.length > 0) return diagnostics[0]?.message ?? "does not build";
  const [was, is] = [everything(graph), everything(after)];
  const output = is[after.output];
  if (output === undefined || !isClose(output, was[graph.output] ?? output)) return "the output";
  const byId = new Map(is.map((seen) => [seen.id, seen]));
  for (const [index, seen] of was.entries()) {
    if (gone.has(index)) continue;
    // Unnamed values are counted anew: one that is alike must be left.
    const left = seen.name === null ? is.find((one) => isClose(one, seen)) : byId.get(seen.id);
    if (left === undefined || !isClose(left, seen)) return `${seen.id} ${JSON.stringify(seen)} ${JSON.stringify(left)}`;
  }
  return null;
}

describe.each([
  ["numbers", (dice: Random) => write(generate(dice), dice)],
  ["tensors", (dice: Random) => writeTensors(generateTensors(dice), dice)],
])("random programs of %s", (_what, program) => {
  it.each([1, 2])("keep all values and gradients, portion %i", { timeout: 120_000 }, (portion) => {
    const failures: string[] = [];
    let [count, refused] = [0, 0];
    for (let seed = portion * 10_000; count < 150; seed++) {
      const dice = random(seed);
      const source = program(dice);
      const { program: read } = parse(source);
      const { graph } = build(read);
      if (graph === null || graph.nodes.every((node) => node.kind === "input")) continue;
      const chosen = convex(graph, dice);
      const result = makeFunction(source, read, graph, [...chosen], "made");
      if ("refusal" in result) {
        // A function alone is one already; one whose operand is its value has its end elsewhere.
        if (!/is a gate already/.test(result.refusal))
          failures.push(`seed ${String(seed)}: ${result.refusal}\n${source}`);
        refused++;
        continue;
      }
      count++;
      const last = Math.max(...chosen);
      const problem = wrong(graph, result.source, new Set([...chosen].filter((index) => index !== last)));
      if (problem !== null) failures.push(`seed ${String(seed)}: ${problem}\n${source}\n=>\n${result.source}`);
    }
    expect(failures.slice(0, 2)).toEqual([]);
    expect(refused).toBeLessThan(20);
  });

  it("are refused where a gate would feed itself", { timeout: 120_000 }, () => {
    const seen = { returning: 0, refused: 0 };
    for (let seed = 1; seen.returning < 100; seed++) {
      const dice = random(seed);
      const source = program(dice);
      const { program: read } = parse(source);
      const { graph } = build(read);
      if (graph === null) continue;
      const units = new Map([...graph.nodes.keys()].map((index) => [unitOf(graph, index), dice.chance(0.5)]));
      const chosen = [...graph.nodes.keys()].filter(
        (index) => nodeAt(graph, index).kind === "gate" && units.get(unitOf(graph, index)) === true,
      );
      if (!returns(graph, new Set(chosen))) continue;
      seen.returning++;
      const result = makeFunction(source, read, graph, chosen, "made");
      if ("refusal" in result && result.refusal.includes("between the selected gates")) seen.refused++;
    }
    expect(seen.refused).toBe(seen.returning);
  });
});
