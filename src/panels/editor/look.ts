import { EditorView } from "@codemirror/view";
import type { Extension } from "@codemirror/state";

const lit = (of: "value" | "gradient"): string => `color-mix(in srgb, var(--${of}) 11%, var(--${of}-soft))`;
const soft = "color-mix(in srgb, var(--ink-soft) 65%, transparent)";

/** Colours come from the page's custom properties, which reach into the shadow root. */
export const look: Extension = EditorView.theme({
  "&": {
    height: "100%",
    maxHeight: "var(--editor-limit)",
    color: "var(--ink)",
    backgroundColor: "transparent",
    fontSize: "var(--editor-size)",
  },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": {
    fontFamily: "var(--mono)",
    lineHeight: "1.5rem",
    fontVariantLigatures: "none",
    overflow: "auto",
    scrollbarWidth: "thin",
  },
  ".cm-content": { padding: "0.625rem 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 0.75rem 0 0.25rem" },
  ".cm-gutters": { backgroundColor: "transparent", color: soft, border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "1.875rem", padding: "0 0.5rem 0 0.5rem" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--ink-soft)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "1.5px" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--focus) 26%, transparent)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "transparent", boxShadow: "inset 0 0 0 1px var(--ink-soft)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent", color: "inherit" },

  ".cm-gate-forward, .cm-gate-backward, .cm-gate-selected, .cm-gate-hovered": {
    borderRadius: "2px",
    padding: "0.2rem 0",
  },
  ".cm-gate-forward": { backgroundColor: lit("value"), boxShadow: `0 0 0 1px ${lit("value")}` },
  ".cm-gate-backward": { backgroundColor: lit("gradient"), boxShadow: `0 0 0 1px ${lit("gradient")}` },
  ".cm-gate-hovered": { backgroundColor: "color-mix(in srgb, var(--ink) 9%, transparent)" },
  ".cm-gate-selected": { boxShadow: "0 2px 0 0 var(--focus)" },

  ".cm-notes .cm-gutterElement": { minWidth: "1.125rem", textAlign: "center" },
  ".cm-sign": { fontFamily: "var(--sans)", fontWeight: "700", cursor: "help" },
  ".cm-sign-right": { color: "var(--value)" },
  ".cm-sign-wrong": { color: "var(--error)" },
  ".cm-sign-open": { color: "var(--ink-soft)" },
  ".cm-quiet": { opacity: "0.6" },

  ".cm-lintRange": { backgroundImage: "none", paddingBottom: "0" },
  ".cm-lintRange-error": { textDecoration: "underline wavy var(--error) 1.25px", textUnderlineOffset: "0.25em" },
  ".cm-lintRange-hint, .cm-lintRange-info, .cm-lintRange-warning": {
    textDecoration: "underline dotted var(--ink-soft) 1.5px",
    textUnderlineOffset: "0.25em",
  },
  ".cm-lintPoint::after": { borderBottomColor: "var(--error)" },

  ".cm-tooltip": {
    color: "var(--ink)",
    backgroundColor: "var(--raised)",
    border: "1px solid var(--line)",
    borderRadius: "8px",
    boxShadow: "0 6px 20px rgb(0 0 0 / 0.14)",
    zIndex: "60",
  },
  ".cm-tooltip-lint": { maxWidth: "22rem", fontFamily: "var(--sans)", fontSize: "0.8125rem" },
  ".cm-tooltip-lint .cm-diagnostic": {
    borderRadius: "7px",
    padding: "0.5rem 0.75rem",
    borderLeft: "3px solid var(--ink-soft)",
    whiteSpace: "pre-wrap",
  },
  ".cm-diagnostic-error": { borderLeftColor: "var(--error)" },
  ".cm-diagnosticAction": {
    display: "block",
    margin: "0.375rem 0 0",
    padding: "0.1875rem 0.5rem",
    color: "var(--surface)",
    backgroundColor: "var(--ink)",
    borderRadius: "5px",
    font: "inherit",
    fontSize: "0.75rem",
    cursor: "pointer",
  },

  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--mono)",
    fontSize: "0.8125rem",
    maxHeight: "14rem",
    borderRadius: "7px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.1875rem 0.625rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    color: "var(--ink)",
    backgroundColor: "color-mix(in srgb, var(--focus) 18%, transparent)",
  },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionDetail": { color: "var(--ink-soft)", fontStyle: "normal", marginLeft: "0.5rem" },
  ".cm-tooltip.cm-completionInfo": {
    maxWidth: "16rem",
    padding: "0.5rem 0.625rem",
    fontFamily: "var(--sans)",
    fontSize: "0.75rem",
    lineHeight: "1.45",
    whiteSpace: "pre-wrap",
  },
});
