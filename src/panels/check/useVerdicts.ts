import { useDeferredValue, useMemo } from "react";
import type { Verdict } from "../../core/judge/verdict.ts";
import { verdictsOf } from "../../store/judged.ts";
import { useApp } from "../../store/index.ts";

/** The verdicts on the backward pass in the text, and the text that they are about: judging yields to typing and dragging. */
export function useVerdicts(): { readonly verdicts: readonly Verdict[]; readonly source: string } {
  const source = useDeferredValue(useApp((state) => state.source));
  const target = useDeferredValue(useApp((state) => state.target));
  return useMemo(() => ({ verdicts: verdictsOf({ source, target }), source }), [source, target]);
}
