import { lazy, Suspense, useRef, type ComponentType, type KeyboardEvent } from "react";
import { actions, useApp, type Settings } from "../store/index.ts";
import "./Beside.css";

type Tab = Settings["tab"];

/** What can stand beside the graph. Each is loaded when it is first looked at; nothing of it delays the first picture. */
const tabs: readonly { readonly name: Tab; readonly title: string; readonly Content: ComponentType }[] = [
  {
    name: "explain",
    title: "Explain",
    Content: lazy(() => import("./Explain.tsx").then(({ Explain }) => ({ default: Explain }))),
  },
  {
    name: "code",
    title: "Code",
    Content: lazy(() => import("./code/Code.tsx").then(({ Code }) => ({ default: Code }))),
  },
  {
    name: "check",
    title: "Check",
    Content: lazy(() => import("./check/Check.tsx").then(({ Check }) => ({ default: Check }))),
  },
  {
    name: "train",
    title: "Train",
    Content: lazy(() => import("./train/Train.tsx").then(({ Train }) => ({ default: Train }))),
  },
];

const towards: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** The explanation, the code and the checks of what stands on the canvas, one at a time. */
export function Beside() {
  const chosen = useApp((state) => state.tab);
  const list = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex(({ name }) => name === chosen);
  const Content = tabs[at]?.Content;

  const onKeyDown = (event: KeyboardEvent): void => {
    const by = towards[event.key];
    const next = tabs[(at + (by ?? 0) + tabs.length) % tabs.length];
    if (by === undefined || next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    // Elsewhere the arrows step through the graph.
    event.preventDefault();
    event.stopPropagation();
    actions.setSetting("tab", next.name);
    list.current?.querySelector<HTMLElement>(`#beside-tab-${next.name}`)?.focus();
  };

  return (
    <>
      {/* One of the tabs in it has the focus, as the pattern of a tab list wants. */}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div ref={list} className="beside-tabs" role="tablist" aria-label="Beside the graph" onKeyDown={onKeyDown}>
        {tabs.map(({ name, title }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`beside-tab-${name}`}
            className="beside-tab"
            aria-selected={name === chosen}
            aria-controls="beside-panel"
            tabIndex={name === chosen ? 0 : -1}
            onClick={() => actions.setSetting("tab", name)}
          >
            {title}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="beside-panel" aria-labelledby={`beside-tab-${chosen}`}>
        <Suspense fallback={null}>{Content === undefined ? null : <Content />}</Suspense>
      </div>
    </>
  );
}
