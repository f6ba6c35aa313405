import { useRef, type PointerEvent } from "react";

/** Pixels that a finger must travel sideways to have meant it. */
const least = 40;

interface SwipeHandlers {
  onPointerDown(event: PointerEvent<HTMLElement>): void;
  onPointerUp(event: PointerEvent<HTMLElement>): void;
  onPointerCancel(): void;
}

/** Swiping to the left is a step forward, as turning a page is. The scrubber takes its own drags. */
export function useSwipe(step: (by: 1 | -1) => void): SwipeHandlers {
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    onPointerDown: (event) => {
      const own = event.target instanceof Element && event.target.closest("[role=slider], select") !== null;
      from.current = event.pointerType === "mouse" || own ? null : { x: event.clientX, y: event.clientY };
    },
    onPointerUp: (event) => {
      if (from.current === null) return;
      const x = event.clientX - from.current.x;
      const y = event.clientY - from.current.y;
      from.current = null;
      if (Math.abs(x) >= least && Math.abs(x) > 2 * Math.abs(y)) step(x < 0 ? 1 : -1);
    },
    onPointerCancel: () => {
      from.current = null;
    },
  };
}
