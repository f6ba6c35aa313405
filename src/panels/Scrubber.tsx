import type { CSSProperties, KeyboardEvent } from "react";
import type { Trace } from "../core/trace/trace.ts";
import { t } from "../core/words/t.ts";
import { actions, momentOf, useCursor, useTrace } from "../store/index.ts";
import { togglePlay } from "./Keyboard.ts";
import { momentLabel } from "./momentLabel.ts";
import "./Scrubber.css";

/** More steps than this are a continuous bar: a segment would be too thin to hit. */
const mostSegments = 48;

/** Keys that a range reads otherwise, or not at all. */
const keys: ReadonlyMap<string, () => void> = new Map([
  ["PageDown", () => actions.step(1)],
  ["PageUp", () => actions.step(-1)],
  [" ", togglePlay],
]);

/**
 * All steps in a row, values first and gradients after them; the present one outlined. What is seen lies under a native
 * range, which fingers, keys and screen readers already know; its thumb is as wide as a segment.
 */
export function Scrubber() {
  const trace = useTrace();
  const cursor = useCursor();
  const count = trace?.steps.length ?? 0;
  const segmented = count <= mostSegments;

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const act = keys.get(event.key);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };

  return (
    <div className="scrubber">
      <div className="scrubber-bar" style={{ "--count": Math.max(count, 1) } as CSSProperties}>
        {trace === null ? null : segmented ? (
          <Segments trace={trace} cursor={cursor} />
        ) : (
          <Continuous trace={trace} cursor={cursor} />
        )}
        <input
          type="range"
          className="scrubber-range"
          data-segmented={segmented}
          aria-label={t`Step`}
          min={0}
          max={count}
          step={1}
          value={cursor}
          aria-valuetext={trace === null ? t`start` : momentLabel(momentOf(trace, cursor))}
          onChange={(event) => actions.goto(Number(event.currentTarget.value))}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="scrubber-phases" aria-hidden>
        <span>{t`forward`}</span>
        <span>{t`backward`}</span>
      </div>
    </div>
  );
}

interface BarProps {
  readonly trace: Trace;
  readonly cursor: number;
}

function Segments({ trace, cursor }: BarProps) {
  return trace.steps.map((_, i) => (
    <span
      key={i}
      className="segment"
      data-phase={i < trace.forwardCount ? "forward" : "backward"}
      data-done={i < cursor}
      data-now={i === cursor - 1}
    />
  ));
}

function Continuous({ trace, cursor }: BarProps) {
  const percent = (steps: number): string => `${(steps / trace.steps.length) * 100}%`;
  const style = {
    "--forward": percent(Math.min(cursor, trace.forwardCount)),
    "--turn": percent(trace.forwardCount),
    "--now": percent(cursor),
  } as CSSProperties;
  return (
    <span className="continuous" style={style}>
      <span className="continuous-forward" />
      <span className="continuous-backward" />
      <span className="continuous-turn" />
      <span className="continuous-thumb" />
    </span>
  );
}
