import { clampRate, rateLimits } from "../../core/share/recipe.ts";
import { NumberField } from "./NumberField.tsx";
import { t } from "../../core/words/t.ts";

interface TrainRateProps {
  readonly rate: number;
  readonly onChange: (rate: number) => void;
}

/** Powers of ten that the slider reaches; a rate beyond them takes it along. */
const [least, most] = [-8, 2];
/** Notches of the slider to a power of ten. */
const notch = 0.1;

/** The rate as a number, and on a slider that multiplies it. */
export function TrainRate({ rate, onChange }: TrainRateProps) {
  const exponent = Math.log10(rate);
  return (
    <div className="train-rate">
      <NumberField
        value={rate}
        name={t`Rate`}
        take={clampRate}
        hint={t`A rate is from ${rateLimits.least} to ${rateLimits.most}.`}
        onChange={onChange}
      />
      <input
        type="range"
        aria-label={t`Rate slider`}
        aria-valuetext={String(rate)}
        min={Math.min(least, Math.floor(exponent))}
        max={Math.max(most, Math.ceil(exponent))}
        step={notch}
        value={exponent}
        onKeyDown={(event) => event.stopPropagation()}
        onChange={({ target }) => onChange(clampRate(Number((10 ** target.valueAsNumber).toPrecision(2))))}
      />
    </div>
  );
}
