import { describe, expect, it } from "vitest";
import { counts, isStale, shownGraph, shownTrace } from "./derive.ts";
import { createAppStore } from "./store.ts";

const l16 = "q = W @ x\nf = sum(q^2)\nW = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]";

describe("an input that is a matrix", () => {
  it("takes numbers of its shape without parsing, building or compiling", () => {
    const store = createAppStore(l16);
    store.getState().last();
    const end = store.getState().cursor;
    const before = { ...counts };
    for (const first of [1, 2, 3])
      store.getState().editInput(
        "W",
        [
          [first, 0.5],
          [-0, 0.8],
        ],
        "drag 1",
      );
    expect(store.getState().source).toBe("q = W @ x\nf = sum(q^2)\nW = [[3, 0.5], [0, 0.8]]\nx = [0.2, 0.4]");
    expect(store.getState()).toMatchObject({ cursor: end, lastEdit: { group: "drag 1", origin: "input" } });
    const trace = shownTrace(store.getState());
    // q = (3·0.2 + 0.5·0.4, 0.8·0.4), f = 0.8² + 0.32²
    expect(trace?.values[trace.offsets[trace.target] ?? -1]).toBeCloseTo(0.7424, 12);
    expect(counts).toEqual({ ...before, runs: before.runs + 1 });
  });

  it("takes another shape by way of the text", () => {
    const store = createAppStore(l16);
    store.getState().editInput("W", [
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(store.getState().source).toContain("W = [[1, 2], [3, 4], [5, 6]]\n");
    expect(shownGraph(store.getState())?.nodes.find(({ id }) => id === "q")?.shape).toEqual([3]);
  });

  it("may be written as anything; what does not fit leaves the last graph standing", () => {
    const store = createAppStore(l16);
    store.getState().rewriteInput("x", "randn(2, seed=1)");
    expect(store.getState().source).toContain("x = randn(2, seed=1)");
    expect(isStale(store.getState())).toBe(false);
    store.getState().rewriteInput("x", "randn(3, seed=1)");
    expect(isStale(store.getState())).toBe(true);
    expect(store.getState().shown).toContain("x = randn(2, seed=1)");
  });

  it("is left alone by what the language cannot write, and by itself", () => {
    const store = createAppStore(l16);
    store.getState().editInput("x", [0.2, Infinity]);
    store.getState().editInput("x", [0.2, 0.4]);
    store.getState().rewriteInput("q", "1");
    expect(store.getState()).toMatchObject({ source: l16, lastEdit: null });
  });

  it("changes everywhere at once where one literal is two inputs", () => {
    const store = createAppStore("g(u) = sum(u * [1, 2])\nf = g(a) * g(b)\na = [1, 1]\nb = [1, 1]");
    const literals = shownGraph(store.getState())?.nodes.filter((node) => node.kind === "input" && node.name === null);
    const id = literals?.[0]?.id ?? "";
    store.getState().editInput(id, [3, 4]);
    expect(store.getState().source).toContain("[3, 4]");
    const trace = shownTrace(store.getState());
    expect(trace?.values[trace.offsets[trace.target] ?? -1]).toBe(49);
  });

  it("replays the edits it announces", () => {
    const store = createAppStore(l16);
    let text = l16;
    store.subscribe((state, before) => {
      if (state.lastEdit === before.lastEdit || state.lastEdit === null) return;
      text = text.slice(0, state.lastEdit.from) + state.lastEdit.insert + text.slice(state.lastEdit.to);
    });
    store.getState().editInput("W", [
      [1, 2],
      [3, 4],
    ]);
    store.getState().editInput("W", [
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    store.getState().rewriteInput("x", "ones(2)");
    expect(text).toBe(store.getState().source);
  });
});

describe("an input in a loop", () => {
  it("has one text for all turns, and changes in all of them", () => {
    const store = createAppStore("h = x\nfor t in range(3):\n    k = 2\n    h = k h\nf = h + sum(ones(k))\nx = 1");
    const valueNow = (): number | undefined => {
      const trace = shownTrace(store.getState());
      return trace?.values[trace.offsets[trace.target] ?? -1];
    };
    expect(valueNow()).toBe(8 + 2);
    const ids = shownGraph(store.getState())?.nodes.flatMap((node) => (node.kind === "input" ? [node.id] : []));
    expect(ids).toEqual(["x", "k#1", "k#2", "k"]);
    store.getState().editInput("k#2", 3);
    expect(store.getState().source).toContain("    k = 3\n");
    expect(valueNow()).toBe(27 + 3);
  });

  it("changes in all turns though it is an input in one alone", () => {
    // The k of the second turn serves as a size only, which makes it a constant of the program.
    const store = createAppStore(
      "h = x; p = 1\nfor t in range(2):\n    h = h p\n    p = 2\nf = h + sum(ones(p))\nx = 1",
    );
    expect(shownGraph(store.getState())?.nodes.map(({ id }) => id)).toEqual(["x", "p#1", "h#2", "p#2", "h", "f"]);
    const before = { ...counts };
    store.getState().editInput("p#2", 3);
    expect(counts.builds).toBe(before.builds + 1);
    const trace = shownTrace(store.getState());
    expect(trace?.values[trace.offsets[trace.target] ?? -1]).toBe(3 + 3);
  });

  it("keeps its place when a name without a value gets one below the loop", () => {
    const store = createAppStore("h = x\nfor t in range(2):\n    h = h^2 + y");
    store.getState().editInput("y", 1);
    expect(store.getState().source).toBe("h = x\nfor t in range(2):\n    h = h^2 + y\ny = 1");
    expect(isStale(store.getState())).toBe(false);
    store.getState().editInput("x", 3);
    expect(store.getState().source).toContain("\nx = 3");
    const trace = shownTrace(store.getState());
    expect(trace?.values[trace.offsets[trace.target] ?? -1]).toBe(101);
  });

  it("is the number of turns, and a new one makes them", () => {
    const store = createAppStore("N = 2; h = x\nfor t in range(N): h = N h\nx = 1");
    store.getState().editInput("N", 3);
    const trace = shownTrace(store.getState());
    expect(trace?.values[trace.offsets[trace.target] ?? -1]).toBe(27);
  });
});
