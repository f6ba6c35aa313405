import { describe, expect, it } from "vitest";
import { build } from "../graph/build.ts";
import { parse } from "../language/parse.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import type { Grain, Trace } from "../trace/trace.ts";
import { afterDeed, askedBy, reachOf, scoreOf, type Result } from "./progress.ts";
import { questionsOf } from "./question.ts";

function traceOf(source: string, grain: Grain = "gate"): Trace {
  const { graph } = build(parse(source).program);
  if (graph === null) throw new Error(`no graph: ${source}`);
  return run(compile(graph), graph, { grain });
}

const l7 = "q = x + y\nf = q * z\nx = -2\ny = 5\nz = -4";
const square = "f = x * x\nx = 3";

describe("what is asked", () => {
  it.each([
    [l7, "gate"],
    [l7, "wire"],
    [square, "gate"],
    ["s = sum(a)\nf = s * s\na = [1, 2]", "gate"],
  ] as const)("is counted as the questions are: %s, by %s", (source, grain) => {
    const trace = traceOf(source, grain);
    for (const step of trace.steps) expect(askedBy(step)).toEqual(questionsOf(trace, step).map(({ node }) => node));
  });
});

describe("how far a reader may look", () => {
  it("is the first step with an open question, and ends with the last", () => {
    const trace = traceOf(l7);
    expect(reachOf(trace, [])).toEqual({ cursor: 3, from: 0, hidden: ["f"] });
    expect(reachOf(trace, ["first"])).toEqual({ cursor: 4, from: 1, hidden: ["z", "q"] });
    expect(reachOf(trace, ["first", "open", "shown"])).toEqual({ cursor: 4, from: 1, hidden: ["z"] });
    expect(reachOf(trace, ["first", "missed", "later"])).toEqual({ cursor: 4, from: 1, hidden: ["z"] });
    const all: Result[] = ["first", "later", "shown", "first", "first"];
    expect(reachOf(trace, all)).toEqual({ cursor: 5, from: 5, hidden: [] });
  });

  it("hides a value that is used twice until both of its terms are told", () => {
    const trace = traceOf(square);
    expect(reachOf(trace, ["first", "first"]).hidden).toEqual(["x"]);
    expect(reachOf(trace, ["first", "first", "first"])).toEqual({ cursor: 4, from: 3, hidden: ["x"] });
  });
});

describe("results", () => {
  it("tell the first try from a later one, and keep what is closed", () => {
    expect(afterDeed([], 0, "right")).toEqual(["first"]);
    expect(afterDeed([], 2, "wrong")).toEqual(["open", "open", "missed"]);
    expect(afterDeed(["missed"], 0, "wrong")).toEqual(["missed"]);
    expect(afterDeed(["missed"], 0, "right")).toEqual(["later"]);
    expect(afterDeed(["missed"], 0, "shown")).toEqual(["shown"]);
    expect(afterDeed(["first"], 0, "wrong")).toEqual(["first"]);
    expect(afterDeed(["shown"], 0, "right")).toEqual(["shown"]);
  });

  it("are counted", () => {
    expect(scoreOf(["first", "open", "later", "shown", "missed", "first"])).toEqual({
      first: 2,
      later: 1,
      shown: 1,
      closed: 4,
    });
  });
});
