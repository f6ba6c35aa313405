import { describe, expect, it } from "vitest";
import { autosave, restore } from "./autosave.ts";
import { shownTrace } from "./derive.ts";
import { arrivalOfExercise } from "./exercise.ts";
import { keepsBack, resultsOf } from "./quiz.ts";
import { createAppStore } from "./store.ts";
import { sentenceOf } from "./told.ts";

const l7 = "q = x + y\nf = q * z\nx = -2\ny = 5\nz = -4";

function quizzing(source = l7) {
  const store = createAppStore(source);
  store.setState({ quiz: "predict" });
  return store;
}

/** A tab's storage. */
function memory(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
  } as unknown as Storage;
}

describe("predicting", () => {
  it("asks no forward step, and stops at the first question however one goes there", () => {
    const store = quizzing();
    for (let cursor = 1; cursor <= 2; cursor++) {
      store.getState().step(1);
      expect(store.getState()).toMatchObject({ cursor, hidden: [] });
    }
    const asked = { cursor: 3, hidden: ["f"] };
    for (const go of [
      () => store.getState().step(1),
      () => store.getState().step(1),
      () => store.getState().last(),
      () => store.getState().goto(5),
      () => store.getState().setSetting("grain", "gate"),
      () => store.getState().select("f"),
      () => store.getState().setSetting("reveal", "1"),
    ]) {
      go();
      expect(store.getState()).toMatchObject(asked);
    }
    expect(sentenceOf(store.getState())).toBe("What is the gradient of f?");
  });

  it("leads on once all is answered, and asks nothing twice", () => {
    const store = quizzing();
    store.getState().last();
    store.getState().answer(0, "right");
    expect(store.getState()).toMatchObject({ cursor: 3, hidden: [] });
    store.getState().step(1);
    expect(store.getState()).toMatchObject({ cursor: 4, hidden: ["z", "q"] });
    store.getState().answer(2, "wrong");
    store.getState().answer(2, "right");
    expect(store.getState()).toMatchObject({ cursor: 4, hidden: ["z"] });
    store.getState().answer(1, "shown");
    store.getState().step(-3);
    expect(store.getState()).toMatchObject({ cursor: 1, hidden: [] });
    store.getState().last();
    expect(store.getState()).toMatchObject({ cursor: 5, hidden: ["y", "x"] });
    expect(resultsOf(store.getState())).toEqual(["first", "shown", "later"]);
    expect(keepsBack(store.getState())).toBe(true);
    store.getState().answer(3, "right");
    store.getState().answer(4, "right");
    expect(keepsBack(store.getState())).toBe(false);
  });

  it("brings the questions into sight where one steps to them, and not where a link arrives at them", () => {
    const store = quizzing();
    store.setState({ tab: "code", right: { open: false, width: 300 } });
    store.getState().adopt({ source: l7, settings: { quiz: "predict" }, place: () => 9, origin: "link" });
    expect(store.getState()).toMatchObject({ cursor: 3, hidden: ["f"], tab: "code", right: { open: false } });
    store.getState().step(1);
    expect(store.getState()).toMatchObject({ tab: "explain", right: { open: true, width: 300 } });
  });

  it("stops playing at a question", () => {
    const store = quizzing();
    store.getState().goto(2);
    store.getState().play();
    expect(store.getState().playing).toBe(true);
    store.getState().advance();
    expect(store.getState()).toMatchObject({ playing: false, cursor: 3, hidden: ["f"] });
  });

  it("shows everything where it ends, and where nobody could answer", () => {
    const store = quizzing();
    store.getState().last();
    store.getState().setSetting("quiz", "0");
    expect(store.getState()).toMatchObject({ cursor: 3, hidden: [] });
    store.getState().setSetting("hide", ["explain"]);
    store.getState().setSetting("quiz", "predict");
    store.getState().last();
    expect(store.getState()).toMatchObject({ cursor: 5, hidden: [] });
  });

  it("asks by heart while presenting, and anew afterwards", () => {
    const store = quizzing();
    store.getState().goto(2);
    store.getState().setSetting("present", true);
    store.getState().step(1);
    expect(store.getState()).toMatchObject({ cursor: 3, hidden: ["f"] });
    store.getState().step(1);
    store.getState().step(1);
    store.getState().setSetting("present", false);
    expect(store.getState()).toMatchObject({ cursor: 3, hidden: ["f"] });
  });
});

describe("the score", () => {
  it("belongs to the program with its numbers, and comes back with it", () => {
    const store = quizzing();
    store.getState().last();
    store.getState().answer(0, "right");
    store.getState().setSource(l7.replace("-4", "-3"), "editor");
    expect(resultsOf(store.getState())).toEqual([]);
    expect(store.getState()).toMatchObject({ cursor: 3, hidden: ["f"] });
    store.getState().setSource(l7, "editor");
    expect(resultsOf(store.getState())).toEqual(["first"]);
    store.getState().setSetting("grain", "wire");
    expect(resultsOf(store.getState())).toEqual([]);
  });

  it("is forgotten when asked to, of this program alone", () => {
    const store = quizzing();
    store.getState().last();
    store.getState().answer(0, "right");
    store.getState().setSource("f = x * y\nx = 2\ny = 3", "editor");
    store.getState().answer(0, "right");
    store.getState().resetQuiz();
    expect(resultsOf(store.getState())).toEqual([]);
    expect(store.getState()).toMatchObject({ cursor: shownTrace(store.getState())?.forwardCount, hidden: [] });
    store.getState().setSource(l7, "editor");
    expect(resultsOf(store.getState())).toEqual(["first"]);
  });

  it("survives a reload of the tab, and storage that somebody else wrote", () => {
    const store = quizzing();
    store.getState().last();
    store.getState().answer(0, "wrong");
    const storage = memory();
    autosave(store.getState(), () => storage);
    const kept = restore(() => storage);
    const again = createAppStore();
    if (kept !== null) again.getState().adopt(kept);
    expect(resultsOf(again.getState())).toEqual(["missed"]);
    expect(again.getState()).toMatchObject({ cursor: 3, hidden: ["f"], quiz: "predict" });
    const text = storage.getItem("backstep") ?? "";
    storage.setItem("backstep", text.replace('"missed"', '"perfect"'));
    expect(restore(() => storage)).toBeNull();
  });

  it("remembers no more programs than it has room for", () => {
    const store = quizzing();
    for (let i = 0; i < 40; i++) {
      store.getState().setSource(`f = x * ${i + 2}\nx = 3`, "editor");
      store.getState().answer(0, "right");
    }
    expect(store.getState().quizzes).toHaveLength(24);
    expect(resultsOf(store.getState())).toEqual(["first"]);
  });
});

describe("an exercise", () => {
  it("asks from its start, the same for the same name", () => {
    const store = createAppStore(l7);
    store.getState().adopt(arrivalOfExercise({ difficulty: 2, seed: "42" }));
    expect(store.getState()).toMatchObject({ quiz: "predict", cursor: 0, exercise: { difficulty: 2, seed: "42" } });
    expect(store.getState().source).toBe(arrivalOfExercise({ difficulty: 2, seed: "42" }).source);
  });
});
