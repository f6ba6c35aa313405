import type { NodeId } from "../core/graph/graph.ts";
import { indexOfId } from "../core/graph/lookup.ts";
import type { Explanation } from "../core/notation/explanation.ts";
import type { Trace } from "../core/trace/trace.ts";
import { t } from "../core/words/t.ts";
import { useExplanation } from "../store/explanations.ts";
import { exampleOf, isQuizzing, keepsBack, useApp, useCursor, useTrace } from "../store/index.ts";
import { lazy, Suspense } from "react";
import { ExplainCards } from "./ExplainCards.tsx";
import { ExplainGroup } from "./ExplainGroup.tsx";
import { ExplainProof } from "./ExplainProof.tsx";
import { ExplainProven } from "./ExplainProven.tsx";
import { ExplainLibrary } from "./ExplainLibrary.tsx";
import { Prose } from "./ExplainProse.tsx";
import { ExplainNudges } from "./ExplainNudges.tsx";
import { ExplainRecognised } from "./ExplainRecognised.tsx";
import { ExplainRules } from "./ExplainRules.tsx";
import { ExplainTarget } from "./ExplainTarget.tsx";
import { Math } from "./Math.tsx";
import "./Explain.css";

// What only some readers come to is loaded then.
const ExplainSelection = lazy(() =>
  import("./ExplainSelection.tsx").then((part) => ({ default: part.ExplainSelection })),
);
const ExplainDerivation = lazy(() =>
  import("./ExplainDerivation.tsx").then((part) => ({ default: part.ExplainDerivation })),
);
const Quiz = lazy(() => import("./quiz/Quiz.tsx").then((part) => ({ default: part.Quiz })));
const ExplainMarked = lazy(() => import("./ExplainMarked.tsx").then((part) => ({ default: part.ExplainMarked })));

/** What a lecturer says at this moment, or about the selected node; before that, what the reader is asked. */
export function Explain() {
  const trace = useTrace();
  const explanation = useExplanation();
  const hasMarks = useApp((state) => state.marked.length > 0);
  const quizzing = useApp(isQuizzing);
  const asks = useApp((state) => quizzing && state.hidden.length > 0);
  if (trace === null || explanation === null) return null;

  return (
    <section className="explain" aria-labelledby="explain-heading">
      <h2 id="explain-heading" className="visually-hidden">
        {t`Explain`}
      </h2>
      {hasMarks ? (
        <Suspense fallback={null}>
          <ExplainMarked />
        </Suspense>
      ) : null}
      <ExplainTarget trace={trace} />
      {quizzing ? (
        <Suspense fallback={null}>
          <Quiz trace={trace} />
        </Suspense>
      ) : null}
      {asks ? (
        <ExplainRules trace={trace} node={explanation.node} phase="backward" />
      ) : (
        <Told trace={trace} explanation={explanation} />
      )}
    </section>
  );
}

interface ToldProps {
  readonly trace: Trace;
  readonly explanation: Explanation;
}

function Told({ trace, explanation }: ToldProps) {
  const isSelected = useApp((state) => state.selection !== null);
  const quizzed = useApp(keepsBack);
  const cursor = useCursor();
  const { kind, title, titleLatex, pattern, paragraphs, notes, node } = explanation;
  // A derivation ends at the gradient, so it is copied once that has been told.
  const derives = node !== null && kind !== "forward" && !(quizzed && cursor < gradientAt(trace, node));
  return (
    <>
      {isSelected ? (
        <Suspense fallback={null}>
          <ExplainSelection trace={trace} />
        </Suspense>
      ) : null}
      <div className="explain-title">
        <h3>
          {title} {titleLatex === "" ? null : <Math latex={titleLatex} />}
        </h3>
        <ExplainLibrary trace={trace} node={node} />
        {pattern === null ? null : (
          <span className="explain-pattern" title={pattern.why}>
            {pattern.name}
          </span>
        )}
      </div>
      {paragraphs.map((paragraph, index) => (
        <p key={index} className="explain-paragraph">
          <Prose text={paragraph} />
        </p>
      ))}
      {kind === "start" ? <ExampleNote /> : null}
      <ExplainGroup trace={trace} node={node} />
      <ExplainRecognised trace={trace} node={node} />
      <ExplainCards explanation={explanation} />
      <ExplainProven trace={trace} explanation={explanation} />
      {derives ? (
        <Suspense fallback={null}>
          <ExplainDerivation trace={trace} node={node} />
        </Suspense>
      ) : null}
      <ExplainProof trace={trace} explanation={explanation} />
      {notes.map((note, index) => (
        <p key={index} className="explain-note">
          <Prose text={note} />
        </p>
      ))}
      <ExplainRules trace={trace} node={node} phase={kind === "forward" ? "forward" : "backward"} />
      <ExplainNudges trace={trace} />
    </>
  );
}

/** The cursor from which a node's gradient is known. */
const gradientAt = (trace: Trace, id: NodeId): number => trace.gradientAt[indexOfId(trace.graph, id)] ?? Infinity;

/** How what an example shows compares with the thing itself, where it says so. */
function ExampleNote() {
  const note = useApp((state) => exampleOf(state)?.note);
  return note === undefined ? null : (
    <p className="explain-note">
      <Prose text={note} />
    </p>
  );
}
