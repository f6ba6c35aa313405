import { describe, expect, it } from "vitest";
import { build } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import { indexOfId } from "../graph/lookup.ts";
import { parse } from "../language/parse.ts";
import { gradientOf, valueOf } from "./access.ts";
import { compile } from "./plan.ts";
import { run } from "./run.ts";
import type { Step, Trace, TraceOptions } from "./trace.ts";

function graphOf(source: string): Graph {
  const parsed = parse(source);
  expect(parsed.diagnostics).toEqual([]);
  const { graph, diagnostics } = build(parsed.program);
  if (graph === null) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  return graph;
}

function trace(source: string, options?: TraceOptions): Trace {
  const graph = graphOf(source);
  return run(compile(graph), graph, options);
}

function gradients(source: string, options?: TraceOptions): Record<string, unknown> {
  const ran = trace(source, options);
  return Object.fromEntries(ran.graph.nodes.map((node, i) => [node.id, gradientOf(ran, i)]));
}

const said = (step: Step): string => {
  if (step.kind === "backward")
    return `${step.node} -> ${step.slots.map((s) => `${s.operand}.${String(s.slot)}`).join(" ")}`;
  return `${step.kind} ${step.node}`;
};

const l7 = "q = x + y\nf = q * z\nx = -2\ny = 5\nz = -4";

describe("steps", () => {
  it("at wire grain come in the order of the lecture", () => {
    const { steps, forwardCount } = trace(l7, { grain: "wire" });
    expect(steps.slice(0, forwardCount).map(said)).toEqual(["forward q", "forward f"]);
    expect(steps.slice(forwardCount).map(said)).toEqual(["seed f", "f -> z.1", "f -> q.0", "q -> y.1", "q -> x.0"]);
  });

  it("at gate grain are one a gate", () => {
    const { steps } = trace(l7);
    expect(steps.map(said)).toEqual(["forward q", "forward f", "seed f", "f -> z.1 q.0", "q -> y.1 x.0"]);
  });

  it("carry local, upstream and downstream", () => {
    const { steps } = trace(l7);
    expect(steps[3]).toEqual({
      kind: "backward",
      node: "f",
      slots: [
        { slot: 1, operand: "z", local: 3, upstream: 1, downstream: 3 },
        { slot: 0, operand: "q", local: -4, upstream: 1, downstream: -4 },
      ],
    });
  });

  it("say from when on each value and gradient is known", () => {
    const ran = trace(l7);
    const known = (id: string): number[] => {
      const i = indexOfId(ran.graph, id);
      return [ran.valueAt[i] ?? -1, ran.gradientAt[i] ?? -1];
    };
    expect(known("x")).toEqual([0, 5]);
    expect(known("q")).toEqual([1, 4]);
    expect(known("z")).toEqual([0, 4]);
    expect(known("f")).toEqual([2, 3]);
  });

  it("sum up a value that branches as soon as its last term arrived", () => {
    const { steps } = trace("a = x * 2\nb = x * 3\nf = a + b\nx = 1");
    expect(steps.slice(3).map(said)).toEqual(["seed f", "f -> b.1 a.0", "b -> x.0", "a -> x.0", "accumulate x"]);
    expect(steps.at(-1)).toEqual({
      kind: "accumulate",
      node: "x",
      terms: [
        { gate: "b", slot: 0, value: 3 },
        { gate: "a", slot: 0, value: 2 },
      ],
      sum: 5,
    });
  });

  it("at wire grain sum up a repeated operand after its last slot", () => {
    const { steps } = trace("f = x * x\nx = 3", { grain: "wire" });
    expect(steps.map(said)).toEqual(["forward f", "seed f", "f -> x.1", "f -> x.0", "accumulate x"]);
  });
});

describe("gradients", () => {
  it("count slots, not sets of operands", () => {
    expect(gradients("f = x - x\nx = 3")["x"]).toBe(0);
    expect(gradients("f = x / x\nx = 3")["x"]).toBe(0);
    expect(gradients("f = x * x\nx = 3")["x"]).toBe(6);
    expect(gradients("f = x + x\nx = 3")["x"]).toBe(2);
    expect(gradients("f = max(x, x)\nx = 3")["x"]).toBe(1);
    expect(gradients("f = x^x\nx = 3")["x"]).toBeCloseTo(27 * (1 + Math.log(3)), 12);
  });

  it("are 0 where the target does not depend on a node", () => {
    const ran = trace("q = x + y\nf = q * z\nx = -2\ny = 5\nz = -4\nu = 7", { target: 2 });
    expect(ran.graph.nodes[2]?.id).toBe("q");
    const at = (id: string): number => indexOfId(ran.graph, id);
    expect(gradientOf(ran, at("z"))).toBe(0);
    expect(ran.reached[at("z")]).toBe(false);
    expect(gradientOf(ran, at("f"))).toBe(0);
    expect(gradientOf(ran, at("x"))).toBe(1);
    expect(ran.steps.filter((step) => step.kind === "accumulate")).toEqual([]);
  });

  it("leave nothing behind for the next run", () => {
    const graph = graphOf("f = x * x + x\nx = 3");
    const plan = compile(graph);
    const first = run(plan, graph);
    run(plan, graph);
    expect([...run(plan, graph).gradients]).toEqual([...first.gradients]);
  });
});

describe("slide arithmetic", () => {
  const l9 = "f = 1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))\nw0 = 2\nx0 = -1\nw1 = -3\nx1 = -2\nw2 = -3";

  it("rounds every number before it is used, as on the slides of the sigmoid example", () => {
    const ran = trace(l9, { arithmetic: "slide" });
    const of = (id: string): unknown => gradientOf(ran, indexOfId(ran.graph, id));
    expect(["w0", "x0", "w1", "x1", "w2"].map(of)).toEqual([-0.2, 0.4, -0.4, -0.6, 0.2]);
    expect(
      ran.graph.nodes.filter((n) => n.kind === "gate").map((n) => valueOf(ran, indexOfId(ran.graph, n.id))),
    ).toEqual([-2, 6, 4, 1, -1, 0.37, 1.37, 0.73]);
  });

  it("has no negative zero", () => {
    const ran = trace("f = x * y\nx = -0.001\ny = 1", { arithmetic: "slide" });
    expect(Object.is(valueOf(ran, indexOfId(ran.graph, "f")), 0)).toBe(true);
  });
});
