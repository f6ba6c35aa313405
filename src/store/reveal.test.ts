import { describe, expect, it } from "vitest";
import { shownTrace } from "./derive.ts";
import { pressed, type Place } from "./reveal.ts";
import { createAppStore } from "./store.ts";
import { sentenceOf } from "./told.ts";
import { linkStateOf } from "./arrival.ts";

const l7 = "q = x + y\nf = q * z\nx = -2\ny = 5\nz = -4";
const branch = "f = x * x\nx = 3";

function revealing(source: string) {
  const store = createAppStore(source);
  store.setState({ present: true, reveal: "1" });
  const trace = shownTrace(store.getState());
  if (trace === null) throw new Error("The program does not work.");
  return { store, trace };
}

/** Every place from the start to the end, press by press. */
function placesOf(source: string): Place[] {
  const { trace } = revealing(source);
  const places: Place[] = [{ cursor: 0, hidden: [] }];
  for (;;) {
    const place = places[places.length - 1]!;
    const next = pressed(trace, place, 1);
    if (next === place) return places;
    places.push(next);
  }
}

describe("revealing one by one", () => {
  it("takes a forward step at a press, and a backward step at one press more than it brings gradients", () => {
    expect(placesOf(l7)).toEqual([
      { cursor: 0, hidden: [] },
      { cursor: 1, hidden: [] },
      { cursor: 2, hidden: [] },
      { cursor: 3, hidden: ["f"] },
      { cursor: 3, hidden: [] },
      { cursor: 4, hidden: ["z", "q"] },
      { cursor: 4, hidden: ["q"] },
      { cursor: 4, hidden: [] },
      { cursor: 5, hidden: ["y", "x"] },
      { cursor: 5, hidden: ["x"] },
      { cursor: 5, hidden: [] },
    ]);
  });

  it("asks once for a value that is used twice, and once more for the sum", () => {
    expect(placesOf(branch).slice(2)).toEqual([
      { cursor: 2, hidden: ["f"] },
      { cursor: 2, hidden: [] },
      { cursor: 3, hidden: ["x"] },
      { cursor: 3, hidden: [] },
      { cursor: 4, hidden: ["x"] },
      { cursor: 4, hidden: [] },
    ]);
  });

  it.each([l7, branch])("goes back the way it came", (source) => {
    const { trace } = revealing(source);
    const places = placesOf(source);
    places.forEach((place, i) => {
      expect(pressed(trace, place, -1)).toEqual(places[Math.max(0, i - 1)]);
      expect(pressed(trace, { cursor: 0, hidden: [] }, i)).toEqual(place);
    });
  });
});

describe("the store", () => {
  it("reveals only while presenting, and only where it is asked to", () => {
    const { store } = revealing(l7);
    store.setState({ present: false });
    store.getState().goto(3);
    store.getState().step(1);
    expect(store.getState()).toMatchObject({ cursor: 4, hidden: [] });
    store.setState({ present: true, reveal: "0" });
    store.getState().step(1);
    expect(store.getState()).toMatchObject({ cursor: 5, hidden: [] });
  });

  it("reveals the one that is chosen, and selects it only then", () => {
    const { store } = revealing(l7);
    store.getState().goto(3);
    store.getState().step(1);
    store.getState().select("q");
    expect(store.getState()).toMatchObject({ hidden: ["z"], selection: null });
    store.getState().step(-1);
    expect(store.getState()).toMatchObject({ cursor: 4, hidden: ["z", "q"] });
  });

  it("shows everything of a moment that is gone to, and of the screen when presenting ends", () => {
    const { store } = revealing(l7);
    store.getState().goto(4);
    expect(store.getState().hidden).toEqual([]);
    store.getState().step(1);
    store.getState().setSetting("present", false);
    expect(store.getState()).toMatchObject({ cursor: 5, hidden: [] });
  });

  it("plays question by question, and ends when the last is answered", () => {
    const { store } = revealing(l7);
    store.getState().goto(4);
    store.getState().play();
    for (let beat = 0; beat < 2; beat++) store.getState().advance();
    expect(store.getState()).toMatchObject({ cursor: 5, hidden: ["x"], playing: true });
    store.getState().advance();
    expect(store.getState()).toMatchObject({ cursor: 5, hidden: [], playing: false });
  });

  it("keeps what is asked for hidden when the steps change under it", () => {
    const { store } = revealing(l7);
    store.getState().goto(3);
    store.getState().step(1);
    store.getState().setSetting("grain", "wire");
    expect(store.getState()).toMatchObject({ cursor: 4, hidden: ["z"] });
  });

  it("comes to an end at either side", () => {
    const { store } = revealing(l7);
    store.getState().step(-1);
    expect(store.getState().edge).toEqual({ side: "start" });
    store.getState().last();
    store.getState().step(1);
    expect(store.getState().edge).toEqual({ side: "end" });
  });

  it("arrives by a link revealed, unless the link asks", () => {
    const { store } = revealing(l7);
    const arrival = { source: l7, place: () => 4, origin: "link" } as const;
    store.getState().adopt({ ...arrival, settings: { present: true, reveal: "1" } });
    expect(store.getState()).toMatchObject({ cursor: 4, hidden: [], reveal: "1" });
    store.getState().adopt({ ...arrival, settings: { present: true, reveal: "ask" } });
    expect(store.getState()).toMatchObject({ cursor: 4, hidden: ["z", "q"], reveal: "1" });
    expect(linkStateOf(store.getState()).reveal).toBe("ask");
  });
});

describe("what is said", () => {
  it("asks without the number, tells what is revealed, and at last the whole step", () => {
    const { store } = revealing(l7);
    store.getState().goto(3);
    const said = [1, 2, 3].map(() => {
      store.getState().step(1);
      return sentenceOf(store.getState());
    });
    expect(said).toEqual([
      "What are the gradients of these values: z, q?",
      "z gets the gradient 3. What is the gradient of q?",
      "Backward: the multiply gate f hands z the gradient 3 = local 3 times upstream 1, and q the gradient −4 = local −4 times upstream 1.",
    ]);
  });
});
