import type { KeyboardEvent } from "react";
import type { Gate } from "../../core/gates/gate.ts";
import type { Family } from "../../core/gates/index.ts";
import { titleOf } from "../../core/gates/title.ts";
import { t, translated } from "../../core/words/t.ts";

interface LibraryListProps {
  readonly families: readonly Family[];
  readonly chosen: Gate | undefined;
  /** A gate is reached by an arrow key. */
  readonly onReach: (gate: Gate) => void;
  /** A gate is pressed. */
  readonly onOpen: (gate: Gate) => void;
}

/** Where an arrow key leads among so many gates; null where the key means nothing here. */
function next(key: string, at: number, count: number): number | null {
  switch (key) {
    case "ArrowDown":
      return Math.min(at + 1, count - 1);
    case "ArrowUp":
      return Math.max(at - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

/** The gates by family. One of them is in the tab order; arrow keys go from one to the next. */
export function LibraryList({ families, chosen, onReach, onOpen }: LibraryListProps) {
  const listed = families.flatMap((family) => family.gates);
  const stop = chosen !== undefined && listed.includes(chosen) ? chosen : listed[0];

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const buttons = [...event.currentTarget.querySelectorAll("button")];
    const at = buttons.findIndex((button) => button === event.target);
    const to = next(event.key, at, buttons.length);
    const gate = to === null ? undefined : listed[to];
    if (to === null || gate === undefined) return;
    event.preventDefault();
    buttons[to]?.focus();
    onReach(gate);
  };

  return (
    // The keys are its buttons' own: the list only hears them pass.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <nav className="library-list" aria-label={t`Gates`} onKeyDown={onKeyDown}>
      {families.map((family) => (
        <section key={family.title} aria-labelledby={`library-${family.title}`}>
          <h3 id={`library-${family.title}`} className="panel-heading">
            {translated(family.title)}
          </h3>
          <ul>
            {family.gates.map((gate) => (
              <li key={gate.name}>
                <button
                  type="button"
                  aria-current={gate === chosen ? "true" : undefined}
                  tabIndex={gate === stop ? 0 : -1}
                  onClick={() => onOpen(gate)}
                >
                  <span>{titleOf(gate)}</span>
                  <span className="library-symbol" aria-hidden>
                    {gate.symbol}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
