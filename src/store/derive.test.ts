import { describe, expect, it } from "vitest";
import { carryCursor, momentOf } from "./cursor.ts";
import { counts, derive, revise, structureOf, targetIndex, traceOf } from "./derive.ts";
import { initialSettings } from "./state.ts";

const l7 = "f = (x + y) * z\nx = -2\ny = 5\nz = -4";

function traceOfText(source: string, settings = initialSettings) {
  const { graph } = derive(source);
  if (graph === null) throw new Error(`no graph: ${source}`);
  return traceOf(graph, settings);
}

describe("derive", () => {
  it("parses and builds a text once", () => {
    const before = { ...counts };
    const first = derive("f = 3 * once");
    expect(derive("f = 3 * once")).toBe(first);
    expect(counts.parses - before.parses).toBe(1);
    expect(counts.builds - before.builds).toBe(1);
  });

  it.each(["(x+", "x = = 2", "a = b; b = a", "1.2.3"])("gives no graph and says why: %s", (source) => {
    const { graph, diagnostics } = derive(source);
    expect(graph).toBeNull();
    expect(diagnostics.length).toBeGreaterThan(0);
  });

  it("tells a mistake once, not also that nothing is left to compute", () => {
    expect(derive("f = (x +").diagnostics.length).toBe(1);
    expect(derive("x = 5").diagnostics.length + derive("").diagnostics.length).toBeGreaterThan(0);
  });

  it("gives the same trace for the same graph and settings, another for others", () => {
    const exact = traceOfText(l7);
    expect(traceOfText(l7)).toBe(exact);
    expect(traceOfText(l7, { ...initialSettings, theme: "dark" })).toBe(exact);
    expect(traceOfText(l7, { ...initialSettings, grain: "wire" })).not.toBe(exact);
  });

  it("differentiates what the settings name, and the output where they name nothing known", () => {
    const { graph } = derive("q = x + y\nf = q * z");
    if (graph === null) throw new Error("no graph");
    expect(graph.nodes[targetIndex(graph, "q")]?.name).toBe("q");
    expect(targetIndex(graph, "gone")).toBe(graph.output);
    expect(targetIndex(graph, null)).toBe(graph.output);
  });
});

describe("revise", () => {
  it("rewrites the literal, and shares plan and structure without parsing or building", () => {
    const { graph } = derive(l7);
    if (graph === null) throw new Error("no graph");
    traceOf(graph, initialSettings);
    const before = { ...counts };
    const revised = revise(
      l7,
      graph.nodes.findIndex((node) => node.id === "y"),
      7.5,
    );
    expect(revised?.source).toBe("f = (x + y) * z\nx = -2\ny = 7.5\nz = -4");
    const after = derive(revised?.source ?? "").graph;
    if (after === null) throw new Error("no graph");
    expect(structureOf(after)).toBe(structureOf(graph));
    expect(traceOf(after, initialSettings).values).toContain((-2 + 7.5) * -4);
    expect(counts).toEqual({ ...before, runs: before.runs + 1 });
  });

  it("comes to the very graph that parsing the new text comes to", () => {
    const source = "f = u * v # late = 1\nv = 2";
    const { graph } = derive(source);
    const revised = revise(source, graph?.nodes.findIndex((node) => node.id === "u") ?? -1, -3);
    const primed = derive(revised?.source ?? "");
    const parsed = derive(`${revised?.source ?? ""}\n`);
    expect(revised?.source).toBe("f = u * v # late = 1\nv = 2\nu = -3");
    expect(primed.graph?.nodes.map(({ id, span }) => [id, span])).toEqual(
      parsed.graph?.nodes.map(({ id, span }) => [id, span]),
    );
  });
});

describe("carryCursor", () => {
  const gate = traceOfText(l7);
  const wire = traceOfText(l7, { ...initialSettings, grain: "wire" });

  it("keeps start and end", () => {
    expect(carryCursor(gate, wire, 0)).toBe(0);
    expect(carryCursor(gate, wire, gate.steps.length)).toBe(wire.steps.length);
  });

  it("keeps every cursor where only values changed", () => {
    const other = traceOfText(l7.replace("5", "50"));
    for (let cursor = 0; cursor <= gate.steps.length; cursor++) expect(carryCursor(gate, other, cursor)).toBe(cursor);
  });

  it("finds the same step again", () => {
    const longer = traceOfText("f = (x + y) * z + w\nx = -2\ny = 5\nz = -4\nw = 1");
    const cursor = carryCursor(gate, longer, 1);
    expect(longer.steps[cursor - 1]?.node).toBe(gate.steps[0]?.node);
  });

  it("keeps the phase and stays in range when the step is gone", () => {
    const small = traceOfText("g = a * b");
    for (let cursor = 0; cursor <= gate.steps.length; cursor++) {
      const carried = carryCursor(gate, small, cursor);
      expect(carried).toBeGreaterThanOrEqual(0);
      expect(carried).toBeLessThanOrEqual(small.steps.length);
      expect(momentOf(small, carried).phase).toBe(momentOf(gate, cursor).phase);
    }
  });
});
