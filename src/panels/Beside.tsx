import { lazy, Suspense, type ComponentType } from "react";
import { msg, t } from "../core/words/t.ts";
import { actions, keepsBack, useApp, type Settings } from "../store/index.ts";
import { Tabs } from "./Tabs.tsx";
import "./Beside.css";

type Tab = Settings["tab"];

/** What can stand beside the graph; `tells`: of gradients, whatever the moment. Each is loaded when it is first looked at; nothing of it delays the first picture. */
const tabs: readonly {
  readonly name: Tab;
  readonly title: string;
  readonly Content: ComponentType;
  readonly tells?: true;
}[] = [
  {
    name: "explain",
    title: msg`Explain`,
    Content: lazy(() => import("./Explain.tsx").then(({ Explain }) => ({ default: Explain }))),
  },
  {
    name: "code",
    title: msg`Code`,
    Content: lazy(() => import("./code/Code.tsx").then(({ Code }) => ({ default: Code }))),
  },
  {
    name: "check",
    title: msg`Check`,
    tells: true,
    Content: lazy(() => import("./check/Check.tsx").then(({ Check }) => ({ default: Check }))),
  },
  {
    name: "train",
    title: msg`Train`,
    tells: true,
    Content: lazy(() => import("./train/Train.tsx").then(({ Train }) => ({ default: Train }))),
  },
  {
    name: "network",
    title: msg`Network`,
    Content: lazy(() => import("./network/Network.tsx").then(({ Network }) => ({ default: Network }))),
  },
];

/** The explanation, the code and the checks of what stands on the canvas, one at a time. */
export function Beside() {
  const chosen = useApp((state) => state.tab);
  const at = tabs.findIndex(({ name }) => name === chosen);
  const Content = tabs[at]?.Content;
  const isAsked = useApp(keepsBack);
  const waits = isAsked && tabs[at]?.tells === true;

  return (
    <div className="beside">
      <Tabs
        id="beside"
        label={t`Beside the graph`}
        tabs={tabs}
        chosen={chosen}
        onChoose={(name) => actions.setSetting("tab", name)}
      />
      <div role="tabpanel" id="beside-panel" aria-labelledby={`beside-tab-${chosen}`}>
        {waits ? (
          <p className="beside-waits">
            {t`This tells gradients: it opens once you have predicted them all, or when you stop predicting.`}
          </p>
        ) : (
          <Suspense fallback={null}>{Content === undefined ? null : <Content />}</Suspense>
        )}
      </div>
    </div>
  );
}
