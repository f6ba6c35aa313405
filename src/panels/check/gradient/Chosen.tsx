import type { ErrorCurve } from "../../../core/check/errorCurve.ts";
import { indexOfId, nodeAt } from "../../../core/graph/lookup.ts";
import type { Trace } from "../../../core/trace/trace.ts";
import { curvingOf } from "../../../store/checked.ts";
import { actions, useTrace } from "../../../store/index.ts";
import { Prose } from "../../ExplainProse.tsx";
import { rich } from "../../rich.ts";
import { entryName } from "./entryName.ts";
import { ErrorPlot } from "./ErrorPlot.tsx";
import { errorText, slopeText } from "./numbers.ts";
import type { Row } from "./rows.ts";
import { StepSlider } from "./StepSlider.tsx";
import { steps, stepText } from "./steps.ts";
import { useWork } from "./useWork.ts";
import { t } from "../../../core/words/t.ts";

interface ChosenProps {
  readonly trace: Trace;
  readonly row: Row;
  readonly step: number;
  readonly onStep: (step: number) => void;
  readonly isWanted: boolean;
  readonly isLight: boolean;
}

/** The error of one entry against h, and h itself. */
export function Chosen({ trace, row, step, onStep, isWanted, isLight }: ChosenProps) {
  const { input, entry, check } = row;
  const { items, result } = useWork(curvingOf(trace, input, entry), isWanted, isLight);
  const shown = useTrace()?.graph;
  const { id } = nodeAt(trace.graph, input);
  const isShown = shown !== undefined && indexOfId(shown, id) >= 0;
  const name = entryName(trace, input, entry);
  const h = steps[step] ?? 0;
  return (
    <figure className="gradient-figure">
      <figcaption>
        <span>{rich`Error against h, of ${(<code>{name}</code>)}`}</span>
        {isShown ? (
          <button type="button" className="check-action" onClick={() => actions.jump(id)}>
            {rich`Show${(<span className="visually-hidden">{t` ${name} on the graph`}</span>)}`}
          </button>
        ) : null}
      </figcaption>
      <ErrorPlot
        name={name}
        points={items}
        h={h}
        best={result === null || isKinky(result) ? null : result.best.centred}
      />
      <StepSlider step={step} onStep={onStep} />
      <p className="gradient-step">
        <span>h = {stepText(h)}</span>
        <span className="check-caption">
          {result === null ? t`${items.length} of ${steps.length} steps` : bestWords(result)}
        </span>
      </p>
      {check === null || check.trouble !== null ? null : (
        <dl className="gradient-facts">
          <div>
            <dt>x</dt>
            <dd>
              <Prose text={slopeText(check.x)} />
            </dd>
          </div>
          <div>
            <dt>{t`absolute error`}</dt>
            <dd>
              <Prose text={errorText(check.absolute)} />
            </dd>
          </div>
          <div>
            <dt>{t`backward difference`}</dt>
            <dd>
              <Prose text={slopeText(check.backward)} />
            </dd>
          </div>
        </dl>
      )}
    </figure>
  );
}

/** Whether no h is small enough to stay clear of a kink. */
const isKinky = ({ points }: ErrorCurve): boolean => points.every(({ hasKink }) => hasKink);

function bestWords(curve: ErrorCurve): string {
  const { best } = curve;
  if (best.centred === null) return t`no h gives a number here`;
  if (isKinky(curve)) return t`a kink is within reach of every h`;
  const centred = stepText(best.centred);
  return best.forward === null
    ? t`○ best: ${centred} centred`
    : t`○ best: ${centred} centred, ${stepText(best.forward)} forward`;
}
