import { useDeferredValue, useMemo } from "react";
import type { Reading } from "../../core/language/reading.ts";
import type { Verdict } from "../../core/judge/verdict.ts";
import { verdictsOf } from "../../store/judged.ts";
import { readingOf, useApp } from "../../store/index.ts";

/** What a text says and the verdicts on its backward pass. */
export interface Judged {
  readonly source: string;
  readonly reading: Reading;
  readonly verdicts: readonly Verdict[];
}

/** Judging yields to typing and dragging: the text may be further on already. */
export function useVerdicts(): Judged {
  const source = useApp((state) => state.source);
  const target = useApp((state) => state.target);
  // The same text says more once the reader of Python has arrived.
  const reading = useApp((state) => readingOf(state.source));
  const asked = useDeferredValue(useMemo(() => ({ source, target, reading }), [source, target, reading]));
  return useMemo(() => ({ ...asked, verdicts: verdictsOf(asked) }), [asked]);
}
