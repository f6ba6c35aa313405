import { Pause, Play, Square } from "lucide-react";
import type { Training } from "./useTrain.ts";

interface TrainControlsProps {
  readonly training: Training;
  readonly onBegin: () => void;
}

/** Begins, pauses, goes on and ends; and how far it is. */
export function TrainControls({ training: { trainer, plan, run, isEarlier, start }, onBegin }: TrainControlsProps) {
  const state = run === null || isEarlier ? null : run.state;
  // Of what is silent nothing can be asked, but to begin anew.
  const isSilent = state !== null && run?.contact === "silent";
  const isBusy = !isSilent && (state === "starting" || state === "running");
  const steps = run?.task.recipe.steps ?? 0;
  const made = Math.max(0, (run?.losses.length ?? 1) - 1);
  const begin = (): void => {
    onBegin();
    start();
  };
  return (
    <div className="train-buttons">
      {isBusy ? (
        <button type="button" className="button button-primary" onClick={() => trainer.pause()}>
          <Pause size={16} aria-hidden />
          Pause
        </button>
      ) : state === "paused" && !isSilent ? (
        <button
          type="button"
          className="button button-primary"
          onClick={() => {
            onBegin();
            trainer.resume();
          }}
        >
          <Play size={16} aria-hidden />
          Continue
        </button>
      ) : (
        <button
          type="button"
          className="button button-primary"
          disabled={plan === null || plan.problem !== null}
          onClick={begin}
        >
          <Play size={16} aria-hidden />
          {state === null ? "Train" : isSilent || state === "lost" ? "Begin again" : "Train again"}
        </button>
      )}
      {state === "starting" || state === "running" || state === "paused" ? (
        <button type="button" className="button" onClick={() => trainer.stop()}>
          <Square size={16} aria-hidden />
          Stop
        </button>
      ) : null}
      {isEarlier ? <span className="train-earlier">earlier program</span> : null}
      {state === null || state === "failed" ? null : (
        <div className="train-progress">
          <progress aria-label="Updates made" max={steps} value={made} />
          <span>
            {made} of {steps}
          </span>
        </div>
      )}
    </div>
  );
}
