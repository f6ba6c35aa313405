import { TrainOnce } from "./TrainOnce.tsx";
import { TrainRecipe } from "./TrainRecipe.tsx";
import { TrainRun } from "./TrainRun.tsx";
import { useTrain } from "./useTrain.ts";
import "./Train.css";

/** Gradient descent on the graph: the recipe, one update with its numbers, and then many. */
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
          {plan.problem === null ? <TrainOnce plan={plan} /> : <p className="train-says">{plan.problem}</p>}
        </>
      )}
      <TrainRun training={training} />
    </section>
  );
}
