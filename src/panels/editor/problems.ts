import { forEachDiagnostic, nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import type { EditorView, KeyBinding } from "@codemirror/view";
import type { Diagnostic, Fix } from "../../core/language/diagnostic.ts";

/** Applies a fix as one undo event and puts the caret behind it. */
export function applyFix(view: EditorView, fix: Fix): void {
  if (fix.to > view.state.doc.length) return;
  view.dispatch({
    changes: { from: fix.from, to: fix.to, insert: fix.insert },
    selection: { anchor: fix.from + fix.insert.length },
    userEvent: "input.complete",
    scrollIntoView: true,
  });
}

/** Underlines `diagnostics`, whose offsets are into the present text, with tooltips that offer their fixes. */
export function showProblems(view: EditorView, diagnostics: readonly Diagnostic[], broken: boolean): void {
  const length = view.state.doc.length;
  const underlines = diagnostics.map(({ message, from, to, fix }) => ({
    from: Math.min(from, length),
    to: Math.min(to, length),
    severity: broken ? ("error" as const) : ("hint" as const),
    message,
    actions: fix === undefined ? [] : [{ name: fix.label, apply: () => applyFix(view, fix) }],
  }));
  view.dispatch(setDiagnostics(view.state, underlines));
}

/** Applies the fix of the problem at the caret, else the first fix there is. */
function fixHere(view: EditorView): boolean {
  const caret = view.state.selection.main.head;
  let first: (() => void) | null = null;
  let here: (() => void) | null = null;
  forEachDiagnostic(view.state, (problem, from, to) => {
    const action = problem.actions?.[0];
    if (action === undefined) return;
    const apply = (): void => action.apply(view, from, to);
    first ??= apply;
    if (from <= caret && caret <= to) here ??= apply;
  });
  const chosen = here ?? first;
  if (chosen === null) return false;
  (chosen as () => void)();
  return true;
}

export const problemKeys: readonly KeyBinding[] = [
  { key: "Alt-Enter", run: fixHere },
  { key: "F8", run: nextDiagnostic, shift: previousDiagnostic },
];
