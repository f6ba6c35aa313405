import { ChevronLeft, ChevronRight } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { t } from "../../core/words/t.ts";
import { useApp, useTrace } from "../../store/index.ts";
import { notesOf } from "../../store/notes.ts";
import { sentenceOf } from "../../store/told.ts";
import { Prose } from "../ExplainProse.tsx";
import { PhasePill } from "../PhasePill.tsx";
import { useDrawing } from "../useDrawing.ts";
import { Clock } from "./Clock.tsx";
import { join, type Presentation } from "./join.ts";
import { Next } from "./Next.tsx";
import "./Speaker.css";

const presses: ReadonlyMap<string, 1 | -1> = new Map([
  ["ArrowRight", 1],
  ["PageDown", 1],
  [" ", 1],
  ["ArrowLeft", -1],
  ["PageUp", -1],
]);

/** A larger graph is not seen whole: it follows the step. */
const mostSmall = 60;

/** What the lecturer alone sees: the moment before the class, the step after it, what to say, and the time. */
export function Speaker({ name }: { readonly name: string }) {
  const [here, setHere] = useState<boolean | null>(null);
  const [presentation, setPresentation] = useState<Presentation | null>(null);
  useEffect(() => {
    const joined = join(name, setHere);
    setPresentation(joined);
    return joined.leave;
  }, [name]);
  useEffect(() => {
    document.title = t`Speaker view · Backstep`;
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const by = presses.get(event.key);
      if (by === undefined || (event.key === " " && event.target instanceof HTMLButtonElement)) return;
      event.preventDefault();
      presentation?.press(by);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [presentation]);

  if (here === null)
    return (
      <main className="speaker-wait">
        <h1>{t`Speaker view`}</h1>
        <p>{t`This window belongs to a presentation. Open it there: press Present, then S.`}</p>
      </main>
    );
  return (
    <main className="speaker">
      <h1 className="visually-hidden">{t`Speaker view`}</h1>
      {here ? null : (
        <p className="speaker-gone" role="alert">
          {t`The presentation's window was closed or left. Open the speaker view from it again.`}
        </p>
      )}
      <Now />
      <Next />
      <Notes />
      <Clock />
      <div className="speaker-buttons">
        <button type="button" className="button" onClick={() => presentation?.press(-1)}>
          <ChevronLeft aria-hidden />
          {t`Back`}
        </button>
        <PhasePill large />
        <button type="button" className="button button-primary" onClick={() => presentation?.press(1)}>
          {t`Next`}
          <ChevronRight aria-hidden />
        </button>
      </div>
    </main>
  );
}

/** The graph as the class sees it. */
function Now() {
  const svg = useRef<SVGSVGElement>(null);
  const without = useRef<HTMLCanvasElement>(null);
  const elements = useMemo(() => ({ svg, crowd: without, map: without }), []);
  const { drawing } = useDrawing(elements);
  const trace = useTrace();
  useEffect(() => {
    if (trace !== null && trace.graph.nodes.length <= mostSmall) drawing?.fit();
  }, [drawing, trace]);
  const sentence = useApp(sentenceOf);
  return (
    <section className="speaker-now" aria-labelledby="speaker-now">
      <h2 id="speaker-now" className="panel-heading">
        {t`Now`}
      </h2>
      <svg ref={svg} className="speaker-graph" role="presentation" />
      <p role="status">
        <Prose text={sentence} />
      </p>
    </section>
  );
}

function Notes() {
  const trace = useTrace();
  const notes = useApp(notesOf);
  return (
    // Keys must be able to scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="speaker-notes" aria-labelledby="speaker-notes" tabIndex={0}>
      <h2 id="speaker-notes" className="panel-heading">
        {t`Notes`}
      </h2>
      {trace === null
        ? null
        : notes.map((note, i) => (
            <p key={i}>
              <Prose text={note} />
            </p>
          ))}
    </section>
  );
}
