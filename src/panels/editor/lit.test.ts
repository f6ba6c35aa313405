import { describe, expect, it } from "vitest";
import { build } from "../../core/graph/build.ts";
import type { Graph } from "../../core/graph/graph.ts";
import { parse } from "../../core/language/parse.ts";
import { compile } from "../../core/trace/plan.ts";
import { run } from "../../core/trace/run.ts";
import { litMarks, nodesAt } from "./lit.ts";

function graphOf(source: string): Graph {
  const { graph } = build(parse(source).program);
  if (graph === null) throw new Error("The program does not build.");
  return graph;
}

const lecture = "f = (x + y) * z\nx = -2\ny = 5\nz = -4";

describe("what the text under the pointer means", () => {
  it.each([
    ["a name, wherever it stands", "x", 5, "-2"],
    ["an operator: the innermost gate around it", "+", 7, "x + y"],
    ["the outer operator", "*", 12, "(x + y) * z"],
  ])("%s", (_, character, position, text) => {
    expect(lecture.charAt(position)).toBe(character);
    const graph = graphOf(lecture);
    const found = nodesAt(graph, lecture, position).map((id) => graph.nodes.find((node) => node.id === id)?.span);
    expect(found.map((span) => lecture.slice(span?.from, span?.to))).toEqual([text]);
  });

  it("is the gate where an operator touches a name", () => {
    const source = "f=x+y";
    expect(nodesAt(graphOf(source), source, 3)).toEqual(["f"]);
    expect(nodesAt(graphOf(source), source, 2)).toEqual(["x"]);
    expect(nodesAt(graphOf(source), source, 4)).toEqual(["y"]);
  });

  it("is nothing in empty text", () => {
    const source = "f = x\n\n\n";
    expect(nodesAt(graphOf(source), source, source.length)).toEqual([]);
  });

  it("survives names of Object's own", () => {
    const source = "f = constructor * __proto__";
    expect(nodesAt(graphOf(source), source, 6)).toEqual(["constructor"]);
  });
});

describe("what is lit in the text", () => {
  const graph = graphOf(lecture);
  const trace = run(compile(graph), graph);
  const lit = (cursor: number) =>
    litMarks(trace, cursor, null, []).map(({ from, to, kind }) => [lecture.slice(from, to), kind]);

  it("is the gate of the step, by phase", () => {
    expect(lit(0)).toEqual([]);
    expect(lit(1)).toEqual([["x + y", "forward"]]);
    expect(lit(trace.steps.length)).toEqual([["x + y", "backward"]]);
  });

  it("is what is hovered and selected, beside it", () => {
    const kinds = litMarks(trace, 1, "f", ["x"]).map(({ kind }) => kind);
    expect(kinds).toEqual(["forward", "selected", "hovered"]);
  });
});
