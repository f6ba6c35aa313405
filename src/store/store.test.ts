import { describe, expect, it } from "vitest";
import { counts, isStale, shownTrace } from "./derive.ts";
import { examples } from "../examples/index.ts";
import { l16 } from "../examples/l16.ts";
import { l7 as lecture } from "../examples/l7.ts";
import { l9 } from "../examples/l9.ts";
import { l9b } from "../examples/l9b.ts";
import { exampleOf } from "./gallery.ts";
import { createAppStore } from "./store.ts";

const l7 = "f = (x + y) * z\nx = -2\ny = 5\nz = -4";
const end = 5;

describe("steps", () => {
  it("stay within the trace", () => {
    const store = createAppStore(l7);
    store.getState().step(-1);
    expect(store.getState().cursor).toBe(0);
    store.getState().last();
    store.getState().step(1);
    expect(store.getState().cursor).toBe(end);
    store.getState().goto(Number.NaN);
    expect(store.getState().cursor).toBe(0);
  });

  it("end playing, but for the steps that playing takes", () => {
    const store = createAppStore(l7);
    store.getState().play();
    for (let beat = 1; beat < end; beat++) {
      store.getState().advance();
      expect(store.getState()).toMatchObject({ cursor: beat, playing: true });
    }
    store.getState().advance();
    expect(store.getState()).toMatchObject({ cursor: end, playing: false });
    store.getState().play();
    expect(store.getState()).toMatchObject({ cursor: 0, playing: true });
    store.getState().step(1);
    expect(store.getState().playing).toBe(false);
  });

  it("end the welcome and let go of the selected gate", () => {
    const store = createAppStore(l7);
    store.setState({ welcome: true });
    store.getState().select("f");
    store.getState().step(1);
    expect(store.getState()).toMatchObject({ welcome: false, selection: null });
  });
});

describe("text", () => {
  it("that is broken leaves the last graph standing, and it still steps", () => {
    const store = createAppStore(l7);
    store.getState().last();
    store.getState().setSource(`${l7}\n(`, "editor");
    expect(isStale(store.getState())).toBe(true);
    expect(store.getState()).toMatchObject({ shown: l7, cursor: end });
    store.getState().step(-1);
    expect(store.getState().cursor).toBe(end - 1);
    store.getState().setSource(l7, "editor");
    expect(isStale(store.getState())).toBe(false);
  });

  it("from elsewhere reaches the editor as an edit of the former text", () => {
    const store = createAppStore(l7);
    store.getState().setSource("a * b", "example");
    expect(store.getState().lastEdit).toEqual({
      from: 0,
      to: l7.length,
      insert: "a * b",
      origin: "example",
      group: null,
    });
  });

  it("with other steps keeps the cursor in range", () => {
    const store = createAppStore(l7);
    for (let cursor = 0; cursor <= end; cursor++) {
      store.getState().setSource(l7, "editor");
      store.getState().goto(cursor);
      store.getState().setSource("x = 2", "editor");
      const steps = shownTrace(store.getState())?.steps.length ?? -1;
      expect(store.getState().cursor).toBeLessThanOrEqual(steps);
    }
  });
});

describe("an input's value", () => {
  it("edits the text, keeps the cursor, and neither parses, builds nor compiles", () => {
    const store = createAppStore(l7);
    store.getState().goto(4);
    const before = { ...counts };
    for (const value of [1, 2, 3.5]) store.getState().editInput("z", value, "drag 1");
    expect(store.getState().source).toBe("f = (x + y) * z\nx = -2\ny = 5\nz = 3.5");
    expect(store.getState().cursor).toBe(4);
    expect(store.getState().lastEdit).toMatchObject({ origin: "input", group: "drag 1", insert: "3.5" });
    expect(shownTrace(store.getState())?.values).toContain(10.5);
    expect(counts).toEqual({ ...before, runs: before.runs + 1 });
  });

  it("replays the edits it announces", () => {
    const store = createAppStore("f = u * v");
    let text = store.getState().source;
    store.subscribe((state, before) => {
      if (state.lastEdit === before.lastEdit || state.lastEdit === null) return;
      text = text.slice(0, state.lastEdit.from) + state.lastEdit.insert + text.slice(state.lastEdit.to);
    });
    for (const value of [-1, 22, 1e-9, -0]) {
      store.getState().editInput("u", value);
      store.getState().editInput("v", value + 1);
      expect(text).toBe(store.getState().source);
    }
    expect(text).not.toContain("-0");
  });

  it("is left alone by numbers that the language cannot write, and while the text is broken", () => {
    const store = createAppStore(l7);
    for (const value of [Number.NaN, Infinity]) store.getState().editInput("x", value);
    store.getState().editInput("f", 3);
    store.getState().editInput("nobody", 3);
    expect(store.getState().source).toBe(l7);
    store.getState().setSource("(x", "editor");
    store.getState().editInput("x", 3);
    expect(store.getState().source).toBe("(x");
  });
});

describe("settings", () => {
  it("carry the cursor over to the other grain", () => {
    const store = createAppStore(l7);
    store.getState().last();
    store.getState().setSetting("grain", "wire");
    expect(store.getState().cursor).toBe(7);
    store.getState().setSetting("grain", "gate");
    expect(store.getState().cursor).toBe(end);
  });

  it("change the speed by notches, to either end", () => {
    const store = createAppStore(l7);
    for (let i = 0; i < 9; i++) store.getState().changeSpeed(1);
    expect(store.getState().speed).toBe(4);
    for (let i = 0; i < 9; i++) store.getState().changeSpeed(-1);
    expect(store.getState().speed).toBe(0.25);
  });
});

describe("examples", () => {
  it("are known again after their values were changed, and told apart by their arithmetic", () => {
    const store = createAppStore(l7);
    store.getState().showExamples(examples);
    for (const example of [l9, l9b]) {
      store.getState().openExample(example);
      store.getState().editInput("w0", 1.25);
      expect(exampleOf(store.getState())).toBe(example);
    }
    store.getState().setSource("mine * yours", "editor");
    expect(exampleOf(store.getState())).toBeUndefined();
  });

  it("are known again after a cell of a matrix was changed, a row in a line or one below another", () => {
    const store = createAppStore(l7);
    store.getState().showExamples(examples);
    store.getState().openExample(l16);
    const { source } = store.getState();
    for (const W of ["[[0.1, 0.5], [-0.3, 7e-2]]", "[[0.1, 0.5],\n     [-0.3, 0.9]]"]) {
      const edited = source.replace("[[0.1, 0.5], [-0.3, 0.8]]", W);
      expect(edited).not.toBe(source);
      store.getState().setSource(edited, "editor");
      expect(exampleOf(store.getState())?.id).toBe("l16");
    }
    store.getState().setSource(source.replace("q^2", "q^3"), "editor");
    expect(exampleOf(store.getState())).toBeUndefined();
  });

  it("open at their own moment and undo what the one before had set", () => {
    const store = createAppStore(l7);
    store.getState().showExamples(examples);
    store.getState().setSetting("num", "slide");
    store.getState().last();
    store.getState().openExample(lecture);
    expect(store.getState()).toMatchObject({ num: "exact", cursor: 0, dialog: null });
    expect(store.getState().lastEdit?.origin).toBe("example");
  });
});
