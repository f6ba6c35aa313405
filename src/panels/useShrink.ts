import { useLayoutEffect, type RefObject } from "react";

/**
 * Keeps the only child of `box` inside it: drawn smaller where it is wider or taller than the box, which hides what
 * hangs over. Its own size is measured anew when formulas are set and when the window changes.
 */
export function useShrink(box: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const outer = box.current;
    const inner = outer?.firstElementChild;
    if (!outer || !(inner instanceof HTMLElement)) return undefined;
    const fit = (): void => {
      const scale = Math.min(1, outer.clientWidth / inner.offsetWidth, outer.clientHeight / inner.offsetHeight);
      inner.style.transform = scale < 1 ? `scale(${scale})` : "";
    };
    // A transform changes no measured size, so that fitting does not set off another fitting.
    const observer = new ResizeObserver(fit);
    observer.observe(outer);
    observer.observe(inner);
    return () => observer.disconnect();
  }, [box]);
}
