import { CircleHelp, Eraser, LogOut, Maximize2, NotebookText, PenLine, Pointer, Printer, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "../../core/words/t.ts";
import { actions, useApp } from "../../store/index.ts";
import { toggleFullscreen } from "../fullscreen.ts";
import { pens } from "./strokes.ts";
import { useAwake } from "./useAwake.ts";
import type { ToolActions, Tools } from "./useTools.ts";

interface ToolbarProps {
  readonly tools: Tools;
  readonly act: ToolActions;
}

/** The lecturer's tools at the edge of the graph; they fade while the pointer rests. */
export function Toolbar({ tools, act }: ToolbarProps) {
  const awake = useAwake();
  const reveal = useApp((state) => state.reveal !== "0");
  return (
    <div
      className="present-tools"
      role="toolbar"
      aria-label={t`Presenting`}
      aria-orientation="vertical"
      data-awake={awake}
    >
      <Tool name={t`Reveal gradients one by one`} hint="R" on={reveal} act={act.toggleReveal}>
        <CircleHelp />
      </Tool>
      <Tool name={t`Laser pointer`} hint="L" on={tools.tool === "laser"} act={() => act.take("laser")}>
        <Pointer />
      </Tool>
      <Tool name={t`Pen`} hint="D" on={tools.tool === "pen"} act={() => act.take("pen")}>
        <PenLine />
      </Tool>
      {tools.tool === "pen" ? <PenTools tools={tools} act={act} /> : null}
      <Tool name={t`Speaker view`} hint="S" act={act.speak}>
        <NotebookText />
      </Tool>
      <Tool name={t`Print`} act={() => actions.openDialog("print")}>
        <Printer />
      </Tool>
      <Tool name={t`Full screen`} hint="F" act={toggleFullscreen}>
        <Maximize2 />
      </Tool>
      <Tool name={t`Leave`} hint="Esc" act={() => actions.setSetting("present", false)}>
        <LogOut />
      </Tool>
    </div>
  );
}

function PenTools({ tools, act }: ToolbarProps) {
  return (
    <>
      {pens.map((pen, i) => (
        <Tool key={pen} name={t`Pen ${i + 1}`} hint={String(i + 1)} on={tools.pen === pen} act={() => act.choose(pen)}>
          <span className="present-pen" data-pen={pen} />
        </Tool>
      ))}
      <Tool name={t`Undo the last stroke`} hint={t`Ctrl + Z`} act={act.undo}>
        <Undo2 />
      </Tool>
      <Tool name={t`Erase the drawing`} hint="E" act={act.erase}>
        <Eraser />
      </Tool>
    </>
  );
}

interface ToolProps {
  readonly name: string;
  readonly hint?: string;
  /** Left out for what is no state. */
  readonly on?: boolean;
  readonly act: () => void;
  readonly children: ReactNode;
}

function Tool({ name, hint, on, act, children }: ToolProps) {
  return (
    <button
      type="button"
      className="present-tool"
      aria-label={name}
      aria-pressed={on}
      title={hint === undefined ? name : `${name} (${hint})`}
      onClick={act}
    >
      {children}
    </button>
  );
}
