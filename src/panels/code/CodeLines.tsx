import { useEffect, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent } from "react";
import type { Dialect, Listing } from "../../core/listing/listing.ts";
import type { Step, Trace } from "../../core/trace/trace.ts";
import { t } from "../../core/words/t.ts";
import { actions, useApp, useCursor } from "../../store/index.ts";
import { useRowWindow } from "../outline/useRowWindow.ts";
import { CodeLine } from "./CodeLine.tsx";
import { tokensOf } from "./highlight.ts";
import type { Moments } from "./moments.ts";

interface CodeLinesProps {
  readonly listing: Listing;
  readonly moments: Moments;
  readonly trace: Trace;
  readonly dialect: Dialect;
}

/** Characters that the number of a line and the edge take. */
const lineNumberCells = 8;

/** Height of a line. */
const lineRem = 1.375;

const ways: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15 };

/** The lines. One of them is active for the keyboard: ↑ and ↓ move it, Enter goes to its step. */
export function CodeLines({ listing, moments, trace, dialect }: CodeLinesProps) {
  const cursor = useCursor();
  const hovered = useApp((state) => state.hovered);
  const selection = useApp((state) => state.selection);
  const box = useRef<HTMLDivElement>(null);
  const window = useRowWindow(box, listing.length, lineRem);
  const [active, setActive] = useState(0);
  const step = cursor > 0 ? trace.steps[cursor - 1] : undefined;
  const lit = step === undefined ? [] : moments.linesOf(step);
  const first = lit[0] ?? -1;
  const last = lit.at(-1) ?? -1;
  const about = new Set(moments.linesAbout(selection === null ? hovered : [...hovered, selection]));
  const { show } = window;

  // The line that is lit comes into sight, its last first so that the first wins where both have no room.
  useEffect(() => {
    if (first < 0) return;
    show(last);
    show(first);
    // The window changes with every scroll, which must be free.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [first, last, cursor]);

  const go = (line: number): void => {
    const at = moments.cursorOf(line, cursor);
    if (at !== null) actions.goto(at);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter") go(active);
    else {
      const by = ways[event.key];
      if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      const next = Math.min(Math.max(active + by, 0), listing.length - 1);
      setActive(next);
      show(next);
      actions.hover(moments.nodesOf(next));
      event.stopPropagation();
    }
    event.preventDefault();
  };
  const phase = phaseOf(step);
  const longest = useMemo(
    () => listing.reduce((most, { text }) => Math.max(most, text.length), 0) + lineNumberCells,
    [listing],
  );

  return (
    <div
      ref={box}
      className="code-lines"
      role="listbox"
      tabIndex={0}
      aria-label={t`Lines of code`}
      aria-multiselectable
      aria-activedescendant={`code-line-${active}`}
      style={{ "--code-line": `${lineRem}rem` } as CSSProperties}
      onKeyDown={onKeyDown}
      onBlur={() => actions.hover([])}
      onPointerLeave={() => actions.hover([])}
    >
      <div className="code-all" style={{ blockSize: listing.length * window.rowHeight, minInlineSize: `${longest}ch` }}>
        {listing.slice(window.first, window.end).map(({ text, ties }, at) => {
          const line = window.first + at;
          return (
            <CodeLine
              key={line}
              line={line}
              tokens={tokensOf(text, dialect)}
              top={line * window.rowHeight}
              lit={lit.includes(line) ? phase : null}
              isAbout={about.has(line)}
              isActive={line === active}
              isTied={ties.length > 0}
              onChoose={() => {
                setActive(line);
                go(line);
              }}
              onEnter={() => actions.hover(moments.nodesOf(line))}
            />
          );
        })}
      </div>
    </div>
  );
}

const phaseOf = (step: Step | undefined): "forward" | "backward" => (step?.kind === "forward" ? "forward" : "backward");
