import { shortNumber } from "../../core/notation/number.ts";
import { Prose } from "../ExplainProse.tsx";
import { keySteps, snapped, stepped } from "../InputsNumber.ts";
import "../Inputs.css";

interface ActivationSliderProps {
  /** `a of ELU` */
  readonly label: string;
  readonly name: string;
  readonly value: number;
  readonly reach: readonly [number, number];
  readonly onChange: (value: number) => void;
}

const STEP = 0.05;

/** A parameter of an activation. As those of the inputs, it takes any value, and keys and dragging go by steps. */
export function ActivationSlider({ label, name, value, reach: [least, most], onChange }: ActivationSliderProps) {
  const set = (next: number): void => onChange(Math.min(Math.max(next, least), most));
  return (
    <label className="activation-slider">
      <span className="inputs-name">
        <Prose text={name} />
      </span>
      <input
        type="range"
        className="inputs-slider"
        aria-label={label}
        aria-valuetext={shortNumber(value)}
        min={least}
        max={most}
        step="any"
        value={value}
        onKeyDown={(event) => {
          const by = keySteps.get(event.key);
          if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          set(stepped(value, by, STEP));
        }}
        onChange={(event) => set(snapped(event.currentTarget.valueAsNumber, STEP))}
      />
      <span className="activation-number">{shortNumber(value)}</span>
    </label>
  );
}
