import { getIndentation, IndentContext } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { expect, it } from "vitest";
import { language } from "./language.ts";

it.each([
  ["for t in range(3):", 4],
  ["    for t in range(3):  # so", 8],
  ["\tfor t in range(3)：", 8],
  // Left to the editor: as the line above.
  ["for t in range(3): h = 2", null],
  ["    h = x[1:", null],
  ["f = x", null],
])("a line after %j begins at column %s", (doc, column) => {
  const state = EditorState.create({ doc, extensions: [language] });
  const context = new IndentContext(state, { simulateBreak: doc.length });
  expect(getIndentation(context, doc.length)).toBe(column);
});
