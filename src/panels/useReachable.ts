import { useEffect, useState, type RefObject } from "react";

/** Lets a box that scrolls sideways be reached by Tab, while it has something to scroll. The box may come and go. */
export function useReachable(box: RefObject<HTMLElement | null>): void {
  const [element, setElement] = useState<HTMLElement | null>(null);
  useEffect(() => setElement(box.current));
  useEffect(() => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      if (element.scrollWidth > element.clientWidth + 1) element.tabIndex = 0;
      else element.removeAttribute("tabindex");
    });
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [element]);
}
