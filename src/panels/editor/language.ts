import {
  HighlightStyle,
  indentService,
  indentUnit,
  LRLanguage,
  LanguageSupport,
  syntaxHighlighting,
} from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { tags } from "@lezer/highlight";
import { parser } from "../../core/language/parser.generated.ts";

const backstep = LRLanguage.define({
  name: "backstep",
  parser,
  languageData: { commentTokens: { line: "#" }, wordChars: "_" },
});

// The lit gates are what the text should say in colour; words keep to ink, as on paper.
const style = HighlightStyle.define([
  { tag: tags.number, color: "var(--value)" },
  { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword], fontWeight: "600" },
  { tag: [tags.comment, tags.meta], color: "var(--ink-soft)", fontStyle: "italic" },
]);

const step = 4;

/** A new line below `for t in range(3):` begins deeper; any other begins where the one above does. */
const indentation = indentService.of((context, pos) => {
  const header = /^\s*for\b[^#＃]*[:：]\s*(?:[#＃].*)?$/;
  return header.test(context.lineAt(pos, -1).text) ? context.lineIndent(pos, -1) + step : null;
});

/** Highlighting from the same grammar that parses the program, and where new lines begin. */
export const language: Extension = [
  new LanguageSupport(backstep),
  syntaxHighlighting(style),
  indentUnit.of(" ".repeat(step)),
  indentation,
];
