import { describe, expect, test } from "vitest";
import { indexOfId } from "../core/graph/lookup.ts";
import { gradientOf } from "../core/trace/access.ts";
import type { Trace } from "../core/trace/trace.ts";
import { checkingOf } from "./checked.ts";
import { shownTrace } from "./derive.ts";
import { findingsOf } from "./diagnosed.ts";
import { exactTrace } from "./exact.ts";
import { createAppStore } from "./store.ts";

const source = "unit(u) = sigmoid(9 * u) * u\nq = unit(x)\nf = q * v\nx = 0.314; v = 2";

function opened(text: string) {
  const store = createAppStore();
  store.getState().setSource(text, "link");
  const exact = (): Trace => {
    const trace = exactTrace(store.getState());
    if (trace === null) throw new Error("no trace");
    return trace;
  };
  return { store, exact, actions: store.getState() };
}

describe("the trace that is checked", () => {
  test("is the one on the canvas where that has no closed groups and no rounding", () => {
    const { store, exact } = opened("f = x * y\nx = 1.25; y = 3");
    expect(exact()).toBe(shownTrace(store.getState()));
  });

  test("holds what stands in closed groups, and stays when one is opened", () => {
    const { store, exact, actions } = opened(source);
    const before = exact();
    expect(before.graph.nodes.length).toBeGreaterThan(shownTrace(store.getState())?.graph.nodes.length ?? Infinity);
    expect(before.graph.nodes.some((node) => node.kind === "gate" && node.gate === "sigmoid")).toBe(true);
    actions.setSetting("dec", 3);
    expect(exact()).toBe(before);
    actions.setSetting("open", ["q.unit"]);
    expect(exact().graph).toBe(before.graph);
  });

  test("is exact where the canvas rounds", () => {
    const { exact, actions } = opened("f = x * y\nx = 1.256; y = 3");
    actions.setSetting("num", "slide");
    const trace = exact();
    expect(gradientOf(trace, indexOfId(trace.graph, "y"))).toBe(1.256);
  });

  test("differentiates the target that is chosen", () => {
    const { exact, actions } = opened(source);
    const before = exact();
    actions.setSetting("target", "q");
    expect(exact().graph.nodes[exact().target]?.name).toBe("q");
    expect(exact()).not.toBe(before);
  });
});

test("checks and findings are made once for a trace, and anew for another", () => {
  const { exact, actions } = opened(source);
  const first = exact();
  expect(checkingOf(first, 1e-5)).toBe(checkingOf(first, 1e-5));
  expect(checkingOf(first, 1e-5)).not.toBe(checkingOf(first, 1e-6));
  expect(findingsOf(first)).toBe(findingsOf(first));
  actions.editInput("x", 0.5);
  expect(exact()).not.toBe(first);
  expect(checkingOf(exact(), 1e-5)).not.toBe(checkingOf(first, 1e-5));
});
