import { beforeEach, describe, expect, it } from "vitest";
import { lessons } from "../lecture/index.ts";
import { builtIn, landingOf } from "./landing.ts";
import { decodeLink, encodeLink } from "../core/share/link.ts";
import { linkOf } from "./arrival.ts";
import { lessonView, momentIsLeft } from "./lesson.ts";
import { nearestName } from "./nearestName.ts";
import { resolveLesson } from "./resolveLesson.ts";
import { createAppStore, type AppStore } from "./store.ts";

const text = [
  "# Own",
  "## values",
  "> say it slowly",
  "x=l7",
  "grain: wire",
  "## backward",
  "at: b3",
  "## another",
  "```",
  "f = a * b",
  "a = 2",
  "b = 3",
  "```",
  "tab: code",
].join("\n");

describe("a lesson that is walked through", () => {
  let store: AppStore;
  beforeEach(async () => {
    store = createAppStore("y = 2 * u");
    store.getState().openLesson(await resolveLesson(text));
  });
  const cursor = (): number => store.getState().cursor;

  it("tells where it stands, what comes next, and the speaker's notes", () => {
    expect(lessonView(store.getState())).toMatchObject({
      title: "Own",
      number: 1,
      count: 3,
      moment: { caption: "values", notes: ["say it slowly"] },
      next: { caption: "backward" },
    });
    store.getState().walk(5);
    expect(lessonView(store.getState())).toMatchObject({ number: 3, next: null });
  });

  it("goes on with the program before, and edits nothing where the text stays", () => {
    const { lastEdit } = store.getState();
    store.getState().walk(1);
    expect(store.getState()).toMatchObject({ grain: "wire", cursor: 5, lastEdit });
    store.getState().walk(1);
    expect(store.getState()).toMatchObject({
      source: "f = a * b\na = 2\nb = 3",
      grain: "gate",
      tab: "code",
      cursor: 0,
    });
  });

  it("keeps what was done at a moment, and gives it back as written", () => {
    store.getState().walk(1);
    expect(momentIsLeft(store.getState())).toBe(false);
    store.getState().editInput("x", 7);
    store.getState().step(1);
    expect(momentIsLeft(store.getState())).toBe(true);
    const { source } = store.getState();
    store.getState().walk(1);
    store.getState().walk(-1);
    expect(store.getState()).toMatchObject({ source, cursor: 6 });
    store.getState().resetMoment();
    expect(cursor()).toBe(5);
    expect(store.getState().source).toContain("x = -2");
    expect(momentIsLeft(store.getState())).toBe(false);
  });

  it("stays at its ends, and leaves what stands when it is left", () => {
    store.getState().walk(-1);
    expect(lessonView(store.getState())?.number).toBe(1);
    store.getState().walk(1);
    const { source } = store.getState();
    store.getState().leaveLesson();
    expect(store.getState()).toMatchObject({ lesson: null, source, cursor: 5, grain: "wire" });
    store.getState().walk(1);
    expect(cursor()).toBe(5);
  });

  it("is a link at every moment, which leads there", async () => {
    store.getState().walk(1);
    store.getState().step(-1);
    const link = await linkOf(store.getState());
    if (!link.ok) throw new Error(link.message);
    expect(link.fragment).toMatch(/^#lesson=[\w-]+&m=2&at=b2&c=[0-9a-f]{4}$/);
    const decoded = await decodeLink(link.fragment);
    if (decoded.kind !== "lesson") throw new Error(decoded.kind);
    const landing = await landingOf(decoded);
    if (!("arrival" in landing)) throw new Error("no arrival");
    const other = createAppStore();
    other.getState().adopt(landing.arrival);
    expect(other.getState()).toMatchObject({ grain: "wire", cursor: 4, linkProblem: null, lesson: { moment: 1 } });
  });

  it("gives the link to the program where that was changed", async () => {
    store.getState().editInput("x", 7);
    const state = store.getState();
    const link = await linkOf(state);
    expect(link).toMatchObject({ ok: true, fragment: expect.stringMatching(/^#[ez]=/) });
    expect((await encodeLink({ ...state, at: "0" })).ok).toBe(true);
  });
});

describe("a lesson with mistakes", () => {
  it("tells them by line and shows what can be shown", async () => {
    const { moments, problems } = await resolveLesson(
      "## a\nx=l77\n## b\n```\nq = 2\nf = (q\n```\n## c\nx=gates\n## d\n#e=f=x*y&at=b1&c=0000\n## e\n#lesson=abc\n## f\nx=l9&at=b9",
    );
    expect(problems).toEqual([
      { line: 2, message: "There is nothing called x=l77. The nearest is x=l31." },
      { line: 6, message: expect.stringContaining("never closed") },
      { line: 9, message: expect.stringContaining("x=gates is a page") },
      { line: 11, message: expect.stringContaining("damaged") },
      { line: 13, message: expect.stringContaining("no program in this link") },
    ]);
    expect(moments.map(({ caption, source, at }) => [caption, source.slice(0, 5), at])).toEqual([
      ["a", "f=x*y", "0"],
      ["b", "f=x*y", "0"],
      ["c", "f=x*y", "0"],
      ["d", "f=x*y", "b1"],
      ["e", "f=x*y", "b1"],
      ["f", "f = 1", "b9"],
    ]);
  });

  it("opens in the editor where no moment is left", async () => {
    const landing = await landingOf({
      kind: "lesson",
      text: "hello",
      damaged: true,
      notes: [],
      view: { at: null, moment: null, settings: {} },
    });
    expect(landing).toEqual({
      over: { dialog: "lesson", lessonDraft: "hello", linkProblem: expect.stringMatching(/damaged.*line 1/s) },
    });
  });
});

it.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
  "%s shows every one of its moments",
  async (_id, lesson) => {
    const { moments, problems } = await builtIn(lesson);
    expect(problems).toEqual([]);
    expect(moments).toHaveLength(lesson.moments.length);
  },
);

it.each([
  ["l99", "l31"],
  ["l0", "l1"],
  ["l9c", "l9"],
  ["sofmaxtrain", "softmaxtrain"],
  ["alexnet2", "alexnet"],
  ["nothing-like-it", "l7"],
])("what is nearest to %s is %s", (id, nearest) => {
  expect(nearestName(id)).toBe(nearest);
});
