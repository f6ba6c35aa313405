import { describe, expect, it } from "vitest";
import type { Graph } from "../../core/graph/graph.ts";
import { derive } from "../../store/derive.ts";
import { entriesOf, search, type Entry } from "./search.ts";

const graphOf = (source: string): Graph => derive(source).graph!;

function entries(source: string): readonly Entry[] {
  const graph = graphOf(source);
  return entriesOf(graph, graph, source);
}

/** Names of what is found, the best first; of what has none its text. */
const found = (source: string, query: string): string[] =>
  search(entries(source), query, 50).entries.map(({ name, expression }) => (name === "" ? expression : name));

const program = `loss = (sigma_x - target)^2 + weight * sigma_x
sigma_x = sigmoid(weight * x)
weight = 0.5
x = 2
target = 1`;

describe("search", () => {
  it("finds by name, the exact one first, then beginnings, then parts", () => {
    expect(found("we = a*w; w2 = w + we; f = w2 * aw", "w")).toEqual(["w", "we", "w2", "aw", "f"]);
  });

  it("puts the case that was typed before the other", () => {
    expect(found("f = W * w", "w").slice(0, 2)).toEqual(["w", "W"]);
    expect(found("f = w * W", "W").slice(0, 2)).toEqual(["W", "w"]);
  });

  it("finds by gate, by its word and by its sign", () => {
    expect(found(program, "sigmoid")).toContain("sigma_x");
    expect(found(program, "sigmoid")[0]).toBe("sigma_x");
    expect(found(program, "input").sort()).toEqual(["target", "weight", "x"]);
    expect(found("f = sigmoid(x) + y", "σ")).toEqual(["u₁"]);
    expect(found("f = x × y + z", "×")).toContain("u₁");
  });

  it("finds by what the program says, whatever its spaces", () => {
    expect(found(program, "weight*x")).toContain("u₁");
    expect(found("f = exp( x  *  y ) + 1", "x*y")).toContain("u₁");
  });

  it("finds u₁ as it is shown and as it is typed", () => {
    expect(found("f = x * y + z", "u1")).toEqual(["u₁"]);
    expect(found("f = x * y + z", "u₁")).toEqual(["u₁"]);
  });

  it("wants every word, in any order", () => {
    expect(found(program, "multiply weight")).toEqual(found(program, "weight multiply"));
    expect(found(program, "multiply weight").length).toBeGreaterThan(0);
    expect(found(program, "multiply nowhere")).toEqual([]);
  });

  it("finds functions by their name before the values in them", () => {
    const source = "neuron(a) = sigmoid(a * 2); h = neuron(x); f = neuron(h) * h";
    const { entries: best } = search(entries(source), "neuron", 50);
    expect(best.slice(0, 2).map(({ kind, gate }) => [kind, gate])).toEqual([
      ["group", "function"],
      ["group", "function"],
    ]);
  });

  it("finds nothing for nothing, and odd names as any other", () => {
    expect(search(entries(program), "   ", 50)).toEqual({ entries: [], count: 0 });
    expect(found("f = __proto__ * constructor", "proto")[0]).toBe("__proto__");
    expect(found("f = x + y", ".*")).toEqual([]);
  });

  it("lists as many as were asked for and counts all, in the order of computation", () => {
    const source = `f = ${Array.from({ length: 90 }, () => "x*y").join(" + ")}`;
    const { entries: best, count } = search(entries(source), "multiply", 50);
    expect(best).toHaveLength(50);
    expect(count).toBe(90);
    expect(best.map(({ index }) => index)).toEqual([...best.map(({ index }) => index)].sort((a, b) => a - b));
  });

  it("calls what a closed group hides by its text: its number on the canvas is another's", () => {
    const source = "g(a) = exp(a * 2); h = g(x) * 3; f = h + x * y";
    const full = graphOf(source);
    const shown = { ...full, nodes: full.nodes.filter(({ group }) => group === null) };
    const all = entriesOf(full, shown, source);
    expect(all.filter(({ kind, name }) => kind === "node" && name === "").map(({ expression }) => expression)).toEqual([
      "a * 2",
      "exp(a * 2)",
    ]);
    expect(search(all, "u1", 9).entries.map(({ expression }) => expression)).toEqual(["x * y"]);
  });

  it("takes under 10 ms on ten thousand nodes", () => {
    const one = entries(`f = ${Array.from({ length: 1000 }, (_u, i) => `x*y${i % 7}`).join(" + ")}`);
    const many = Array.from({ length: 6 }, () => one).flat();
    expect(many.length).toBeGreaterThan(10_000);
    for (const query of ["m", "multiply y3", "add x", "nothing at all", "u123"]) {
      // The best of some: what else the machine does is not the search's.
      const times = Array.from({ length: 9 }, () => {
        const start = performance.now();
        search(many, query, 50);
        return performance.now() - start;
      });
      expect(Math.min(...times), query).toBeLessThan(10);
    }
  });
});
