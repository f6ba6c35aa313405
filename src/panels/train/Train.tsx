import { TrainOnce } from "./TrainOnce.tsx";
import { TrainRecipe } from "./TrainRecipe.tsx";
import { TrainRun } from "./TrainRun.tsx";
import { useTrain } from "./useTrain.ts";
import "./Train.css";

/** Gradient descent on the graph: the recipe, the training with its curve in sight of it, and one update with its numbers. */
export function Train() {
  const training = useTrain();
  const { plan } = training;
  return (
    <section className="train" aria-label="Train">
      {plan === null ? (
        <p className="train-says">The text does not work yet. As soon as it does, its graph can be trained here.</p>
      ) : (
        <>
          <TrainRecipe plan={plan} />
          {plan.problem === null ? null : <p className="train-says">{plan.problem}</p>}
        </>
      )}
      <TrainRun training={training} />
      {plan === null || plan.problem !== null ? null : <TrainOnce plan={plan} />}
    </section>
  );
}
