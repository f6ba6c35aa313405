import { useEffect } from "react";
import type { Verdict } from "../core/judge/verdict.ts";
import { sentenceOf } from "../core/judge/sentence.ts";
import type { Reading } from "../core/language/reading.ts";
import { t } from "../core/words/t.ts";
import { keepsBack, useApp } from "../store/index.ts";
import { useVerdicts } from "./check/useVerdicts.ts";
import type { EditorHandle } from "./editor/mount.ts";
import type { LineNote } from "./editor/notes.ts";

/** Signs beside the lines of the text that are no part of the program: judged ones, kept ones, and those that are not used. */
export function EditorNotes({ handle }: { readonly handle: EditorHandle }) {
  const { verdicts: judged, reading } = useVerdicts();
  // Whoever is asked for the gradients is not told them here.
  const verdicts = useApp(keepsBack) ? none : judged;
  useEffect(() => {
    handle.note([...verdicts.map(noteOf), ...notesOf(reading)]);
  }, [handle, verdicts, reading]);
  useEffect(() => () => handle.note([]), [handle]);
  return null;
}

const none: readonly Verdict[] = [];

const noteOf = (verdict: Verdict): LineNote => ({
  at: verdict.span.from,
  kind: verdict.standing === "blank" ? "open" : verdict.standing,
  message: sentenceOf(verdict),
});

function notesOf({ recipe, remarks }: Reading): readonly LineNote[] {
  const kept = recipe === null ? [] : [recipe, ...recipe.updates];
  return [
    ...kept.map(({ span }) => ({ at: span.from, kind: "kept", message: t`Part of the recipe for training.` }) as const),
    ...remarks.map(
      ({ span, kind, message }) => ({ at: span.from, kind: kind === "left" ? "left" : "kept", message }) as const,
    ),
  ];
}
