import { describe, expect, it } from "vitest";
import { shownTrace } from "./derive.ts";
import { flatTrace } from "./flat.ts";
import { createAppStore } from "./store.ts";

describe("the flat trace", () => {
  it("holds what closed groups hide, with the values and gradients of what is shown", () => {
    const store = createAppStore("g(u) = tanh(2 u) + 1; f = g(x) * g(y); x = 0.5; y = -1");
    const [flat, shown] = [flatTrace(store.getState()), shownTrace(store.getState())];
    const gates = (trace: typeof flat): readonly string[] =>
      (trace?.graph.nodes ?? []).flatMap((node) => (node.kind === "gate" ? [node.gate] : []));
    expect(gates(flat).filter((gate) => gate === "tanh")).toHaveLength(2);
    expect(gates(shown)).not.toContain("tanh");
    for (const name of ["x", "y", "f"]) {
      const numbers = [flat, shown].map((trace) => {
        const at = trace?.offsets[trace.graph.nodes.findIndex((node) => node.name === name)] ?? -1;
        return [trace?.values[at], trace?.gradients[at]];
      });
      expect(numbers[0]?.every(Number.isFinite)).toBe(true);
      expect(numbers[0]).toEqual(numbers[1]);
    }
    // The store's selectors must give the same object for the same state.
    expect(flatTrace(store.getState())).toBe(flat);
    store.getState().setSetting("num", "slide");
    expect(flatTrace(store.getState())).not.toBe(flat);
  });

  it("is the shown one where no group is", () => {
    const store = createAppStore("f = x * y");
    expect(flatTrace(store.getState())).toBe(shownTrace(store.getState()));
  });

  it("is none before any text worked", () => {
    expect(flatTrace(createAppStore("f = (").getState())).toBeNull();
  });
});
