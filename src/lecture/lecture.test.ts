import { expect, it } from "vitest";
import { readLesson } from "../core/lesson/readLesson.ts";
import { entries, lessons, lessonText, named, names } from "./index.ts";

it("has every row of the lecture, in its order", () => {
  const rows = entries.map(({ row }) => Number(row.slice(1)));
  expect(rows).toEqual(rows.toSorted((a, b) => a - b));
  expect([...new Set(rows)]).toEqual(Array.from({ length: 31 }, (_, i) => i + 1));
});

it("gives each a short name of its own, a title and one sentence", () => {
  expect(new Set(names).size).toBe(names.length);
  for (const { id, title, sentence } of [...entries, ...lessons]) {
    expect(id).toMatch(/^[a-z][a-z0-9]+$/);
    expect(title.length).toBeLessThanOrEqual(40);
    expect(sentence).toMatch(/^\p{Lu}.*[^.]\.$/u);
  }
});

it("finds every row by its number, and every part of one", () => {
  for (let row = 1; row <= 31; row++) expect(named(`l${row}`)).toMatchObject({ row: `L${row}` });
  expect(named("l9b")).toMatchObject({ id: "l9b" });
  for (const name of names) expect(named(name)).toBeDefined();
  expect(named("l99")).toBeUndefined();
});

// Short names that people hold. They are added to here and never changed or taken away: a link once made opens for ever.
const frozen =
  "l1 l2 l3 l4 l5 l6 l7 l8 l9 l9b l10 l11 l12 l13 l14 l15 l16 l17 l18 l19 l20 l21 l22 l23 l24 l25 l26 l27 l28 l29 l30 l31 " +
  "gd conv alexnet rnn lstm ntm ntmsteps tie square power wide svm svmtrain l22exercise log softmaxtrain layers batch " +
  "spiral digits maxout saturated tanh softplus l28deep gates activations summary brain nets " +
  "backprop neuron patterns jacobians training modules";

it.each(frozen.split(" "))("x=%s is a link for ever", (name) => {
  expect(named(name)).toBeDefined();
});

it("leads from the notes only to what there is", () => {
  const links = entries
    .flatMap((entry) => (entry.kind === "note" ? entry.paragraphs : []))
    .flatMap((text) => [...text.matchAll(/\]\(x=(\w+)/g)].map(([, id]) => id ?? ""));
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((id) => named(id) === undefined)).toEqual([]);
});

it.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
  "the lesson %s reads without a mistake",
  (_id, lesson) => {
    const { title, about, moments, problems } = readLesson(lessonText(lesson));
    expect(problems).toEqual([]);
    expect({ title, about }).toEqual({ title: lesson.title, about: lesson.sentence });
    expect(moments.map(({ caption, text, notes }) => ({ caption, text, notes }))).toEqual(
      lesson.moments.map(({ caption, text = "", notes = [] }) => ({ caption, text, notes })),
    );
  },
);
