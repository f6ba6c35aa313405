import { indexOfName, nodeAt } from "../../core/graph/lookup.ts";
import { printShape } from "../../core/tensor/nested.ts";
import { actions } from "../../store/index.ts";
import { HeatMap } from "./HeatMap.tsx";
import { shownNumber } from "./numbers.ts";
import { isReachable, type Run } from "./trainer.ts";
import { inputsNamed, rounded, whyNotWritten } from "./writing.ts";

/** Digits of the numbers that are written. */
const digits = 6;
/** More parameters than these are not drawn. */
const most = 12;
let presses = 0;

interface TrainValuesProps {
  readonly run: Run;
  readonly isEarlier: boolean;
  /** The update that is looked at. */
  readonly at: number;
}

/** The parameters after the update that is looked at, and the way back into the text. */
export function TrainValues({ run, isEarlier, at }: TrainValuesProps) {
  const { task, values, step, state } = run;
  const { graph, recipe } = task;
  const nodes = inputsNamed(graph, recipe.parameters);
  const isFinite = values.every(({ min, max }) => Number.isFinite(min) && Number.isFinite(max));
  const problem = whyNotWritten(graph, nodes, false);
  const isThere = step === at;
  const isWaiting = !isThere && !isEarlier && isReachable(run);
  const isStill = state !== "starting" && state !== "running" && !isEarlier;

  const write = (): void => {
    presses++;
    nodes.forEach((node, i) => {
      const cells = values[i];
      if (cells?.isWhole === true)
        actions.editInput(node.id, rounded(node, cells.data, digits), `trained ${String(presses)}`);
    });
  };

  if (!isThere && !isWaiting)
    return (
      <div className="train-values">
        <h4>Parameters</h4>
        <p className="train-says">
          The training has ended, and only the parameters after update {step} are still known.
        </p>
      </div>
    );
  return (
    <div className="train-values" aria-busy={isWaiting}>
      <h4>
        Parameters after {step} {step === 1 ? "update" : "updates"}
      </h4>
      <div className="train-maps">
        {recipe.parameters.slice(0, most).map((name, i) => {
          const cells = values[i];
          const { shape } = nodeAt(graph, indexOfName(graph, name));
          if (cells === undefined) return null;
          const { min, mean, max } = cells;
          return shape.length === 0 ? (
            <p key={name} className="train-scalar">
              {name} = <data value={cells.data[0]}>{shownNumber(cells.data[0] ?? Number.NaN)}</data>
            </p>
          ) : (
            <figure key={name} className="train-map">
              <figcaption>
                {name} <small>{printShape(shape)}</small>
              </figcaption>
              <HeatMap name={name} shape={shape} cells={cells} />
              <p className="train-says">
                from {shownNumber(min)} to {shownNumber(max)}, mean {shownNumber(mean)}
              </p>
            </figure>
          );
        })}
      </div>
      {recipe.parameters.length > most ? (
        <p className="train-says">and {recipe.parameters.length - most} further parameters</p>
      ) : null}
      {!isStill ? null : problem !== null ? (
        <p className="train-says">{problem}</p>
      ) : isFinite ? (
        <button type="button" className="button" disabled={isWaiting} onClick={write}>
          Write these values into the text
        </button>
      ) : null}
    </div>
  );
}
