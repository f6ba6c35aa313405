import { describe, expect, it } from "vitest";
import { build } from "../graph/build.ts";
import { collapse } from "../graph/collapse.ts";
import { indexOfId } from "../graph/lookup.ts";
import { recognise } from "../graph/recognise.ts";
import { parse } from "../language/parse.ts";
import { chainOf, chainProduct } from "./chain.ts";
import { compile } from "./plan.ts";
import { run } from "./run.ts";
import type { Trace, TraceOptions } from "./trace.ts";

function traceOf(source: string, options: TraceOptions = {}): Trace {
  const { graph } = build(parse(source).program);
  if (graph === null) throw new Error(`${source} does not build`);
  return run(compile(graph), graph, options);
}

/** `f÷ -0.534, f.5+ 1`: ids and local gradients along the chain. */
function chain(trace: Trace, from: string, to: string) {
  const links = chainOf(trace, indexOfId(trace.graph, from), indexOfId(trace.graph, to));
  return links?.map(({ node, slot, local }) => [trace.graph.nodes[node]?.id, slot, Number(local.toFixed(10))]) ?? null;
}

const lecture = "u = w*x + b; f = 1/(1 + exp(-u)); w = 2; x = 1; b = -1";

describe("the local gradients on the way from one value to another", () => {
  it("are the lecture's four gates", () => {
    const trace = traceOf(lecture);
    expect(chain(trace, "u", "f")).toEqual([
      ["f", 1, -0.5344466454],
      ["f.3", 1, 1],
      ["f.2", 0, 0.3678794412],
      ["f.1", 0, -1],
    ]);
    const links = chainOf(trace, indexOfId(trace.graph, "u"), indexOfId(trace.graph, "f")) ?? [];
    expect(chainProduct(trace, links)).toBeCloseTo(0.1966119332414818, 14);
  });

  it("are the same at either grain, and in slide arithmetic as the slide has them", () => {
    expect(chain(traceOf(lecture, { grain: "wire" }), "u", "f")).toEqual(chain(traceOf(lecture), "u", "f"));
    const slide = traceOf(lecture, { arithmetic: "slide" });
    const links = chainOf(slide, indexOfId(slide.graph, "u"), indexOfId(slide.graph, "f")) ?? [];
    expect(links.map(({ local }) => local)).toEqual([-0.53, 1, 0.37, -1]);
    expect(chainProduct(slide, links)).toBe(0.2);
  });

  it.each([
    ["two ways", "f = exp(u) / (1 + exp(u))", "u", "f"],
    ["two slots of one gate", "f = exp(u * u)", "u", "f"],
    ["none", "f = exp(u) * v", "f.1", "v"],
    ["the other way round", "f = exp(u)", "f", "u"],
    ["no way at all", "f = exp(u)", "f", "f"],
    ["a vector on the way", "f = sum(exp(u * [1, 2]))", "u", "f"],
    ["a vector at its start", "v = u * [1, 2]; f = norm(v)", "v", "f"],
    ["no gradient", "g = exp(u); f = u + 1; f * 2", "u", "g"],
  ])("are not told where there is %s", (_what, source, from, to) => {
    expect(chain(traceOf(`${source}; u = 0.5`), from, to)).toBeNull();
  });

  it.each([
    "1 / (1 + exp(-u))",
    "(1 + exp(-1 * u))^-1",
    "log(1 + exp(u))",
    "max(0, u)",
    "(1 + tanh(u / 2)) / 2",
    "2 sigmoid(2u) - 1",
  ])("multiply to that of the one gate that %s is", (text) => {
    for (const u of [-3, -0.5, 0.7, 2]) {
      const trace = traceOf(`f = ${text}; u = ${String(u)}`);
      const { graph } = trace;
      const collapsed = collapse(graph, recognise(graph));
      const one = run(compile(collapsed), collapsed);
      const links = chainOf(trace, indexOfId(graph, "u"), graph.output) ?? [];
      const [only, ...others] = chainOf(one, indexOfId(collapsed, "u"), collapsed.output) ?? [];
      expect(others).toEqual([]);
      expect(Math.abs(chainProduct(trace, links) - (only?.local ?? Number.NaN))).toBeLessThanOrEqual(1e-12);
    }
  });
});
