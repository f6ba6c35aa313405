import { lazy, Suspense, useEffect } from "react";
import { t } from "../core/words/t.ts";
import { Banner } from "../panels/Banner.tsx";
import { Beside } from "../panels/Beside.tsx";
import { Dialogs } from "../panels/Dialogs.tsx";
import { Editor } from "../panels/Editor.tsx";
import { GraphView } from "../panels/GraphView.tsx";
import { useKeyboard } from "../panels/Keyboard.ts";
import { SidePanel } from "../panels/SidePanel.tsx";
import { TopBar } from "../panels/TopBar.tsx";
import { Transport } from "../panels/Transport.tsx";
import { Values } from "../panels/Values.tsx";
import { useParts } from "../panels/useParts.ts";
import { useApp } from "../store/index.ts";
import { useFullscreen } from "./useFullscreen.ts";
import { usePlayer } from "./usePlayer.ts";
import { useTheme } from "./useTheme.ts";

// What changes the numbers comes after the first picture.
const Inputs = lazy(() => import("../panels/Inputs.tsx").then((part) => ({ default: part.Inputs })));
// What speaks does too.
const LiveRegion = lazy(() => import("../panels/LiveRegion.tsx").then((part) => ({ default: part.LiveRegion })));
const Printing = lazy(() => import("../panels/print/Printing.tsx").then((part) => ({ default: part.Printing })));
// Most readers never project it.
const PresentHead = lazy(() => import("../panels/Present.tsx").then((part) => ({ default: part.PresentHead })));
const PresentStrip = lazy(() => import("../panels/Present.tsx").then((part) => ({ default: part.PresentStrip })));
// Lessons are walked through by few, and at a time.
const LessonBar = lazy(() => import("../panels/lesson/LessonBar.tsx").then((part) => ({ default: part.LessonBar })));

/** The whole screen. */
export function App() {
  const present = useApp((state) => state.present);
  const embed = useApp((state) => state.embed);
  const inLesson = useApp((state) => state.lesson !== null);
  const parts = useParts();
  const left = parts.editor || parts.inputs;
  const right = parts.explain || parts.values;
  useTheme();
  usePlayer();
  useKeyboard();
  useFullscreen();
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [present]);

  return (
    <div className="app" data-present={present} data-embed={embed} data-bare={!left && !right}>
      {parts.topbar && !present ? <TopBar /> : null}
      <Banner />
      <div className="columns">
        {left ? (
          <SidePanel side="left" label={t`Expression and inputs`}>
            <div className="side-stack">
              {parts.editor ? <Editor /> : null}
              <Suspense fallback={null}>{parts.inputs ? <Inputs /> : null}</Suspense>
            </div>
          </SidePanel>
        ) : null}
        <main className="stage">
          {parts.topbar || present ? null : <h1 className="visually-hidden">Backstep</h1>}
          <Suspense fallback={null}>{inLesson ? <LessonBar /> : null}</Suspense>
          <Suspense fallback={null}>{present ? <PresentHead /> : null}</Suspense>
          <GraphView left={left} right={right} />
          <Suspense fallback={null}>{present ? <PresentStrip /> : null}</Suspense>
          {parts.transport ? <Transport /> : null}
        </main>
        <SidePanel
          side="right"
          label={t`Explanation and values`}
          available={right}
          kept={
            <div className={parts.values ? undefined : "visually-hidden"}>
              <Values />
            </div>
          }
        >
          {parts.explain ? <Beside /> : null}
        </SidePanel>
      </div>
      <Suspense fallback={null}>
        <LiveRegion />
      </Suspense>
      <Suspense fallback={null}>
        <Printing />
      </Suspense>
      <Dialogs />
    </div>
  );
}
