import { ArrowLeft, Play } from "lucide-react";
import { lazy, Suspense, type ReactNode } from "react";
import type { Gate } from "../../core/gates/gate.ts";
import { gateCard, type GateCard } from "../../core/notation/gateCard.ts";
import { defaultSettings } from "../../core/share/settings.ts";
import { t, translated } from "../../core/words/t.ts";
import { actions } from "../../store/index.ts";
import { Prose } from "../ExplainProse.tsx";
import { Math } from "../Math.tsx";
import { LibraryExamples } from "./LibraryExamples.tsx";
import { LibraryFace } from "./LibraryFace.tsx";
import { LibraryPlots } from "./LibraryPlots.tsx";

const LibrarySource = lazy(() => import("./LibrarySource.tsx").then((part) => ({ default: part.LibrarySource })));

/** Opens a program as an example is opened: at its first step, and with the way back. */
function tryOut(source: string): void {
  const { target, grain, num, dec, open } = defaultSettings;
  actions.adopt({ source, settings: { target, grain, num, dec, open }, place: () => 0, origin: "example" });
}

/** All about one gate. */
export function LibraryCard({ gate }: { readonly gate: Gate }) {
  const card = gateCard(gate);
  return (
    <article className="library-card" aria-labelledby="library-card">
      <button type="button" className="explain-action library-back" onClick={() => actions.openLibrary(null)}>
        <ArrowLeft size={14} aria-hidden /> {t`All gates`}
      </button>
      <header className="library-head">
        <LibraryFace face={card.face} scale={1} />
        <div className="library-title">
          <h3 id="library-card" tabIndex={-1}>
            {card.title}
          </h3>
          {card.pattern === null ? null : <span className="explain-pattern">{card.pattern.name}</span>}
        </div>
        <p className="library-says">
          <Prose text={translated(gate.says)} />
        </p>
        <ul className="library-calls" aria-label={t`What calls it`}>
          {card.spellings.map((spelling) => (
            <li key={spelling}>
              <code>{spelling}</code>
            </li>
          ))}
        </ul>
      </header>
      {gate.kind === "tensor" ? (
        // Pullbacks are long: they take the whole width, where no plot stands beside them.
        <>
          <Formulas gate={gate} card={card} />
          <div className="library-columns">
            <div className="library-column">
              <Notes card={card} />
              <TryIt card={card} />
            </div>
            <div className="library-column">
              <LibraryExamples gate={gate} />
            </div>
          </div>
        </>
      ) : (
        <div className="library-columns">
          <div className="library-column">
            <Formulas gate={gate} card={card} />
            <Notes card={card} />
          </div>
          <div className="library-column">
            <LibraryPlots gate={gate} />
            <TryIt card={card} />
            <LibraryExamples gate={gate} />
          </div>
        </div>
      )}
      <Suspense fallback={null}>
        <LibrarySource gate={gate} />
      </Suspense>
    </article>
  );
}

interface PartProps {
  readonly title: string;
  /** Formulas stand in a frame. */
  readonly framed?: boolean;
  readonly children: ReactNode;
}

/** A part of the card under a small heading. */
function Part({ title, framed = false, children }: PartProps) {
  return (
    <section className={framed ? "library-part library-framed" : "library-part"}>
      <h4 className="panel-heading">{title}</h4>
      {children}
    </section>
  );
}

interface CardProps {
  readonly card: GateCard;
}

function TryIt({ card }: CardProps) {
  return (
    <Part title={t`Try it`}>
      <pre className="library-code">{card.source}</pre>
      <button type="button" className="button" onClick={() => tryOut(card.source)}>
        <Play size={14} aria-hidden /> {t`Open this program`}
      </button>
    </Part>
  );
}

function Formulas({ gate, card }: CardProps & { readonly gate: Gate }) {
  const isTensor = gate.kind === "tensor";
  return (
    <>
      <Part title={t`Forward`} framed>
        <Math latex={card.formulaLatex} display />
      </Part>
      <Part
        framed
        title={isTensor ? t`Backward` : card.gradientsLatex.length > 1 ? t`Local gradients` : t`Local gradient`}
      >
        {card.gradientsLatex.map((latex) => (
          <Math key={latex} latex={latex} display />
        ))}
        {card.byKernel ? (
          <p className="library-small">{t`Its source states this by a kernel, which never forms the Jacobian.`}</p>
        ) : null}
        {card.counts.length === 0 ? null : (
          <p className="library-small">{t`In the program below: ${card.counts.join(", ")}.`}</p>
        )}
        {card.pattern === null ? null : <p className="library-why">{card.pattern.why}</p>}
      </Part>
      {card.expansionLatex === null ? null : (
        <Part title={t`Written out in simpler gates`} framed>
          <Math latex={card.expansionLatex} display />
        </Part>
      )}
    </>
  );
}

function Notes({ card }: CardProps) {
  return (
    <>
      {card.notes.length === 0 ? null : (
        <Part title={t`Good to know`}>
          <ul className="library-notes">
            {card.notes.map(({ where, says }) => (
              <li key={`${where ?? ""} ${says}`} className="explain-note">
                {where === null ? null : <code>{where}</code>} <Prose text={says} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {card.variants.length === 0 ? null : (
        <Part title={t`With a number inside`}>
          <ul className="library-variants">
            {card.variants.map(({ face, ruleLatex }) => (
              <li key={face}>
                <LibraryFace face={face} scale={0.62} />
                <Math latex={ruleLatex} />
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}
