import { describe, expect, it } from "vitest";
import { indexOfId } from "../core/graph/lookup.ts";
import { gradientOf, valueOf } from "../core/trace/access.ts";
import type { Nested } from "../core/tensor/tensor.ts";
import type { Trace } from "../core/trace/trace.ts";
import { shownTrace } from "./derive.ts";
import { createAppStore } from "./store.ts";

const source = "neuron(w, x, b) = 1 / (1 + exp(-(w*x + b)))\nh = neuron(w1, x, b1)\nf = neuron(w2, h, b2)";

type AppStore = ReturnType<typeof createAppStore>;

function traceIn(store: AppStore): Trace {
  const trace = shownTrace(store.getState());
  if (trace === null) throw new Error("no trace");
  return trace;
}

/** What is known of the nodes named, at the cursor: value, gradient. */
function known(store: AppStore, ids: readonly string[]): readonly string[] {
  const trace = traceIn(store);
  const { cursor } = store.getState();
  return ids.map((id) => {
    const index = indexOfId(trace.graph, id);
    // Sums inside a group are taken in another order, which may change a number's last bit.
    const text = (value: Nested): string => Number(value).toPrecision(12);
    const value = (trace.valueAt[index] ?? 0) <= cursor ? text(valueOf(trace, index)) : "not yet";
    const gradient = (trace.gradientAt[index] ?? 0) <= cursor ? text(gradientOf(trace, index)) : "not yet";
    return `${id}: ${value}, ${gradient}`;
  });
}

describe("opening a group", () => {
  it("keeps the moment at every cursor: outside, what was known is known, and nothing else", () => {
    const outside = ["w1", "x", "b1", "h", "w2", "b2", "f"];
    for (let cursor = 0; ; cursor++) {
      const store = createAppStore(source);
      if (cursor > traceIn(store).steps.length) break;
      store.getState().goto(cursor);
      const before = known(store, outside);
      store.getState().toggleGroup("h.neuron");
      expect(known(store, outside), `cursor ${String(cursor)}`).toEqual(before);
      store.getState().toggleGroup("h.neuron");
      expect(store.getState().cursor, `cursor ${String(cursor)}`).toBe(cursor);
    }
  });

  it("from within a group that closes goes back to before that gate's step", () => {
    const store = createAppStore(source);
    store.getState().toggleGroup("h.neuron");
    const { steps } = traceIn(store);
    store.getState().goto(steps.findIndex(({ node }) => node === "h.3") + 1);
    store.getState().toggleGroup("h.neuron");
    expect(store.getState().cursor).toBe(0);
  });

  it("lets go of a node that is hidden, and keeps one that is seen", () => {
    const store = createAppStore(source);
    store.getState().toggleGroup("h.neuron");
    store.getState().select("h.2");
    store.getState().toggleGroup("h.neuron");
    expect(store.getState().selection).toBeNull();
    store.getState().select("h");
    store.getState().toggleGroup("h.neuron");
    expect(store.getState().selection).toBe("h");
  });

  it("runs once for what was run before, and shows what a moved slider changes", () => {
    const store = createAppStore(`${source}\nx = 3`);
    store.getState().toggleGroup("h.neuron");
    const before = traceIn(store);
    store.getState().editInput("x", 4);
    const after = traceIn(store);
    expect(after.graph.nodes.map(({ id }) => id)).toEqual(before.graph.nodes.map(({ id }) => id));
    expect(valueOf(after, indexOfId(after.graph, "h"))).not.toEqual(valueOf(before, indexOfId(before.graph, "h")));
    const { graph } = after;
    expect(graph.nodes[indexOfId(graph, "x")]).toMatchObject({ value: 4 });
  });

  it("ignores keys of groups that are not there", () => {
    const store = createAppStore(source);
    const { steps } = traceIn(store);
    store.getState().setSetting("open", ["nowhere", "__proto__", "h.neuron/deeper"]);
    expect(traceIn(store).steps.length).toBe(steps.length);
  });
});
