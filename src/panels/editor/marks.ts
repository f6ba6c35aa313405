import { StateEffect, StateField, type Extension, type Range } from "@codemirror/state";
import { Decoration, EditorView, type DecorationSet } from "@codemirror/view";
import type { Span } from "../../core/language/program.ts";

/** Why a piece of the text is lit: it computes now, hands gradients now, is selected, or is under the pointer. */
export type MarkKind = "forward" | "backward" | "selected" | "hovered";

export interface Mark extends Span {
  readonly kind: MarkKind;
}

const setMarks = StateEffect.define<readonly Mark[]>();

const looks: Record<MarkKind, Decoration> = {
  forward: Decoration.mark({ class: "cm-gate-forward" }),
  backward: Decoration.mark({ class: "cm-gate-backward" }),
  selected: Decoration.mark({ class: "cm-gate-selected" }),
  hovered: Decoration.mark({ class: "cm-gate-hovered" }),
};

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (lit, transaction) => {
    let next = lit.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) next = decorate(effect.value, transaction.state.doc.length);
    }
    return next;
  },
  provide: (lit) => EditorView.decorations.from(lit),
});

function decorate(marks: readonly Mark[], length: number): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  for (const mark of marks) {
    if (mark.from < mark.to && mark.to <= length) ranges.push(looks[mark.kind].range(mark.from, mark.to));
  }
  return Decoration.set(ranges, true);
}

/** Lights pieces of the text; `show` replaces what was lit. */
export const marks: { readonly extension: Extension; show(view: EditorView, marks: readonly Mark[]): void } = {
  extension: field,
  show: (view, lit) => view.dispatch({ effects: setMarks.of(lit) }),
};
