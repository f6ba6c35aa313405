import { useLayoutEffect, useRef, type ReactNode } from "react";
import { run } from "../../core/trace/run.ts";
import type { Trace } from "../../core/trace/trace.ts";
import { explain } from "../../core/notation/explain.ts";
import { programToLatex } from "../../core/notation/nodeLatex.ts";
import { exerciseOf } from "../../core/quiz/exercise.ts";
import { writeExercise, type ExerciseName } from "../../core/share/exerciseName.ts";
import { t } from "../../core/words/t.ts";
import { addressOf, derive, planOf } from "../../store/index.ts";
import { formulasOf } from "../formulas.ts";
import type { Picture } from "../loadDrawing.ts";
import { Math } from "../Math.tsx";
import { chunks, type SheetPlan } from "../print/plan.ts";
import { Still } from "../print/Still.tsx";
import "../print/Handout.css";
import "./Sheet.css";

interface Worked {
  readonly name: ExerciseName;
  readonly trace: Trace;
  /** From 1. */
  readonly number: number;
}

/** Exercises on paper, in black and white: graphs with their values and blanks for the gradients, then the solutions. */
export function Sheet({ plan, picture }: { readonly plan: SheetPlan; readonly picture: Picture }) {
  const worked = plan.exercises.flatMap((name, i): readonly Worked[] => {
    const { graph } = derive(exerciseOf(name.difficulty, name.seed));
    return graph === null ? [] : [{ name, trace: run(planOf(graph), graph), number: i + 1 }];
  });
  return (
    <div className="handout sheet" data-grid="2">
      {chunks(worked, 2).map((pair) => (
        <Page
          key={pair[0]?.number}
          title={t`Exercises`}
          hint={t`Write the gradient of each value on the line below its wire.`}
        >
          {pair.map((one) => (
            <OnPaper key={one.number} {...one} picture={picture} isSolved={false} />
          ))}
        </Page>
      ))}
      {plan.solutions
        ? chunks(worked, 2).map((pair) => (
            <Page
              key={pair[0]?.number}
              title={t`Solutions`}
              hint={t`Each gradient is the local gradient times the upstream gradient, in this order.`}
            >
              {pair.map((one) => (
                <OnPaper key={one.number} {...one} picture={picture} isSolved />
              ))}
            </Page>
          ))
        : null}
    </div>
  );
}

interface PageProps {
  readonly title: string;
  readonly hint: string;
  readonly children: ReactNode;
}

function Page({ title, hint, children }: PageProps) {
  return (
    <section className="handout-page">
      <header>
        <h1>{title}</h1>
        <p>{hint}</p>
      </header>
      <div className="handout-moments">{children}</div>
    </section>
  );
}

interface OnPaperProps extends Worked {
  readonly picture: Picture;
  readonly isSolved: boolean;
}

function OnPaper({ name, trace, number, picture, isSolved }: OnPaperProps) {
  const box = useRef<HTMLElement>(null);
  const cursor = isSolved ? trace.steps.length : trace.forwardCount;
  const all = isSolved ? [] : trace.graph.nodes.map(({ id }) => id);
  useLayoutEffect(() => {
    // What is asked for on the screen is a line to write on here.
    for (const asked of box.current?.querySelectorAll(".asked text.gradient") ?? []) asked.textContent = blank;
  });
  return (
    <article ref={box} className="handout-moment">
      <h2>{t`Exercise ${number}: difficulty ${name.difficulty}, seed ${name.seed}`}</h2>
      <p>
        <Math latex={programToLatex(trace.graph, trace.target)} />
      </p>
      <Still
        picture={picture}
        trace={trace}
        cursor={cursor}
        decimals="auto"
        hidden={all}
        label={t`Exercise ${number}`}
      />
      {isSolved ? (
        <ul className="sheet-products">
          {productsOf(trace).map((latex) => (
            <li key={latex}>
              <Math latex={latex} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="handout-link">{addressOf(`#${writeExercise(name)}`, window.location)}</p>
      )}
    </article>
  );
}

const blank = "\u2009____\u2009";

/** The backward pass as products, one for each wire, and the sums. */
const productsOf = (trace: Trace): readonly string[] =>
  trace.steps
    .slice(trace.forwardCount)
    .flatMap((_step, i) => formulasOf(explain(trace, trace.forwardCount + i + 1, "auto")))
    .map(withoutBraces);

/** Which factor is which, the heading of the page says once. */
const withoutBraces = (latex: string): string => latex.replaceAll(/\\underbrace\{(.*?)\}_\{\\text\{[^{}]*\}\}/gs, "$1");
