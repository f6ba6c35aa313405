import { useId, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { readNumber, stepped } from "./InputsNumber.ts";
import { useGroup } from "./useGroup.ts";

export interface InputsFieldProps {
  readonly name: string;
  readonly value: number;
  readonly step: number;
  readonly disabled: boolean;
  onDragging(dragging: boolean): void;
  onEdit(value: number, group: string): void;
}

/** Pixels that the pointer may stray in a click. */
const slack = 3;
/** Pixels of a drag that are one step. */
const perStep = 2;

/** Longer numbers are set smaller, so that all of their digits are seen. */
const roomy = 6;

interface Scrub {
  readonly x: number;
  readonly value: number;
  moving: boolean;
}

/** A number to type into, or to drag sideways; Shift makes ten steps of one, Alt a tenth. Bad text stays, with a message. */
export function InputsField({ name, value, step, disabled, onDragging, onEdit }: InputsFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const scrub = useRef<Scrub | null>(null);
  const before = useRef(value);
  const group = useGroup();
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState("");
  const messageId = useId();

  const shown = draft ?? String(value);
  const focused = (): boolean => document.activeElement === field.current;

  const settle = (): boolean => {
    if (draft === null) return true;
    const read = readNumber(draft);
    setProblem(read.ok ? "" : read.message);
    if (read.ok) setDraft(null);
    return read.ok;
  };

  const take = (text: string): void => {
    setDraft(text);
    const read = readNumber(text);
    if (!read.ok) return;
    setProblem("");
    onEdit(read.value, group.current());
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation();
    if (event.key === "Enter") {
      if (settle()) field.current?.select();
    } else if (event.key === "Escape") {
      setDraft(null);
      setProblem("");
      onEdit(before.current, group.current());
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      setDraft(null);
      setProblem("");
      onEdit(stepped(value, (event.key === "ArrowUp" ? 1 : -1) * (event.shiftKey ? 10 : 1), step), group.key());
    }
  };

  const onPointerDown = (event: PointerEvent<HTMLInputElement>): void => {
    if (event.button !== 0 || focused() || disabled) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    scrub.current = { x: event.clientX, value, moving: false };
    group.begin();
  };

  const onPointerMove = (event: PointerEvent<HTMLInputElement>): void => {
    const going = scrub.current;
    if (going === null) return;
    const moved = event.clientX - going.x;
    if (!going.moving && Math.abs(moved) <= slack) return;
    if (!going.moving) {
      going.moving = true;
      setDraft(null);
      setProblem("");
      onDragging(true);
    }
    const size = event.shiftKey ? step * 10 : event.altKey ? step / 10 : step;
    onEdit(stepped(going.value, Math.round(moved / perStep), size), group.current());
  };

  const endScrub = (clicked: boolean): void => {
    const going = scrub.current;
    scrub.current = null;
    if (going === null) return;
    if (going.moving) onDragging(false);
    else if (clicked) {
      field.current?.focus();
      field.current?.select();
    }
  };

  return (
    <>
      <input
        ref={field}
        type="text"
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        className="inputs-field"
        aria-label={`${name} value`}
        aria-invalid={problem !== ""}
        aria-describedby={problem === "" ? undefined : messageId}
        disabled={disabled}
        value={shown}
        data-long={shown.length > roomy}
        onChange={(event) => take(event.target.value)}
        onFocus={() => {
          before.current = value;
          group.begin();
        }}
        onBlur={settle}
        onKeyDown={onKeyDown}
        // Until it is known whether this is a click or a drag, the press must not focus the field.
        onMouseDown={(event) => {
          if (event.button === 0 && !focused()) event.preventDefault();
        }}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => endScrub(true)}
        onPointerCancel={() => endScrub(false)}
      />
      <span id={messageId} className="inputs-problem" role="status">
        {problem}
      </span>
    </>
  );
}
