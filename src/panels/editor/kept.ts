import { historyField } from "@codemirror/commands";
import { EditorState, type Extension } from "@codemirror/state";

const fields = { history: historyField };
let kept: { readonly text: string; readonly json: unknown } | null = null;

/** Remembers what an editor that is taken off the page can undo. */
export function keep(state: EditorState): void {
  const json: unknown = state.toJSON(fields);
  kept = { text: state.doc.toString(), json };
}

/** The state of a new editor. Over the text that the last one left, it can undo what that one could. */
export function stateOver(text: string, extensions: Extension): EditorState {
  if (kept?.text !== text) return EditorState.create({ doc: text, extensions });
  return EditorState.fromJSON(kept.json, { extensions }, fields);
}
