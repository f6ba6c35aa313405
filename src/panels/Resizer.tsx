import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import { t } from "../core/words/t.ts";
import { actions, panelWidths, store, useApp, type Side } from "../store/index.ts";

const clamp = (width: number): number => Math.round(Math.min(Math.max(width, panelWidths.min), panelWidths.max));
const keyStep = 16;

/** The edge between a side panel and the graph: drag it, or move it by arrow keys; Enter closes the panel. */
export function Resizer({ side, label }: { readonly side: Side; readonly label: string }) {
  const width = useApp((state) => state[side].width);
  const drag = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const outwards = side === "left" ? 1 : -1;
  const resize = (wanted: number): void => actions.setSetting(side, { open: true, width: clamp(wanted) });

  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    // The screen may allow less than the chosen width: the drag starts from what is seen.
    const seen = event.currentTarget.parentElement?.getBoundingClientRect().width ?? width;
    drag.current = { x: event.clientX, width: seen };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (drag.current !== null) resize(drag.current.width + outwards * (event.clientX - drag.current.x));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const now = store.getState()[side].width;
    if (event.key === "ArrowRight") resize(now + outwards * keyStep);
    else if (event.key === "ArrowLeft") resize(now - outwards * keyStep);
    else if (event.key === "Home") resize(panelWidths.min);
    else if (event.key === "End") resize(panelWidths.max);
    else if (event.key === "Enter") actions.setSetting(side, { open: false, width: now });
    else return;
    event.preventDefault();
  };

  return (
    <div
      role="separator"
      className="resizer"
      tabIndex={0}
      aria-label={t`Width of ${label.toLowerCase()}`}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={panelWidths.min}
      aria-valuemax={panelWidths.max}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onLostPointerCapture={() => {
        drag.current = null;
      }}
      onKeyDown={onKeyDown}
    />
  );
}
