import { describe, expect, it } from "vitest";
import { build } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import { indexOfName } from "../graph/lookup.ts";
import { landedOn, walk, type Landing, type Way } from "../graph/walk.ts";
import { symbols } from "../notation/symbols.ts";
import { readAny } from "../readAny.ts";
import { landingSaid, noLanding } from "./landing.ts";

function graphOf(source: string): Graph {
  const { graph } = build(readAny(source).program);
  if (graph === null) throw new Error("no graph");
  return graph;
}

/** Names and sentences along a walk; where no wire leads on it stays where it is. */
function walked(source: string, from: string, ways: readonly Way[]): [string, string][] {
  const graph = graphOf(source);
  let node = indexOfName(graph, from);
  let last: Landing | null = null;
  return ways.map((way) => {
    const landing = walk(graph, node, last, way);
    if (landing === null) return [symbols(graph)[node]?.text ?? "", noLanding(graph, node, way)];
    last = landing;
    node = landedOn(graph, landing);
    return [symbols(graph)[node]?.text ?? "", landingSaid(graph, landing)];
  });
}

const l7 = "q = x + y; f = q * z; x = -2; y = 5; z = -4";
const fork = "f = (x + y) * max(y, z); x = 1; y = 2; z = 0";

describe("walking along the wires", () => {
  it("goes on to what uses a value, and back by the same wire", () => {
    expect(walked(l7, "y", ["on", "on", "back", "back", "before"])).toEqual([
      ["q", "Along the wire from y to q: operand 2 of 2."],
      ["f", "Along the wire from q to f: operand 1 of 2."],
      ["q", "Back along operand 1 of 2 of f, to q."],
      ["x", "Back along operand 1 of 2 of q, to x."],
      ["x", "No other wire lies this way."],
    ]);
  });

  it("goes to the operands beside, and on from any of them", () => {
    expect(walked(l7, "f", ["back", "next", "next", "on", "on"])).toEqual([
      ["q", "Back along operand 1 of 2 of f, to q."],
      ["z", "Back along operand 2 of 2 of f, to z."],
      ["z", "No other wire lies this way."],
      ["f", "Along the wire from z to f: operand 2 of 2."],
      ["f", "No wire leads on from f."],
    ]);
  });

  it("goes to every gate that uses a value", () => {
    expect(walked(fork, "y", ["on", "next", "next", "back"])).toEqual([
      ["u₁", "Along wire 1 of 2 out of y, to u₁: operand 2 of 2."],
      ["u₂", "Along wire 2 of 2 out of y, to u₂: operand 1 of 2."],
      ["u₂", "No other wire lies this way."],
      ["y", "Back along operand 1 of 2 of u₂, to y."],
    ]);
  });

  it("tells two wires from one value to one gate apart, and stops at inputs", () => {
    expect(walked("f = x * x; x = 3", "x", ["before", "back", "on", "next"])).toEqual([
      ["x", "No other wire lies this way."],
      ["x", "No wire leads back from x."],
      ["f", "Along wire 1 of 2 out of x, to f: operand 1 of 2."],
      ["f", "Along wire 2 of 2 out of x, to f: operand 2 of 2."],
    ]);
  });
});
