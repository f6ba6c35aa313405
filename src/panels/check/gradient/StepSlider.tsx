import { steps, stepText } from "./steps.ts";

interface StepSliderProps {
  /** Index into the steps. */
  readonly step: number;
  readonly onStep: (step: number) => void;
}

/** h, from 1e-15 at the left to 1e-1 at the right as on the axis above it, two steps a decade. */
export function StepSlider({ step, onStep }: StepSliderProps) {
  return (
    <input
      type="range"
      className="inputs-slider gradient-slider"
      aria-label="h"
      aria-valuetext={`h = ${stepText(steps[step] ?? 0)}`}
      min={0}
      max={steps.length - 1}
      step={1}
      value={step}
      onChange={(event) => onStep(event.target.valueAsNumber)}
    />
  );
}
