import { programToLatex } from "../../core/notation/nodeLatex.ts";
import { explain } from "../../core/notation/explain.ts";
import type { Trace } from "../../core/trace/trace.ts";
import { t } from "../../core/words/t.ts";
import { exampleOf, momentOf, shownTrace, type Moment, type State } from "../../store/index.ts";
import { sentenceOf } from "../../store/told.ts";
import { Prose } from "../ExplainProse.tsx";
import { formulasOf } from "../formulas.ts";
import type { Picture } from "../loadDrawing.ts";
import { Math } from "../Math.tsx";
import { pagesOf, type Plan } from "./plan.ts";
import { Still } from "./Still.tsx";
import "./Handout.css";

/** A longer address is no use on paper. */
const longestLink = 600;
/** More formulas have no room below a graph. */
const mostFormulas = 4;

interface HandoutProps {
  readonly plan: Plan;
  /** As it was when printing began. */
  readonly state: State;
  readonly picture: Picture;
}

/** Moments on paper, in black and white: what is a value and what a gradient, place and weight tell. */
export function Handout({ plan, state, picture }: HandoutProps) {
  const trace = shownTrace(state);
  if (trace === null) return null;
  const pages = pagesOf(plan);
  const title = exampleOf(state)?.title ?? t`Your expression`;
  return (
    <div className="handout" data-grid={plan.grid}>
      {pages.map((cursors, i) => (
        <section key={i} className="handout-page">
          <header>
            <h1>{title}</h1>
            <Math latex={programToLatex(trace.graph, trace.target)} />
            {pages.length === 1 ? null : <p className="handout-number">{t`page ${i + 1} of ${pages.length}`}</p>}
          </header>
          <div className="handout-moments">
            {cursors.map((cursor) => (
              <OneMoment key={cursor} cursor={cursor} trace={trace} state={state} picture={picture} />
            ))}
          </div>
          <footer>
            <p>{t`Above each wire stands its value, below it, in bold, its gradient. The gate of the step is ringed.`}</p>
            <p className="handout-link">{plan.link.length > longestLink ? "" : plan.link}</p>
          </footer>
        </section>
      ))}
    </div>
  );
}

const none: State["hidden"] = [];

interface OneMomentProps {
  readonly cursor: number;
  readonly trace: Trace;
  readonly state: State;
  readonly picture: Picture;
}

function OneMoment({ cursor, trace, state, picture }: OneMomentProps) {
  const explanation = explain(trace, cursor, state.dec);
  // Of the moment on the screen no more is told than there.
  const hidden = cursor === state.cursor ? state.hidden : none;
  const sentence = hidden.length > 0 ? sentenceOf(state) : explanation.sentence;
  const formulas = hidden.length > 0 ? [] : formulasOf(explanation);
  return (
    <article className="handout-moment">
      <h2>{momentText(momentOf(trace, cursor))}</h2>
      <Still picture={picture} trace={trace} cursor={cursor} decimals={state.dec} hidden={hidden} label={sentence} />
      <p>
        <Prose text={sentence} />
      </p>
      {formulas.slice(0, mostFormulas).map((latex) => (
        <p key={latex} className="handout-formula">
          <Math latex={latex} />
        </p>
      ))}
    </article>
  );
}

function momentText({ phase, index, count }: Moment): string {
  if (phase === "start") return t`Start`;
  return phase === "forward" ? t`Forward, step ${index} of ${count}` : t`Backward, step ${index} of ${count}`;
}
