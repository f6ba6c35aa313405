import { useEffect, useState, type RefObject } from "react";

/** Rows beyond the edges that are drawn too, so that scrolling shows no gap. */
const SPARE = 6;

/** Which rows of a long list are in sight. */
export interface RowWindow {
  readonly first: number;
  /** Behind the last. */
  readonly end: number;
  /** CSS pixels. */
  readonly rowHeight: number;
  /** Scrolls a row into sight. */
  readonly show: (row: number) => void;
}

/** @param rem height of a row */
export function useRowWindow(box: RefObject<HTMLElement | null>, count: number, rem: number): RowWindow {
  const [seen, setSeen] = useState({ top: 0, height: 0, rowHeight: 16 * rem });
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = (): void => {
      const rowHeight = rem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setSeen({ top: element.scrollTop, height: element.clientHeight, rowHeight });
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [box, rem]);

  const { top, height, rowHeight } = seen;
  return {
    first: Math.max(0, Math.floor(top / rowHeight) - SPARE),
    end: Math.min(count, Math.ceil((top + height) / rowHeight) + SPARE),
    rowHeight,
    show: (row) => {
      const element = box.current;
      if (element === null) return;
      const start = row * rowHeight;
      if (start < element.scrollTop) element.scrollTo({ top: start });
      else if (start + rowHeight > element.scrollTop + element.clientHeight)
        element.scrollTo({ top: start + rowHeight - element.clientHeight });
    },
  };
}
