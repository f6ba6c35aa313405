import { useId } from "react";
import { shownNumber } from "./numbers.ts";
import type { Run } from "./trainer.ts";

interface TrainMomentProps {
  readonly run: Run;
  /** The update that is looked at. */
  readonly at: number;
  readonly onLook: (step: number) => void;
}

/** The loss after any update; moving along pauses, and brings the values of that moment. */
export function TrainMoment({ run: { losses }, at, onLook }: TrainMomentProps) {
  const id = useId();
  const loss = losses[at] ?? Number.NaN;
  return (
    <div className="train-moment">
      <label htmlFor={id} className="train-field-name">
        After update
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={losses.length - 1}
        step={1}
        value={at}
        aria-valuetext={`update ${String(at)}, loss ${shownNumber(loss)}`}
        onKeyDown={(event) => event.stopPropagation()}
        onChange={({ target }) => onLook(target.valueAsNumber)}
      />
      <output htmlFor={id}>
        after <data value={at}>{at}</data> {at === 1 ? "update" : "updates"}, loss{" "}
        <data value={loss} className="train-loss">
          {shownNumber(loss)}
        </data>
      </output>
    </div>
  );
}
