import { lazy, Suspense, useEffect, useState } from "react";
import type { LibraryView } from "../../core/share/gateLink.ts";
import { msg, t } from "../../core/words/t.ts";
import { actions, useApp } from "../../store/index.ts";
import { Tabs } from "../Tabs.tsx";
import { LibraryGates } from "./LibraryGates.tsx";
import "./Library.css";

const Activations = lazy(() => import("./Activations.tsx").then((part) => ({ default: part.Activations })));

const views: readonly { readonly name: LibraryView; readonly title: string }[] = [
  { name: "gates", title: msg`Gates` },
  { name: "activations", title: msg`Activations` },
];

/** The gates one at a time, or the activation functions side by side. */
export function LibraryPage() {
  const view = useApp((state) => state.libraryView);
  const gate = useApp((state) => state.libraryGate);
  const [isFirst, setFirst] = useState(true);
  useEffect(() => {
    // Where no search takes the focus, the dialog would give it to its cross.
    if (view !== "gates" && isFirst) document.getElementById(`library-tab-${view}`)?.focus();
  }, [view, isFirst]);

  return (
    <div className="library-page">
      <Tabs
        id="library"
        label={t`In the library`}
        tabs={views}
        chosen={view}
        onChoose={(name) => {
          setFirst(false);
          actions.openLibrary(gate, name);
        }}
      />
      <div role="tabpanel" id="library-panel" aria-labelledby={`library-tab-${view}`}>
        {view === "gates" ? (
          <LibraryGates isFirst={isFirst} />
        ) : (
          <Suspense fallback={<p className="modal-wait">{t`Loading…`}</p>}>
            <Activations />
          </Suspense>
        )}
      </div>
    </div>
  );
}
