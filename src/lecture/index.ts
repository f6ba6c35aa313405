import { examples } from "../examples/index.ts";
import { lessons } from "./lessons/index.ts";
import type { BuiltInLesson, Entry, ExampleEntry } from "./entry.ts";
import { notes } from "./notes.ts";
import { libraryPages, views } from "./views.ts";

export type { BuiltInLesson, BuiltInMoment, Entry, ExampleEntry, NoteEntry, ViewEntry } from "./entry.ts";
export { lessonText } from "./lessonText.ts";
export { lessons };

const rowOf = (entry: { readonly row: string }): number => Number(entry.row.slice(1));

const asEntries: readonly ExampleEntry[] = examples.map((example) => {
  const { id, row, title, sentence } = example;
  return { kind: "example", id: id.toLowerCase(), row, title, sentence, example };
});

/** All that the lecture shows, row by row; within a row, what is not an example comes first. */
export const entries: readonly Entry[] = [...views, ...libraryPages, ...notes, ...asEntries].toSorted(
  (a, b) => rowOf(a) - rowOf(b),
);

/** Rows by their number whose entries go by other names: name -> id. */
const byRow: ReadonlyMap<string, string> = new Map([
  ["l2", "gd"],
  ["l5", "alexnet"],
  ["l6", "ntm"],
  ["l27", "activations"],
  ["l30", "summary"],
]);

/** Every name that `#x=` may have. */
export const names: readonly string[] = [
  ...entries.map(({ id }) => id),
  ...byRow.keys(),
  ...lessons.map(({ id }) => id),
];

/** What a short name stands for; undefined where it stands for nothing. */
export function named(id: string): Entry | BuiltInLesson | undefined {
  const meant = byRow.get(id) ?? id;
  return entries.find((entry) => entry.id === meant) ?? lessons.find((lesson) => lesson.id === meant);
}
