import { RangeSet, StateEffect, StateField, type Extension, type Range } from "@codemirror/state";
import { Decoration, EditorView, gutter, GutterMarker, type DecorationSet } from "@codemirror/view";

/**
 * What is to be said of a line that is no part of the program. `right`, `wrong`, `open` (not judged, or still to be written): of a
 * backward pass. `kept`: used for something else than the graph. `left`: not used.
 */
export type NoteKind = "right" | "wrong" | "open" | "kept" | "left";

export interface LineNote {
  /** Offset into the text of anything in the line. */
  readonly at: number;
  readonly kind: NoteKind;
  readonly message: string;
}

const signs: Readonly<Record<NoteKind, string>> = { right: "✓", wrong: "✗", open: "○", kept: "·", left: "·" };

class Sign extends GutterMarker {
  readonly note: LineNote;

  constructor(note: LineNote) {
    super();
    this.note = note;
  }

  override eq(other: Sign): boolean {
    return this.note.kind === other.note.kind && this.note.message === other.note.message;
  }

  override toDOM(): Node {
    const { kind, message } = this.note;
    const sign = document.createElement("span");
    sign.className = `cm-sign cm-sign-${kind}`;
    sign.textContent = signs[kind];
    sign.title = message;
    return sign;
  }
}

interface Noted {
  readonly signs: RangeSet<GutterMarker>;
  readonly lines: DecorationSet;
}

const none: Noted = { signs: RangeSet.of<GutterMarker>([]), lines: Decoration.none };
const setNotes = StateEffect.define<readonly LineNote[]>();

const field = StateField.define<Noted>({
  create: () => none,
  update: (noted, transaction) => {
    const { changes, state } = transaction;
    let next = changes.empty ? noted : { signs: noted.signs.map(changes), lines: noted.lines.map(changes) };
    for (const effect of transaction.effects) {
      if (!effect.is(setNotes)) continue;
      const signsAt: Range<GutterMarker>[] = [];
      const linesAt: Range<Decoration>[] = [];
      const done = new Set<number>();
      for (const note of effect.value) {
        const { from } = state.doc.lineAt(Math.min(note.at, state.doc.length));
        if (done.has(from)) continue;
        done.add(from);
        signsAt.push(new Sign(note).range(from));
        const isQuiet = note.kind === "kept" || note.kind === "left";
        if (isQuiet) linesAt.push(Decoration.line({ class: "cm-quiet" }).range(from));
      }
      next = { signs: RangeSet.of(signsAt, true), lines: Decoration.set(linesAt, true) };
    }
    return next;
  },
  provide: (noted) => EditorView.decorations.from(noted, ({ lines }) => lines),
});

/** Signs beside lines; `show` replaces what was there. */
export const notes: { readonly extension: Extension; show(view: EditorView, notes: readonly LineNote[]): void } = {
  extension: [field, gutter({ class: "cm-notes", markers: (view) => view.state.field(field).signs })],
  show: (view, wanted) => view.dispatch({ effects: setNotes.of(wanted) }),
};
