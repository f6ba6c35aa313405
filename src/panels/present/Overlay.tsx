import type { Drawing } from "../../draw/drawing.ts";
import { t } from "../../core/words/t.ts";
import { Ink } from "./Ink.tsx";
import { Laser } from "./Laser.tsx";
import { Toolbar } from "./Toolbar.tsx";
import { useTools } from "./useTools.ts";
import "./Overlay.css";

/** What the lecturer points, draws and covers the screen with, over the graph. */
export function Overlay({ drawing }: { readonly drawing: Drawing | null }) {
  const { tools, act } = useTools();
  return (
    <>
      <Ink drawing={drawing} pen={tools.tool === "pen" ? tools.pen : null} onDrawn={act.noteDrawn} />
      <Toolbar tools={tools} act={act} />
      {tools.blocked ? (
        <p className="present-blocked" role="alert">
          {t`The browser blocked the window of the speaker view. Allow pop-ups for this page, then press S again.`}
        </p>
      ) : null}
      {tools.screen === null ? null : (
        <div className="present-blank" data-screen={tools.screen} onClick={act.putAway} aria-hidden />
      )}
      {tools.tool === "laser" ? <Laser /> : null}
    </>
  );
}
