import { useState } from "react";
import { actions } from "../../store/index.ts";
import { LossChart } from "./LossChart.tsx";
import { NormChart } from "./NormChart.tsx";
import { settingOf } from "./recipe.ts";
import { stateWords } from "./sentences.ts";
import { TrainContour } from "./TrainContour.tsx";
import { TrainControls } from "./TrainControls.tsx";
import { TrainMoment } from "./TrainMoment.tsx";
import { TrainRegions } from "./TrainRegions.tsx";
import { TrainValues } from "./TrainValues.tsx";
import type { Training } from "./useTrain.ts";

/** The training itself: what goes on, the curves, and the values of any moment of it. */
export function TrainRun({ training }: { readonly training: Training }) {
  const { trainer, plan, run, isEarlier } = training;
  const [isLog, setLog] = useState(false);
  /** The update that the reader looks at; null for the newest. */
  const [chosen, choose] = useState<number | null>(null);
  const last = (run?.losses.length ?? 0) - 1;
  const at = Math.min(chosen ?? last, last);
  const isLive = run !== null && !isEarlier;
  const suggested = isLive ? (run.divergence?.suggestedRate ?? null) : null;

  const look = (step: number): void => {
    choose(step);
    if (isLive) trainer.goTo(step);
  };

  return (
    <div className="train-run">
      <h3 className="visually-hidden">Training</h3>
      <TrainControls training={training} onBegin={() => choose(null)} />
      <p className="train-says" role="status">
        {run === null || isEarlier ? "" : stateWords(run)}
      </p>
      {suggested === null || plan === null ? null : (
        <button
          type="button"
          className="button"
          onClick={() => actions.setSetting("train", settingOf(plan.own, { ...plan.recipe, rate: suggested }))}
        >
          Take the rate {suggested}
        </button>
      )}
      {run === null || last < 0 ? null : (
        <div className="train-pictures" data-earlier={isEarlier}>
          <LossChart losses={run.losses} isLog={isLog} at={at} onLog={setLog} onPick={look} />
          <TrainMoment run={run} at={at} onLook={look} />
          <NormChart norms={run.norms} names={run.task.recipe.parameters} steps={last} />
          <TrainContour run={run} at={at} />
          <TrainRegions run={run} />
          <TrainValues run={run} isEarlier={isEarlier} at={at} />
        </div>
      )}
    </div>
  );
}
