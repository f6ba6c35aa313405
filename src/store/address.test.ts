import { l7 as lecture } from "../examples/l7.ts";
import { describe, expect, it, vi } from "vitest";
import { createAddress, type AddressWindow } from "./address.ts";
import { createAppStore } from "./store.ts";

const l7 = "f=(x+y)*z\nx=-2\ny=5\nz=-4";

/** A window with a history, storage and a clock that the test winds. */
function fakeWindow(hash: string, storage: Storage | null = memory()) {
  const entries = [hash];
  let at = 0;
  const timers = new Map<number, () => void>();
  const listeners = new Map<string, () => void>();
  let timer = 0;
  const window: AddressWindow = {
    location: {
      get hash() {
        return entries[at] ?? "";
      },
      get href() {
        return `https://example.org/page/${entries[at] ?? ""}`;
      },
    },
    history: {
      pushState: (_data, _title, url) => {
        entries.splice(++at, Infinity, String(url));
      },
      replaceState: (_data, _title, url) => {
        entries[at] = String(url);
      },
    },
    get sessionStorage(): Storage {
      if (storage === null) throw new Error("storage is refused");
      return storage;
    },
    addEventListener: (type, listener) => listeners.set(type, listener),
    setTimeout: (run) => {
      timers.set(++timer, run);
      return timer;
    },
    clearTimeout: (id) => timers.delete(id),
  };
  return {
    window,
    entries,
    pause: async () => {
      const due = [...timers.values()];
      timers.clear();
      for (const run of due) run();
      await settled();
    },
    go: async (by: number) => {
      at += by;
      listeners.get("popstate")?.();
      listeners.get("hashchange")?.();
      await settled();
    },
  };
}

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage;
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 15));

describe("the address", () => {
  it("opens on the link, at its moment", async () => {
    const store = createAppStore();
    const first = vi.fn<() => void>();
    await createAddress(store, fakeWindow("#e=f=(x+y)*z;x=-2;y=5;z=-4&at=b3&theme=dark").window).start(first);
    expect(store.getState()).toMatchObject({ source: l7, cursor: 5, theme: "dark", linkProblem: null });
    expect(first).not.toHaveBeenCalled();
  });

  it("is written when the reader pauses, and not before", async () => {
    const store = createAppStore(l7);
    const { window, entries, pause } = fakeWindow("");
    await createAddress(store, window).start(() => undefined);
    store.getState().step(1);
    store.getState().step(1);
    expect(entries).toEqual([""]);
    await pause();
    await vi.waitFor(() => expect(entries[0]).not.toBe(""));
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatch(/^#[ez]=.*&at=f2/);
  });

  it("is never written inside an embedding page", async () => {
    const store = createAppStore();
    const { window, entries, pause } = fakeWindow("#e=f=(x+y)*z&at=0&embed=1");
    await createAddress(store, window).start(() => undefined);
    store.getState().last();
    await pause();
    store.getState().openExample(lecture);
    await pause();
    expect(entries).toEqual(["#e=f=(x+y)*z&at=0&embed=1"]);
  });

  it("is not written because the gallery has come", async () => {
    const store = createAppStore();
    const { window, entries, pause } = fakeWindow("");
    await createAddress(store, window).start(() => undefined);
    store.getState().showExamples([lecture]);
    await pause();
    expect(entries).toEqual([""]);
  });

  it("leaves the tab's own panels out of an embed", async () => {
    const storage = memory();
    const tab = createAppStore();
    const { window, pause } = fakeWindow("#e=f=x&at=0", storage);
    await createAddress(tab, window).start(() => undefined);
    tab.getState().setSetting("left", { open: false, width: 300 });
    await pause();
    const opened = async (hash: string): Promise<boolean> => {
      const store = createAppStore();
      await createAddress(store, fakeWindow(hash, storage).window).start(() => undefined);
      return store.getState().left.open;
    };
    expect(await opened("#e=f=x&at=0")).toBe(false);
    expect(await opened("#e=f=x&at=0&embed=1")).toBe(true);
  });

  it("goes back to what was left behind by opening an example", async () => {
    const store = createAppStore();
    const { window, entries, go } = fakeWindow("#e=g=a*b&at=0");
    await createAddress(store, window).start(() => undefined);
    store.getState().step(1);
    store.getState().openExample(lecture);
    await vi.waitFor(() => expect(entries).toHaveLength(2));
    await go(-1);
    await vi.waitFor(() => expect(store.getState()).toMatchObject({ source: "g=a*b", cursor: 1 }));
    await go(1);
    await vi.waitFor(() => expect(store.getState().source).toContain("z = -4"));
  });

  it("tells a damaged link and shows what arrived", async () => {
    const store = createAppStore();
    const maker = createAppStore(l7);
    const made = await createAddress(maker, fakeWindow("").window).share();
    if (!made.ok) throw new Error(made.message);
    const hash = made.address.slice(made.address.indexOf("#"));
    await createAddress(store, fakeWindow(hash.slice(0, 20)).window).start(() => undefined);
    expect(store.getState().linkProblem).toMatch(/damaged/);
    expect(l7.startsWith(store.getState().source)).toBe(true);
  });

  it("shows no other program's graph for a link to a broken text", async () => {
    const store = createAppStore(l7);
    await createAddress(store, fakeWindow("#e=(x%2B&at=b1").window).start(() => undefined);
    expect(store.getState()).toMatchObject({ source: "(x+", shown: "(x+", cursor: 0 });
  });

  it("makes one new entry for a shared moment", async () => {
    const store = createAppStore(l7);
    const { window, entries } = fakeWindow("");
    const address = createAddress(store, window);
    await address.start(() => undefined);
    store.getState().last();
    const first = await address.share();
    const second = await address.share();
    expect(first).toEqual(second);
    expect(entries).toHaveLength(2);
    expect(first).toMatchObject({ ok: true, address: `https://example.org/page/${entries[1]}` });
  });
});

describe("a link to the gate library", () => {
  it("opens it over the first program, or over the tab's own", async () => {
    const store = createAppStore(l7);
    const first = vi.fn<() => void>();
    const storage = memory();
    const { window, pause } = fakeWindow("#gate=sigmoid", storage);
    await createAddress(store, window).start(first);
    expect(first).toHaveBeenCalledOnce();
    expect(store.getState()).toMatchObject({ source: l7, dialog: "library", libraryGate: "sigmoid" });
    store.getState().step(1);
    await pause();
    const again = createAppStore();
    await createAddress(again, fakeWindow("#gates", storage).window).start(first);
    expect(first).toHaveBeenCalledOnce();
    expect(again.getState()).toMatchObject({ source: l7, cursor: 1, dialog: "library", libraryGate: null });
  });

  it("stands in the address while the library is open, and the program's own when it is closed", async () => {
    const store = createAppStore(l7);
    const { window, entries, pause } = fakeWindow("");
    await createAddress(store, window).start(() => undefined);
    store.getState().openLibrary("tanh");
    await pause();
    await vi.waitFor(() => expect(entries).toEqual(["#gate=tanh"]));
    store.getState().openLibrary(null);
    await pause();
    await vi.waitFor(() => expect(entries).toEqual(["#gates"]));
    store.getState().closeDialog();
    await pause();
    await vi.waitFor(() => expect(entries[0]).toMatch(/^#[ez]=.*&at=0/));
    expect(entries).toHaveLength(1);
  });

  it("keeps its view and the gate behind it", async () => {
    const store = createAppStore(l7);
    const { window, entries, go, pause } = fakeWindow("#gates=activations");
    await createAddress(store, window).start(() => undefined);
    expect(store.getState()).toMatchObject({ dialog: "library", libraryView: "activations", libraryGate: null });
    store.getState().openLibrary("tanh");
    await pause();
    await vi.waitFor(() => expect(entries).toEqual(["#gate=tanh"]));
    store.getState().openLibrary("tanh", "activations");
    await pause();
    await vi.waitFor(() => expect(entries).toEqual(["#gates=activations"]));
    window.history.replaceState(null, "", "#gates");
    await go(0);
    expect(store.getState()).toMatchObject({ libraryView: "gates", libraryGate: null });
  });

  it("can be followed within the page, and leaves the way back from an example to the program", async () => {
    const store = createAppStore();
    const { window, entries, go } = fakeWindow("#e=g=a*b&at=0");
    await createAddress(store, window).start(() => undefined);
    window.history.replaceState(null, "", "#gate=relu");
    await go(0);
    expect(store.getState()).toMatchObject({ source: "g=a*b", dialog: "library", libraryGate: "relu" });
    store.getState().openExample(lecture);
    expect(store.getState().dialog).toBeNull();
    await vi.waitFor(() => expect(entries).toHaveLength(2));
    await go(-1);
    await vi.waitFor(() => expect(store.getState().source).toBe("g=a*b"));
    expect(store.getState().dialog).toBeNull();
  });
});

describe("the tab's own memory", () => {
  it("brings back text, moment and panels after a reload without a link", async () => {
    const storage = memory();
    const before = createAppStore(l7);
    const { window, pause } = fakeWindow("", storage);
    await createAddress(before, window).start(() => undefined);
    before.getState().setSetting("left", { open: false, width: 300 });
    before.getState().goto(4);
    await pause();
    const after = createAppStore();
    const first = vi.fn<() => void>();
    await createAddress(after, fakeWindow("", storage).window).start(first);
    expect(after.getState()).toMatchObject({ source: l7, cursor: 4, left: { open: false, width: 300 } });
    expect(first).not.toHaveBeenCalled();
  });

  it.each(["", "{", "null", '{"source":1}', '{"source":"x","speed":1e9}'])(
    "ignores what it cannot read: %s",
    async (text) => {
      const storage = memory();
      storage.setItem("backstep", text);
      const first = vi.fn<() => void>();
      await createAddress(createAppStore(), fakeWindow("", storage).window).start(first);
      expect(first).toHaveBeenCalledOnce();
    },
  );

  it("keeps the graph that last worked while the text is broken", async () => {
    const storage = memory();
    const before = createAppStore(l7);
    const { window, entries, pause } = fakeWindow("", storage);
    await createAddress(before, window).start(() => undefined);
    before.getState().setSource(`${l7}\n(`, "editor");
    await pause();
    await vi.waitFor(() => expect(entries[0]).not.toBe(""));
    const after = createAppStore();
    await createAddress(after, fakeWindow(entries[0] ?? "", storage).window).start(() => undefined);
    expect(after.getState()).toMatchObject({ source: `${l7}\n(`, shown: l7 });
  });

  it("may be refused", async () => {
    const store = createAppStore(l7);
    const { window, entries, pause } = fakeWindow("", null);
    await createAddress(store, window).start(() => undefined);
    store.getState().step(1);
    await pause();
    await vi.waitFor(() => expect(entries[0]).toMatch(/at=f1/));
  });
});

describe("a short link", () => {
  const opened = async (hash: string) => {
    const store = createAppStore(l7);
    const frame = fakeWindow(hash);
    const first = vi.fn<() => void>();
    await createAddress(store, frame.window).start(first);
    return { store, first, ...frame };
  };

  it("opens what it names, as it opens from the gallery, with what the link says of it", async () => {
    const { store, first } = await opened("#x=l9&at=b3&tab=code");
    expect(store.getState()).toMatchObject({ cursor: 11, tab: "code", linkProblem: null });
    expect(store.getState().source).toContain("exp(-(w0*x0");
    expect(first).not.toHaveBeenCalled();
    expect((await opened("#x=l9b")).store.getState()).toMatchObject({ num: "slide" });
    expect((await opened("#x=L10")).store.getState()).toMatchObject({ cursor: 10, dialog: null });
  });

  it("stays in the address until something changes, and is returned to", async () => {
    const { entries, store, go, pause } = await opened("#x=l9");
    await pause();
    expect(entries).toEqual(["#x=l9"]);
    store.getState().openExample(lecture);
    await vi.waitFor(() => expect(entries).toHaveLength(2));
    await go(-1);
    expect(store.getState().source).toContain("w0");
  });

  it("opens a page over the program that stands, and a page is its address", async () => {
    const { store, first, entries, pause } = await opened("#x=l30");
    expect(first).toHaveBeenCalledOnce();
    expect(store.getState()).toMatchObject({ dialog: "note", note: "summary", source: l7 });
    await pause();
    expect(entries).toEqual(["#x=summary"]);
    expect((await opened("#x=activations")).store.getState()).toMatchObject({
      dialog: "library",
      libraryView: "activations",
    });
  });

  it("that names nothing is told with what is nearest, which is shown", async () => {
    const { store } = await opened("#x=l9c");
    expect(store.getState().linkProblem).toBe(
      "There is nothing called x=l9c here. The nearest is x=l9, “A sigmoid neuron, gate by gate”, which is shown.",
    );
    expect(store.getState().source).toContain("w0");
  });

  it("leads to a moment of a lesson, and follows it", async () => {
    const { store, entries, pause } = await opened("#x=backprop&m=5");
    expect(store.getState()).toMatchObject({ lesson: { id: "backprop", moment: 4 }, cursor: 4, grain: "wire" });
    store.getState().walk(1);
    await pause();
    await vi.waitFor(() => expect(entries).toEqual(["#x=backprop&m=6"]));
    store.getState().leaveLesson();
    await pause();
    await vi.waitFor(() => expect(entries[0]).toMatch(/^#[ez]=.*at=b3&grain=wire/));
    expect((await opened("#x=backprop&m=50")).store.getState()).toMatchObject({
      lesson: { moment: 8 },
      linkProblem: expect.stringContaining("9 moments"),
    });
  });
});

describe("the link of an exercise", () => {
  const opened = async (hash: string, storage = memory()) => {
    const store = createAppStore(l7);
    const frame = fakeWindow(hash, storage);
    await createAddress(store, frame.window).start(() => undefined);
    return { store, ...frame };
  };

  it("opens that exercise with its gradients asked for, and stays in the address", async () => {
    const { store, entries, pause } = await opened("#exercise=2~42");
    expect(store.getState()).toMatchObject({ quiz: "predict", cursor: 0, linkProblem: null });
    await pause();
    expect(entries).toEqual(["#exercise=2~42"]);
    const { source } = store.getState();
    expect((await opened("#exercise=2~42&at=b9")).store.getState()).toMatchObject({ source, hidden: ["f"] });
    store.getState().step(1);
    await pause();
    await vi.waitFor(() => expect(entries).toEqual(["#exercise=2~42&at=f1"]));
    store.getState().setSource(`${source}\n# mine`, "editor");
    await pause();
    await vi.waitFor(() => expect(entries[0]).toMatch(/^#[ez]=.*&quiz=predict/));
  });

  it("gives everyone their own where it says so, which then stands in the address", async () => {
    const one = await opened("#exercise=1~*");
    await vi.waitFor(() => expect(one.entries[0]).toMatch(/^#exercise=1~[a-z2-9]{5}$/));
    const other = await opened("#exercise=1~*");
    await vi.waitFor(() => expect(other.entries[0]).toMatch(/^#exercise=1~[a-z2-9]{5}$/));
    expect(other.entries[0]).not.toBe(one.entries[0]);
    const again = await opened(one.entries[0] ?? "");
    expect(again.store.getState().source).toBe(one.store.getState().source);
  });

  it("knows after a reload what was answered before", async () => {
    const storage = memory();
    const { store, pause } = await opened("#exercise=1~7", storage);
    store.getState().last();
    store.getState().answer(0, "right");
    store.getState().step(1);
    const { cursor, hidden } = store.getState();
    await pause();
    const again = await opened("#exercise=1~7&at=b2", storage);
    expect(again.store.getState()).toMatchObject({ cursor, hidden });
  });

  it("that is damaged is told, and what stands stays", async () => {
    const { store } = await opened("#exercise=hard");
    expect(store.getState()).toMatchObject({ source: l7, quiz: "0" });
    expect(store.getState().linkProblem).toContain("exercise=2~42");
    expect((await opened("#exercise=9~a")).store.getState()).toMatchObject({
      quiz: "predict",
      exercise: { difficulty: 3, seed: "a" },
      linkProblem: expect.stringContaining("There is no difficulty 9"),
    });
  });
});
