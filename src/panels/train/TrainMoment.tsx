import { useId } from "react";
import { rich } from "../rich.ts";
import { shownNumber } from "./numbers.ts";
import type { Run } from "./trainer.ts";
import { t } from "../../core/words/t.ts";

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
  const shownLoss = (
    <data value={loss} className="train-loss">
      {shownNumber(loss)}
    </data>
  );
  return (
    <div className="train-moment">
      <label htmlFor={id} className="train-field-name">
        {t`After update`}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={losses.length - 1}
        step={1}
        value={at}
        aria-valuetext={t`update ${at}, loss ${shownNumber(loss)}`}
        onKeyDown={(event) => event.stopPropagation()}
        onChange={({ target }) => onLook(target.valueAsNumber)}
      />
      <p className="train-readout">
        {at === 1
          ? rich`after ${(<data value={1}>1</data>)} update, loss ${shownLoss}`
          : rich`after ${(<data value={at}>{at}</data>)} updates, loss ${shownLoss}`}
      </p>
    </div>
  );
}
