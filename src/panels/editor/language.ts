import { HighlightStyle, LRLanguage, LanguageSupport, syntaxHighlighting } from "@codemirror/language";
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

/** Highlighting from the same grammar that parses the program. */
export const language: Extension = [new LanguageSupport(backstep), syntaxHighlighting(style)];
