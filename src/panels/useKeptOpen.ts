import { useLayoutEffect, type RefObject } from "react";
import { useApp } from "../store/index.ts";

/** The language in which the popover stood open when it was last taken off the page; null where it was closed. */
let leftOpenIn: string | null = null;

/** Another language draws the page anew: a popover that stood open then stays open, with the focus in `field`. */
export function useKeptOpen(box: RefObject<HTMLElement | null>, field: RefObject<HTMLElement | null>): void {
  const spoken = useApp((state) => state.spoken);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    if (leftOpenIn !== null && leftOpenIn !== spoken && !element.matches(":popover-open")) {
      element.showPopover();
      field.current?.focus();
    }
    return () => {
      leftOpenIn = element.matches(":popover-open") ? spoken : null;
    };
  }, [box, field, spoken]);
}
