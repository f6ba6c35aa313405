import { t } from "../../core/words/t.ts";
import type { Token } from "./highlight.ts";

interface CodeLineProps {
  /** Its number, from 0. */
  readonly line: number;
  readonly tokens: readonly Token[];
  /** CSS pixels from the top of the list. */
  readonly top: number;
  /** How its step goes, where it is that of the moment. */
  readonly lit: "forward" | "backward" | null;
  /** It speaks of what the pointer is over, or of what is selected. */
  readonly isAbout: boolean;
  /** It is the one that the keys act on. */
  readonly isActive: boolean;
  readonly isTied: boolean;
  readonly onChoose: () => void;
  readonly onEnter: () => void;
}

/** One line of a listing. */
export function CodeLine({ line, tokens, top, lit, isAbout, isActive, isTied, onChoose, onEnter }: CodeLineProps) {
  return (
    // The list has the focus, and its keys act on the active line.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={`code-line-${line}`}
      role="option"
      aria-selected={lit !== null}
      aria-label={tokens.every(({ text }) => text.trim() === "") ? t`blank line` : undefined}
      className="code-line"
      data-lit={lit ?? undefined}
      data-about={isAbout}
      data-active={isActive}
      data-tied={isTied}
      style={{ insetBlockStart: top }}
      onClick={onChoose}
      onPointerEnter={onEnter}
    >
      <span className="code-number" aria-hidden>
        {line + 1}
      </span>
      <code>
        {tokens.map(({ text, classes }, index) => (
          <span key={index} className={classes}>
            {text}
          </span>
        ))}
      </code>
    </div>
  );
}
