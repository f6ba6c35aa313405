import { closeCompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, isolateHistory, redo, undo } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { EditorState, Transaction } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import type { Diagnostic, Fix } from "../../core/language/diagnostic.ts";
import { t } from "../../core/words/t.ts";
import { smallestChange } from "./change.ts";
import { completion } from "./completion.ts";
import { keep, stateOver } from "./kept.ts";
import { language } from "./language.ts";
import { readsLatex } from "./latex.ts";
import { latexProblems } from "./latexProblems.ts";
import { look } from "./look.ts";
import { marks, type Mark } from "./marks.ts";
import { notes, type LineNote } from "./notes.ts";
import { typing } from "./typing.ts";
import { applyFix, problemKeys, showProblems } from "./problems.ts";

export interface EditorEvents {
  /** The reader changed the text, undo and redo included. */
  onChange(text: string): void;
  /** The pointer is over the character at this offset of the text, or over none. */
  onHover(position: number | null): void;
  /** What was pasted has been read as LaTeX; this is the text since. */
  onLatex(text: string): void;
}

export interface EditorHandle {
  /** Takes over a text written elsewhere. Successive calls with the same non-null `group` make one undo event. */
  adopt(text: string, group: string | null): void;
  light(lit: readonly Mark[]): void;
  /** What is said beside lines, in place of what was. */
  note(beside: readonly LineNote[]): void;
  /** `broken`: the problems keep the text from working; else they are hints. */
  report(diagnostics: readonly Diagnostic[], broken: boolean): void;
  /** What a broken text is to be told if it is LaTeX; null where it is none. */
  readonly latexProblems: (source: string) => readonly Diagnostic[] | null;
  fix(fix: Fix): void;
  undo(): void;
  redo(): void;
  /** Focuses the text with this piece of it selected. */
  focus(from: number, to: number): void;
  destroy(): void;
}

function characterAt(view: EditorView, x: number, y: number): number | null {
  const found = view.posAndSideAtCoords({ x, y });
  if (found === null) return null;
  return found.assoc < 0 ? Math.max(0, found.pos - 1) : found.pos;
}

/**
 * A CodeMirror editor inside a shadow root: there its styles are adopted style sheets, which the page's content security
 * policy allows. Its history is the only undo of the app.
 */
export function mountEditor(host: HTMLElement, text: string, events: EditorEvents): EditorHandle {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  let adopting = false;
  let lastGroup: string | null = null;

  const watch = EditorView.updateListener.of((update) => {
    if (!update.docChanged || adopting) return;
    lastGroup = null;
    events.onChange(update.state.doc.toString());
  });
  const pointer = EditorView.domEventHandlers({
    mousemove: (event, view) => events.onHover(characterAt(view, event.clientX, event.clientY)),
    mouseleave: () => events.onHover(null),
  });

  const view = new EditorView({
    root,
    parent: root,
    state: stateOver(text, [
      lineNumbers(),
      notes.extension,
      history(),
      drawSelection(),
      bracketMatching(),
      language,
      completion(),
      marks.extension,
      look,
      watch,
      readsLatex((read) => events.onLatex(read)),
      pointer,
      typing,
      // What the editor itself says.
      EditorState.phrases.of({
        Completions: t`Completions`,
        "Selection deleted": t`Selection deleted`,
        "Control character": t`Control character`,
      }),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({
        "aria-label": t`Expression`,
        tabindex: "0",
        spellcheck: "false",
        autocapitalize: "off",
      }),
      keymap.of([...problemKeys, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
    ]),
  });

  return {
    adopt: (next, group) => {
      const change = smallestChange(view.state.doc.toString(), next);
      if (change === null) return;
      // The history joins a "compose" change to the one before it whatever the time between: that makes a drag one event.
      const joins = group !== null && group === lastGroup;
      adopting = true;
      try {
        closeCompletion(view);
        view.dispatch({
          changes: change,
          annotations: joins
            ? Transaction.userEvent.of("input.type.compose")
            : [isolateHistory.of("full"), Transaction.userEvent.of("input.adopt")],
        });
      } finally {
        adopting = false;
      }
      lastGroup = group;
    },
    light: (lit) => marks.show(view, lit),
    note: (beside) => notes.show(view, beside),
    report: (diagnostics, broken) => showProblems(view, diagnostics, broken),
    latexProblems,
    fix: (fix) => {
      applyFix(view, fix);
      view.focus();
    },
    undo: () => void undo(view),
    redo: () => void redo(view),
    focus: (from, to) => {
      const length = view.state.doc.length;
      view.dispatch({
        selection: { anchor: Math.min(from, length), head: Math.min(to, length) },
        scrollIntoView: true,
      });
      view.focus();
    },
    destroy: () => {
      keep(view.state);
      view.destroy();
    },
  };
}
