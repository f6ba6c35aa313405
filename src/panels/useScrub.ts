import { useRef, type MouseEvent, type PointerEvent } from "react";
import { stepped } from "./InputsNumber.ts";

/** Pixels that the pointer may stray in a click. */
const slack = 3;
/** Pixels of a drag that are one step. */
const perStep = 2;

interface Scrub {
  readonly x: number;
  readonly value: number;
  moving: boolean;
}

export interface ScrubOptions {
  readonly value: number;
  readonly step: number;
  readonly disabled: boolean;
  /** The pointer went down: edits that follow are one gesture. */
  onPress(): void;
  onDragging(dragging: boolean): void;
  onEdit(value: number): void;
}

const focused = (field: HTMLInputElement): boolean => document.activeElement === field;

/** Handlers that make a number field one to drag sideways; Shift makes ten steps of one, Alt a tenth. A click focuses it. */
export function useScrub({ value, step, disabled, onPress, onDragging, onEdit }: ScrubOptions) {
  const scrub = useRef<Scrub | null>(null);

  const end = (field: HTMLInputElement, clicked: boolean): void => {
    const going = scrub.current;
    scrub.current = null;
    if (going === null) return;
    if (going.moving) onDragging(false);
    else if (clicked) {
      field.focus();
      field.select();
    }
  };

  return {
    // Until it is known whether this is a click or a drag, the press must not focus the field.
    onMouseDown: (event: MouseEvent<HTMLInputElement>): void => {
      if (event.button === 0 && !focused(event.currentTarget)) event.preventDefault();
    },
    onPointerDown: (event: PointerEvent<HTMLInputElement>): void => {
      if (event.button !== 0 || focused(event.currentTarget) || disabled) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      scrub.current = { x: event.clientX, value, moving: false };
      onPress();
    },
    onPointerMove: (event: PointerEvent<HTMLInputElement>): void => {
      const going = scrub.current;
      if (going === null) return;
      const moved = event.clientX - going.x;
      if (!going.moving && Math.abs(moved) <= slack) return;
      if (!going.moving) {
        going.moving = true;
        onDragging(true);
      }
      const size = event.shiftKey ? step * 10 : event.altKey ? step / 10 : step;
      onEdit(stepped(going.value, Math.round(moved / perStep), size));
    },
    onPointerUp: (event: PointerEvent<HTMLInputElement>): void => end(event.currentTarget, true),
    onPointerCancel: (event: PointerEvent<HTMLInputElement>): void => end(event.currentTarget, false),
  };
}
