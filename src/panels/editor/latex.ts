import { isolateHistory } from "@codemirror/commands";
import type { Extension } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";
import { readLatex } from "../../core/latex/readLatex.ts";

/** A stretch of new text. */
interface Inserted {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Changes that are no reader's new text: they bring an old one back, or come from elsewhere in the app. */
const others = ["undo", "redo", "input.adopt", "input.latex"] as const;

/** What one change of the reader's put in, where it is one piece; a letter that is typed is no formula. */
function insertedBy({ changes, docChanged, transactions }: ViewUpdate): Inserted | null {
  if (!docChanged || transactions.some((transaction) => others.some((event) => transaction.isUserEvent(event))))
    return null;
  const found: Inserted[] = [];
  changes.iterChanges((_from, _to, from, to, text) => found.push({ from, to, text: text.toString() }));
  const [only, ...more] = found;
  return only !== undefined && more.length === 0 && only.text.length > 3 ? only : null;
}

/**
 * LaTeX that comes in at once, pasted or dropped, becomes a program: as a change of its own behind the raw text, so that undo
 * brings that back. What cannot be read stays as it is, and so does a text that has changed in the meantime.
 * @param onRead told the whole text after the change
 */
export function readsLatex(onRead: (text: string) => void): Extension {
  const convert = (view: EditorView, { from, to }: Inserted, insert: string): void => {
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      annotations: isolateHistory.of("full"),
      userEvent: "input.latex",
      scrollIntoView: true,
    });
    onRead(view.state.doc.toString());
  };
  return EditorView.updateListener.of((update) => {
    const inserted = insertedBy(update);
    if (inserted === null) return;
    const reading = readLatex(inserted.text);
    if (reading?.ok !== true) return;
    const { view, state } = update;
    // A view takes no change while it is telling of one.
    queueMicrotask(() => {
      if (view.state.doc === state.doc) convert(view, inserted, reading.program);
    });
  });
}
