import { useEffect, useState, type RefObject } from "react";

/** Rows from `from` up to but not including `to`. */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
}

/** The window moves in strides of so many rows, so that not every wheel event makes new ones. */
const STRIDE = 16;

/** Rows of about `height` pixels that are in sight, with a stride more on either side. `top`: of the first row, `room`: how high the sight is. */
export function rowsInSight(count: number, height: number, top: number, room: number): RowWindow {
  const first = Math.floor(Math.max(0, -top) / height / STRIDE) - 1;
  const last = Math.ceil(Math.max(0, room - top) / height / STRIDE) + 1;
  const from = Math.min(Math.max(0, first * STRIDE), Math.max(0, count - 2 * STRIDE));
  return { from, to: Math.min(count, Math.max(last * STRIDE, from + 2 * STRIDE)) };
}

/**
 * The rows of a long table that are in sight, kept up to date while anything around it is scrolled.
 *
 * @param body - The part of the table that holds the rows.
 * @param height - Of a row, in pixels, as well as is known.
 */
export function useRowWindow(body: RefObject<HTMLElement | null>, count: number, height: number): RowWindow {
  const [window_, setWindow] = useState<RowWindow>({ from: 0, to: Math.min(count, 2 * STRIDE) });
  useEffect(() => {
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const top = body.current?.getBoundingClientRect().top;
      if (top === undefined) return;
      const next = rowsInSight(count, height, top, window.innerHeight);
      setWindow((now) => (now.from === next.from && now.to === next.to ? now : next));
    };
    const soon = (): void => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    const observer = new ResizeObserver(soon);
    if (body.current !== null) observer.observe(body.current);
    // Scrolling does not bubble: it is caught on its way down.
    document.addEventListener("scroll", soon, { capture: true, passive: true });
    window.addEventListener("resize", soon);
    soon();
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      document.removeEventListener("scroll", soon, { capture: true });
      window.removeEventListener("resize", soon);
    };
  }, [body, count, height]);
  return window_;
}

/** A run of rows, or the room that a run of rows without elements takes. */
export type Stretch = { readonly kind: "rows" | "room" } & RowWindow;

/** All rows as stretches: those of the window and one that is kept as rows, the others as room. */
export function stretches(count: number, { from, to }: RowWindow, kept: number): Stretch[] {
  const end = Math.min(to, count);
  const shown: RowWindow[] = [{ from: Math.min(from, end), to: end }];
  if (kept >= 0 && kept < count && (kept < from || kept >= end))
    shown.splice(kept < from ? 0 : 1, 0, { from: kept, to: kept + 1 });
  const found: Stretch[] = [];
  let at = 0;
  for (const rows of shown) {
    if (rows.from > at) found.push({ kind: "room", from: at, to: rows.from });
    if (rows.to > rows.from) found.push({ kind: "rows", ...rows });
    at = rows.to;
  }
  if (at < count) found.push({ kind: "room", from: at, to: count });
  return found;
}
