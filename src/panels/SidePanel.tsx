import type { CSSProperties, ReactNode } from "react";
import { useApp, type Side } from "../store/index.ts";
import { Resizer } from "./Resizer.tsx";
import "./SidePanel.css";

interface SidePanelProps {
  readonly side: Side;
  readonly label: string;
  readonly children: ReactNode;
  /** False where a link hides all of it. */
  readonly available?: boolean;
  /** What stays readable for assistive technology when the panel is closed: the Values table. */
  readonly kept?: ReactNode;
}

/** A column beside the graph that can be closed and resized. Presenting closes it without forgetting that it was open. */
export function SidePanel({ side, label, children, kept, available = true }: SidePanelProps) {
  const panel = useApp((state) => state[side]);
  const present = useApp((state) => state.present);
  const shown = panel.open && available && !present;
  const style = { "--side-width": `${panel.width}px` } as CSSProperties;

  return (
    <aside className={`side side-${side}`} data-open={shown} aria-label={label} style={style}>
      {/* Keys must be able to scroll it, also where there is nothing else in it to focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="side-scroll" role="group" aria-label={label} tabIndex={shown ? 0 : undefined}>
        <div hidden={!shown}>{children}</div>
        {kept === undefined ? null : <div className="side-kept">{kept}</div>}
      </div>
      {shown ? <Resizer side={side} label={label} /> : null}
    </aside>
  );
}
