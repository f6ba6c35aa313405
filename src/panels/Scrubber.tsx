import { useRef, type CSSProperties, type KeyboardEvent, type PointerEvent } from "react";
import type { Trace } from "../core/trace/trace.ts";
import { actions, momentOf, useCursor, useTrace } from "../store/index.ts";
import { momentLabel } from "./momentLabel.ts";

/** More steps than this are a continuous bar: a segment would be too thin to hit. */
const mostSegments = 48;

/** All steps in a row, values first and gradients after them; the present one outlined. */
export function Scrubber() {
  const trace = useTrace();
  const cursor = useCursor();
  const bar = useRef<HTMLDivElement>(null);
  const dragging = useRef(false);
  const count = trace?.steps.length ?? 0;

  const goTo = (clientX: number): void => {
    const box = bar.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    const along = ((clientX - box.left) / box.width) * count;
    actions.goto(count <= mostSegments ? Math.ceil(along) : Math.round(along));
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    dragging.current = true;
    goTo(event.clientX);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const act = keys.get(event.key);
    if (act === undefined) return;
    // The page's own keys mean the same: one key press is one step.
    event.preventDefault();
    act();
  };

  return (
    <div className="scrubber">
      <div
        ref={bar}
        role="slider"
        tabIndex={0}
        className="scrubber-bar"
        aria-label="Step"
        aria-valuemin={0}
        aria-valuemax={count}
        aria-valuenow={cursor}
        aria-valuetext={trace === null ? "start" : momentLabel(momentOf(trace, cursor))}
        onPointerDown={onPointerDown}
        onPointerMove={(event) => {
          if (dragging.current) goTo(event.clientX);
        }}
        onLostPointerCapture={() => {
          dragging.current = false;
        }}
        onKeyDown={onKeyDown}
      >
        {trace === null ? null : count <= mostSegments ? (
          <Segments trace={trace} cursor={cursor} />
        ) : (
          <Continuous trace={trace} cursor={cursor} />
        )}
      </div>
      <div className="scrubber-phases" aria-hidden>
        <span>forward</span>
        <span>backward</span>
      </div>
    </div>
  );
}

const keys: ReadonlyMap<string, () => void> = new Map([
  ["ArrowRight", () => actions.step(1)],
  ["ArrowUp", () => actions.step(1)],
  ["PageDown", () => actions.step(1)],
  ["ArrowLeft", () => actions.step(-1)],
  ["ArrowDown", () => actions.step(-1)],
  ["PageUp", () => actions.step(-1)],
  ["Home", () => actions.first()],
  ["End", () => actions.last()],
]);

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
