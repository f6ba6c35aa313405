import type { KeyboardEvent } from "react";
import { t } from "../core/words/t.ts";
import { keySteps, snapped, stepped, type Reach } from "./InputsNumber.ts";
import { useGroup } from "./useGroup.ts";

export interface InputsSliderProps {
  readonly name: string;
  readonly value: number;
  readonly reach: Reach;
  readonly disabled: boolean;
  /** Whether a drag is going on: the reach must not change under the pointer. */
  onDragging(dragging: boolean): void;
  onEdit(value: number, group: string): void;
}

/** A native range input. It takes any value, so that it shows 0.25 where it is; dragging snaps to the step. */
export function InputsSlider({ name, value, reach, disabled, onDragging, onEdit }: InputsSliderProps) {
  const group = useGroup();
  const { bound, step } = reach;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = keySteps.get(event.key);
    const ends: ReadonlyMap<string, number> = new Map([
      ["Home", -bound],
      ["End", bound],
    ]);
    const wanted = by === undefined ? ends.get(event.key) : stepped(value, by * (event.shiftKey ? 10 : 1), step);
    if (wanted === undefined) return;
    // The arrows belong to the slider here, not to the steps of the walk.
    event.preventDefault();
    event.stopPropagation();
    onEdit(Math.min(Math.max(wanted, -bound), bound), group.key());
  };

  return (
    <input
      type="range"
      className="inputs-slider"
      aria-label={t`${name} slider`}
      min={-bound}
      max={bound}
      step="any"
      value={value}
      disabled={disabled}
      onKeyDown={onKeyDown}
      onPointerDown={() => {
        group.begin();
        onDragging(true);
      }}
      onPointerUp={() => onDragging(false)}
      onPointerCancel={() => onDragging(false)}
      onBlur={() => onDragging(false)}
      onChange={(event) => onEdit(snapped(event.target.valueAsNumber, step), group.current())}
    />
  );
}
