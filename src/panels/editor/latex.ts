import { isolateHistory } from "@codemirror/commands";
import type { Extension, Text } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";
import { mayHoldLatex } from "../latexProblems.ts";

/** A stretch of new text. */
interface Inserted {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What one change put in, where it is one piece that may hold LaTeX, and neither undone nor redone. */
function insertedBy(update: ViewUpdate): Inserted | null {
  if (update.transactions.some((transaction) => transaction.isUserEvent("undo") || transaction.isUserEvent("redo")))
    return null;
  const found: Inserted[] = [];
  update.changes.iterChanges((_from, _to, from, to, text) => found.push({ from, to, text: text.toString() }));
  const [only, ...more] = found;
  // A letter that is typed is no formula.
  return only !== undefined && more.length === 0 && only.text.length > 3 && mayHoldLatex(only.text) ? only : null;
}

/**
 * LaTeX that comes in at once, pasted or dropped, becomes a program: as a change of its own behind the raw text, so that undo
 * brings that back. What cannot be read stays, and so does a text that has changed by the time the reader has loaded.
 * @param onRead told the whole text after the change
 */
export function readsLatex(onRead: (text: string) => void): Extension {
  const convert = async (view: EditorView, { from, to, text }: Inserted, doc: Text): Promise<void> => {
    const { readLatex } = await import("../../core/latex/readLatex.ts");
    const reading = readLatex(text);
    if (reading?.ok !== true || view.state.doc !== doc) return;
    view.dispatch({
      changes: { from, to, insert: reading.program },
      selection: { anchor: from + reading.program.length },
      annotations: isolateHistory.of("full"),
      userEvent: "input.latex",
      scrollIntoView: true,
    });
    onRead(view.state.doc.toString());
  };
  return EditorView.updateListener.of((update) => {
    if (!update.docChanged || update.transactions.some((transaction) => transaction.isUserEvent("input.adopt"))) return;
    const inserted = insertedBy(update);
    // Without the reader the text stays as it came.
    if (inserted !== null) convert(update.view, inserted, update.state.doc).catch(() => undefined);
  });
}
