import { useRef, type KeyboardEvent } from "react";
import { translated } from "../core/words/t.ts";
import "./Tabs.css";

interface TabsProps<Name extends string> {
  /** What the ids of the tabs and of their panel begin with. */
  readonly id: string;
  readonly label: string;
  /** Their titles in English, marked by `msg`. */
  readonly tabs: readonly { readonly name: Name; readonly title: string }[];
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
}

const towards: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** A list of tabs, one of them in the tab order. Their panel, `<id>-panel`, is labelled by `<id>-tab-<name>`. */
export function Tabs<Name extends string>({ id, label, tabs, chosen, onChoose }: TabsProps<Name>) {
  const list = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex(({ name }) => name === chosen);

  const onKeyDown = (event: KeyboardEvent): void => {
    const by = towards[event.key];
    const next = tabs[(at + (by ?? 0) + tabs.length) % tabs.length];
    if (by === undefined || next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    // Elsewhere the arrows step through the graph.
    event.preventDefault();
    event.stopPropagation();
    onChoose(next.name);
    list.current?.querySelector<HTMLElement>(`#${id}-tab-${next.name}`)?.focus();
  };

  return (
    // One of the tabs in it has the focus, as the pattern of a tab list wants.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div ref={list} className="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map(({ name, title }) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${id}-tab-${name}`}
          className="tab"
          aria-selected={name === chosen}
          aria-controls={`${id}-panel`}
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => onChoose(name)}
        >
          {translated(title)}
        </button>
      ))}
    </div>
  );
}
