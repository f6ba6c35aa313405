import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";

function watch(element: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    if (element.scrollWidth > element.clientWidth + 1) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  });
  observer.observe(element);
  for (const child of element.children) observer.observe(child);
  return () => observer.disconnect();
}

/** Lets a box that scrolls sideways be reached by Tab, while it has something to scroll. The box may come and go. */
export function useReachable(box: RefObject<HTMLElement | null>): void {
  const watched = useRef<{ readonly element: HTMLElement; readonly stop: () => void } | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (watched.current?.element === element) return;
    watched.current?.stop();
    watched.current = element === null ? null : { element, stop: watch(element) };
  });
  useEffect(
    () => () => {
      watched.current?.stop();
      watched.current = null;
    },
    [],
  );
}
