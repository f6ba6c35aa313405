import { Maximize, Minus, Plus } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, type ReactNode } from "react";
import { t } from "../core/words/t.ts";
import type { Drawing } from "../draw/drawing.ts";
import { actions, store, useApp, useStale, useTrace } from "../store/index.ts";
import { LayoutNote } from "./LayoutNote.tsx";
import { OpenLink } from "./OpenLink.tsx";
import { OutlineButton } from "./OutlineButton.tsx";
import { PhasePill } from "./PhasePill.tsx";
import { SideToggle } from "./SideToggle.tsx";
import { useDrawing } from "./useDrawing.ts";
import type { LayoutWait } from "./useLayout.ts";
import "./GraphView.css";
import { rich } from "./rich.ts";

const Overlay = lazy(() => import("./present/Overlay.tsx").then((part) => ({ default: part.Overlay })));

/** The canvas: the graph at this moment, and what acts on the view of it. `left` and `right`: the sides that have a panel. */
export function GraphView({ left, right }: { readonly left: boolean; readonly right: boolean }) {
  const svg = useRef<SVGSVGElement>(null);
  const crowd = useRef<HTMLCanvasElement>(null);
  const map = useRef<HTMLCanvasElement>(null);
  const { drawing, failed, wait } = useDrawing({ svg, crowd, map });
  const present = useApp((state) => state.present);
  const embed = useApp((state) => state.embed);

  // Letters act only while the graph has the focus.
  useEffect(() => {
    const element = svg.current;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "f") drawing?.fit();
      else if (event.key === "/") actions.openDialog("outline");
      else if (event.key === "p") actions.setSetting("present", !store.getState().present);
      else return;
      event.preventDefault();
    };
    element?.addEventListener("keydown", onKeyDown);
    return () => element?.removeEventListener("keydown", onKeyDown);
  }, [drawing]);

  return (
    <section className="canvas" aria-label={t`Graph`}>
      <canvas ref={crowd} className="canvas-crowd inked" aria-hidden="true" />
      {/* The group inside is what is read out; around it an image would hide that there are buttons in it. */}
      <svg ref={svg} className="canvas-drawing" role="presentation" />
      {/* For the pointer alone: what it does, the arrow keys and the buttons do too. */}
      <canvas ref={map} className="canvas-map inked" role="img" aria-label={t`Map of the whole graph`} hidden />
      {present ? null : <Notes wait={wait} />}
      <Suspense fallback={null}>{present ? <Overlay drawing={drawing} /> : null}</Suspense>
      {failed ? (
        <p className="canvas-failed">{t`The drawing could not be loaded. Reload the page to try again.`}</p>
      ) : null}
      {present ? null : (
        <>
          <div className="canvas-corner" data-side="left">
            {left ? <SideToggle side="left" /> : null}
          </div>
          <div className="canvas-corner" data-side="right">
            {embed ? <OpenLink /> : null}
            <OutlineButton />
            <Zoom drawing={drawing} />
            {right ? <SideToggle side="right" /> : null}
          </div>
        </>
      )}
    </section>
  );
}

/** What is said in the corner of the canvas. */
function Notes({ wait }: { readonly wait: LayoutWait | null }) {
  const stale = useStale();
  const welcome = useApp((state) => state.welcome);
  const trace = useTrace();
  const empty = trace === null;
  return (
    <div className="canvas-notes">
      <PhasePill />
      {wait === null || trace === null ? null : <LayoutNote wait={wait} nodes={trace.graph.nodes.length} />}
      {stale && !empty ? (
        <span className="canvas-note">
          <span className="wide">{t`The text has a mistake: this is the last graph that worked.`}</span>
          <span className="narrow">{t`The last graph that worked`}</span>
        </span>
      ) : null}
      {empty ? <span className="canvas-note">{t`No graph yet: the text has a mistake.`}</span> : null}
      {welcome && !stale ? (
        <span className="canvas-note">
          <span className="wide">
            {rich`Press ${(<kbd>→</kbd>)} to step forward through the values, then backward through the gradients.`}
          </span>
          <span className="narrow">{rich`Tap ${(<kbd>›</kbd>)} to step through it.`}</span>
        </span>
      ) : null}
    </div>
  );
}

function Zoom({ drawing }: { readonly drawing: Drawing | null }) {
  return (
    <div className="canvas-zoom" role="group" aria-label={t`Zoom`}>
      <ZoomButton name={t`Fit graph`} hint="f" act={() => drawing?.fit()}>
        <Maximize size={15} aria-hidden />
      </ZoomButton>
      <ZoomButton name={t`Zoom in`} act={() => drawing?.zoomBy(1.25)}>
        <Plus size={15} aria-hidden />
      </ZoomButton>
      <ZoomButton name={t`Zoom out`} act={() => drawing?.zoomBy(0.8)}>
        <Minus size={15} aria-hidden />
      </ZoomButton>
    </div>
  );
}

interface ZoomButtonProps {
  readonly name: string;
  readonly hint?: string;
  readonly act: () => void;
  readonly children: ReactNode;
}

function ZoomButton({ name, hint, act, children }: ZoomButtonProps) {
  return (
    <button
      type="button"
      className="button button-icon"
      aria-label={name}
      title={hint === undefined ? name : `${name} (${hint})`}
      onClick={act}
    >
      {children}
    </button>
  );
}
