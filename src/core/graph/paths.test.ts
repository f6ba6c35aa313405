import { describe, expect, it } from "vitest";
import { parse } from "../language/parse.ts";
import { generate } from "../oracle/generate.ts";
import { random } from "../oracle/random.ts";
import { write } from "../oracle/write.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import type { Trace } from "../trace/trace.ts";
import { build } from "./build.ts";
import type { Graph } from "./graph.ts";
import { indexOfId, indexOfName } from "./lookup.ts";
import { pathsBetween } from "./paths.ts";

const graphOf = (source: string): Graph => build(parse(source).program).graph!;
const between = (source: string, from: string, to: string) => {
  const graph = graphOf(source);
  const found = pathsBetween(graph, indexOfName(graph, from), indexOfName(graph, to));
  return { ...found, names: [...found.nodes].map((i) => graph.nodes[i]!.id).sort() };
};

/** A wire as an enumeration of paths meets it. */
interface Way {
  readonly gate: number;
  readonly slot: number;
}

/** Every path, one after the other, by trying each wire; null where there are more than `most`. */
function everyPath(graph: Graph, from: number, to: number, most: number): Way[][] | null {
  const paths: Way[][] = [];
  const walk = (at: number, way: readonly Way[]): boolean => {
    if (at === to) paths.push([...way]);
    if (paths.length > most) return false;
    return graph.nodes.every((node, gate) => {
      if (node.kind === "input") return true;
      return node.operands.every(
        (operand, slot) => operand.kind !== "wire" || operand.node !== at || walk(gate, [...way, { gate, slot }]),
      );
    });
  };
  return walk(from, []) ? paths : null;
}

/** Local gradient of each wire that the backward pass took: `gate/slot` -> ∂gate/∂slot. */
function localsOf(trace: Trace): ReadonlyMap<string, number> {
  const locals = new Map<string, number>();
  for (const step of trace.steps) {
    if (step.kind !== "backward") continue;
    const gate = indexOfId(trace.graph, step.node);
    for (const { slot, local } of step.slots) locals.set(`${gate}/${slot}`, Number(local));
  }
  return locals;
}

describe("paths by hand", () => {
  it.each([
    ["f = (x + y) * z; x = 1; y = 2; z = 3", "x", 1n, 2, 2],
    ["f = x * x; x = 3", "x", 2n, 1, 1],
    ["a = x * x; b = a * a; f = b * b; x = 1.1", "x", 8n, 3, 3],
    ["a = exp(x); f = x * a + a; x = 1", "x", 3n, 2, 3],
    ["f = x + y; x = 1; y = 1", "f", 1n, 0, 0],
  ] as const)("%s from %s: %s of length %s to %s", (source, from, count, shortest, longest) => {
    expect(between(source, from, "f")).toMatchObject({ count, shortest, longest });
  });

  it("holds what lies on a path and nothing else", () => {
    const source = "a = x * y; b = exp(a); side = a + 7; c = y + 1; f = b * c + side * 0; x = 1; y = 2";
    expect(between(source, "x", "b").names).toEqual(["a", "b", "x"]);
    expect(between(source, "x", "c").names).toEqual([]);
  });

  it("finds none backwards, and none where nothing leads", () => {
    expect(between("f = x + y; x = 1; y = 1", "f", "x")).toMatchObject({ count: 0n, shortest: 0, longest: 0 });
    expect(between("f = x + y; x = 1; y = 1", "x", "y").nodes.size).toBe(0);
  });

  it("counts beyond what a float holds", () => {
    const graph = graphOf(`u = 1\n${"u = u + u\n".repeat(1100)}`);
    const { count, nodes } = pathsBetween(graph, 0, graph.output);
    expect(count).toBe(2n ** 1100n);
    expect(nodes.size).toBe(1101);
  });
});

describe("paths in random graphs", () => {
  const most = 3000;
  const cases = Array.from({ length: 150 }, (_unused, seed) => seed);
  let compared = 0;
  let summed = 0;

  it.each(cases)("agree with trying every one, and their products sum to the gradient: %s", (seed) => {
    const dice = random(seed + 7000);
    const { graph } = build(parse(write(generate(dice), dice)).program);
    if (graph === null) return;
    const trace = run(compile(graph), graph, { target: graph.output, grain: "gate", arithmetic: "exact" });
    const locals = localsOf(trace);
    graph.nodes.forEach((_node, from) => {
      const all = everyPath(graph, from, trace.target, most);
      if (all === null) return;
      compared++;
      const { nodes, count, shortest, longest } = pathsBetween(graph, from, trace.target);
      expect(count).toBe(BigInt(all.length));
      expect(nodes).toEqual(new Set(all.length === 0 ? [] : [from, ...all.flat().map(({ gate }) => gate)]));
      expect(shortest).toBe(all.length === 0 ? 0 : Math.min(...all.map((way) => way.length)));
      expect(longest).toBe(Math.max(0, ...all.map((way) => way.length)));
      expect(trace.reached[from]).toBe(all.length > 0);
      const products = all.map((way) =>
        way.reduce((product, { gate, slot }) => product * locals.get(`${gate}/${slot}`)!, 1),
      );
      const size = products.reduce((sum, product) => sum + Math.abs(product), 0);
      const gradient = trace.gradients[trace.offsets[from]!]!;
      if (!Number.isFinite(size) || size > 1e12) return;
      summed++;
      const sum = products.reduce((total, product) => total + product, 0);
      expect(Math.abs(sum - gradient)).toBeLessThanOrEqual(1e-9 * Math.max(1, size));
    });
  });

  it("were many", () => {
    expect(compared).toBeGreaterThan(500);
    expect(summed).toBeGreaterThan(300);
  });
});
