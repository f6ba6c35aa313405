import { useLayoutEffect, useSyncExternalStore } from "react";
import type { Mark, Standing } from "../../../core/check/mark.ts";
import type { Trace } from "../../../core/trace/trace.ts";
import { markingOf, type Marking } from "../../../store/marked.ts";
import { wish } from "../../../store/work.ts";
import "./GradientMark.css";

const signs: Readonly<Record<Standing, string>> = {
  agrees: "✓",
  nearly: "≈",
  kink: "∧",
  suspicious: "?",
  wrong: "✗",
  open: "–",
};

const words: Readonly<Record<Standing, string>> = {
  agrees: "checked",
  nearly: "nearly agrees with its check",
  kink: "at a kink",
  suspicious: "suspicious",
  wrong: "differs from its check",
  open: "cannot be checked",
};

/** Numbers of a graph that is checked before the page is drawn, so that marks do not blink while a slider moves. */
const light = 500;
/** Milliseconds that others wait, so that a drag or a walk through the steps does not begin it at every turn. */
const calm = 250;

/** The mark of an input's gradient; null while, or where, there is none. */
export function useMark(trace: Trace, input: number): Mark | null {
  const marking = markingOf(trace);
  const mark = useSyncExternalStore(marking?.work.subscribe ?? never, () => marking?.mark(input) ?? null);
  useWish(trace, marking);
  return mark;
}

function useWish(trace: Trace, marking: Marking | null): void {
  useLayoutEffect(() => {
    if (marking === null) return undefined;
    const isLight = trace.values.length <= light;
    return wish(marking.work, isLight ? 0 : calm, isLight);
  }, [trace, marking]);
}

const never = (): (() => void) => () => undefined;

/** Whether finite differences bear a gradient out: one quiet sign, and the numbers for who asks. */
export function GradientMark({ trace, input }: { readonly trace: Trace; readonly input: number }) {
  const mark = useMark(trace, input);
  return mark === null ? null : <Sign mark={mark} />;
}

/** @param isAlone whether the sentence does not stand beside it */
export function Sign({
  mark: { standing, says },
  isAlone = true,
}: {
  readonly mark: Mark;
  readonly isAlone?: boolean;
}) {
  return (
    <span
      className="gradient-mark"
      data-standing={standing}
      role="img"
      aria-label={isAlone ? `${words[standing]}: ${says}` : words[standing]}
      title={isAlone ? says : undefined}
    >
      {signs[standing]}
    </span>
  );
}
