import { useId, useRef, useState, type KeyboardEvent } from "react";
import { t } from "../core/words/t.ts";
import { readNumber, stepped } from "./InputsNumber.ts";
import { useGroup } from "./useGroup.ts";
import { useScrub } from "./useScrub.ts";

export interface InputsFieldProps {
  readonly name: string;
  readonly value: number;
  readonly step: number;
  readonly disabled: boolean;
  onDragging(dragging: boolean): void;
  onEdit(value: number, group: string): void;
}

/** Longer numbers are set smaller, so that all of their digits are seen. */
const roomy = 6;

/** A number to type into, or to drag sideways; Shift makes ten steps of one, Alt a tenth. Bad text stays, with a message. */
export function InputsField({ name, value, step, disabled, onDragging, onEdit }: InputsFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const before = useRef(value);
  const group = useGroup();
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState("");
  const messageId = useId();

  const shown = draft ?? String(value);
  const scrub = useScrub({
    value,
    step,
    disabled,
    onPress: group.begin,
    onDragging: (dragging) => {
      setDraft(null);
      setProblem("");
      onDragging(dragging);
    },
    onEdit: (next) => onEdit(next, group.current()),
  });

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

  return (
    <>
      <input
        ref={field}
        type="text"
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        className="inputs-field"
        aria-label={t`${name} value`}
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
        {...scrub}
      />
      <span id={messageId} className="inputs-problem" role="status">
        {problem}
      </span>
    </>
  );
}
