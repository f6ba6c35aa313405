import { useRef, useState, type KeyboardEvent } from "react";
import { reachFor, readNumber, stepped } from "./InputsNumber.ts";
import type { Grouping } from "./useGroup.ts";
import { useScrub } from "./useScrub.ts";

export type Direction =
  "up" | "down" | "left" | "right" | "next" | "previous" | "rowStart" | "rowEnd" | "start" | "end";

interface MatrixCellProps {
  readonly label: string;
  readonly value: number;
  readonly disabled: boolean;
  /** Whether Tab reaches it: one cell of a grid is a tab stop. */
  readonly isStop: boolean;
  readonly group: Grouping;
  onFocus(): void;
  /** Moves the focus to another cell; false at the edge. */
  onMove(direction: Direction): boolean;
  onEdit(value: number, group: string): void;
  onProblem(message: string): void;
}

const arrows: ReadonlyMap<string, Direction> = new Map([
  ["ArrowUp", "up"],
  ["ArrowDown", "down"],
  ["ArrowLeft", "left"],
  ["ArrowRight", "right"],
]);

/** All digits of a number, with the minus that the drawing has. */
export const exactNumber = (value: number): string => String(value).replaceAll("-", "\u2212");

/** The key's way through the grid. While a number is being typed, what moves the caret is left to the field. */
function directionOf(event: KeyboardEvent, isTyping: boolean): Direction | null {
  const { key, shiftKey } = event;
  if (key === "Enter") return shiftKey ? "up" : "down";
  if (key === "Tab") return isTyping ? (shiftKey ? "previous" : "next") : null;
  if (isTyping && key !== "ArrowUp" && key !== "ArrowDown") return null;
  const whole = event.ctrlKey || event.metaKey;
  if (key === "Home") return whole ? "start" : "rowStart";
  if (key === "End") return whole ? "end" : "rowEnd";
  return arrows.get(key) ?? null;
}

/** One number of a matrix: typing replaces it, F2 edits it, Alt with ↑ or ↓ steps it, Escape takes the typing back. */
export function MatrixCell(props: MatrixCellProps) {
  const { label, value, disabled, isStop, group, onFocus, onMove, onEdit, onProblem } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [invalid, setInvalid] = useState(false);
  const before = useRef(value);
  const { step } = reachFor(value);
  const shown = draft ?? exactNumber(value);

  const settle = (): boolean => {
    const read = draft === null ? null : readNumber(draft);
    if (read?.ok === false) {
      setInvalid(true);
      onProblem(read.message);
      return false;
    }
    setDraft(null);
    return true;
  };

  const take = (text: string): void => {
    setDraft(text);
    setInvalid(false);
    const read = readNumber(text);
    if (read.ok) onEdit(read.value, group.current());
  };

  const takeBack = (): void => {
    setDraft(null);
    setInvalid(false);
    onProblem("");
    onEdit(before.current, group.current());
  };

  const scrub = useScrub({
    value,
    step,
    disabled,
    onPress: group.begin,
    onDragging: () => setDraft(null),
    onEdit: (next) => onEdit(next, group.current()),
  });

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const { key } = event;
    // Undo is the app's own wherever nothing is being typed; all else here belongs to the grid.
    const undoes = draft === null && (event.ctrlKey || event.metaKey) && "zyZY".includes(key);
    if (!undoes) event.stopPropagation();
    if (key === "Escape" && draft !== null) takeBack();
    else if (key === "F2" && draft === null) {
      setDraft(shown);
      event.currentTarget.setSelectionRange(shown.length, shown.length);
    } else if (event.altKey && (key === "ArrowUp" || key === "ArrowDown")) {
      event.preventDefault();
      setDraft(null);
      onEdit(stepped(value, key === "ArrowUp" ? 1 : -1, step), group.key());
    } else {
      const direction = directionOf(event, draft !== null);
      if (direction === null) return;
      const leaves = settle() && onMove(direction);
      // Tab past the last cell leaves the grid.
      if (leaves || key !== "Tab") event.preventDefault();
      if (!leaves && key === "Enter") event.currentTarget.select();
    }
  };

  return (
    <div role="gridcell" className="matrix-cell">
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-invalid={invalid}
        data-settled={draft === null}
        data-long={shown.length > 7}
        tabIndex={isStop ? 0 : -1}
        disabled={disabled}
        value={shown}
        onChange={(event) => take(event.target.value)}
        onFocus={(event) => {
          before.current = value;
          group.begin();
          onFocus();
          event.currentTarget.select();
        }}
        onBlur={settle}
        onKeyDown={onKeyDown}
        {...scrub}
      />
    </div>
  );
}
