import { Fragment, type CSSProperties, type ReactNode } from "react";
import type { NodeId } from "../core/graph/graph.ts";
import type { Explanation, SlotExplanation } from "../core/notation/explanation.ts";
import { parts, t } from "../core/words/t.ts";
import { ExplainTensor } from "./ExplainTensor.tsx";
import { Prose } from "./ExplainProse.tsx";
import { Formula } from "./Math.tsx";

/** Of a value that is used more often than this the further terms are only counted. */
const mostTerms = 40;

/** The formulas of a step, each beside its numbers: one card per value that they are about. */
export function ExplainCards({ explanation }: { readonly explanation: Explanation }) {
  const { node, forwardLatex, slots, terms, sum, sumLatex } = explanation;
  return (
    <div className="explain-cards">
      {forwardLatex === "" ? null : (
        <Card heading={cardWords([t`value`])}>
          <Formula latex={forwardLatex} />
        </Card>
      )}
      {inSlotOrder(slots).map((slot) => (
        <SlotCard key={slot.slot} node={node} slot={slot} />
      ))}
      {sumLatex === "" ? null : (
        <Card heading={cardWords([t`sum`])}>
          <Formula latex={sumLatex} />
          <ul className="explain-terms">
            {terms.slice(0, mostTerms).map((term) => (
              <li key={`${term.gate} ${term.slot}`}>
                <span>
                  <Prose text={term.label} />
                </span>
                <span className="explain-term">
                  <Prose text={term.value} />
                </span>
              </li>
            ))}
            {terms.length > mostTerms ? <li>{t`and ${terms.length - mostTerms} more`}</li> : null}
            <li className="explain-sum">
              <span>{t`sum`}</span>
              <span className="explain-term">
                <Prose text={sum} />
              </span>
            </li>
          </ul>
        </Card>
      )}
    </div>
  );
}

/** Cards stand as the wires do, the first operand's above the second's, although steps take them from last to first. */
export function inSlotOrder(slots: readonly SlotExplanation[]): SlotExplanation[] {
  return [...slots].sort((a, b) => a.slot - b.slot);
}

function Card({ heading, children }: { readonly heading: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="explain-card">
      <h4>{heading}</h4>
      {children}
    </section>
  );
}

/** The words of a heading are set apart; names keep their case: x and X are two values. */
function cardWords(heading: readonly ReactNode[]): ReactNode {
  return heading.map((part, index) =>
    typeof part === "string" ? (
      <span key={index} className="explain-card-word">
        {part}
      </span>
    ) : (
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}

interface SlotCardProps {
  readonly node: NodeId | null;
  readonly slot: SlotExplanation;
}

function SlotCard({ node, slot }: SlotCardProps) {
  const { tensor, receiver, chainLatex, localWorkedLatex, local, upstream, downstream, notes } = slot;
  const characters = local.length + upstream.length + downstream.length;
  if (tensor !== null)
    return (
      <Card heading={cardWords(parts`to ${(<Prose text={`${receiver} · ${tensor.shape}`} />)}`)}>
        <ExplainTensor node={node} slot={slot} tensor={tensor} />
      </Card>
    );
  return (
    <Card heading={cardWords(parts`to ${(<Prose text={receiver} />)}`)}>
      <Formula latex={chainLatex} />
      <div className="explain-local">
        <Formula latex={localWorkedLatex} />
      </div>
      <div className="explain-product" style={{ "--characters": characters } as CSSProperties}>
        <Factor number={local} caption={t`local`} kind="local" />
        <span className="explain-sign">×</span>
        <Factor number={upstream} caption={t`upstream`} kind="gradient" />
        <span className="explain-sign">=</span>
        <Factor number={downstream} caption={t`downstream`} kind="gradient" />
      </div>
      {notes.map((note, index) => (
        <p key={index} className="explain-note">
          <Prose text={note} />
        </p>
      ))}
    </Card>
  );
}

interface FactorProps {
  readonly number: string;
  readonly caption: string;
  readonly kind: "local" | "gradient";
}

function Factor({ number, caption, kind }: FactorProps) {
  return (
    <span className="explain-factor" data-kind={kind}>
      <span className="explain-number">
        <Prose text={number} />
      </span>
      <span className="explain-caption">{caption}</span>
    </span>
  );
}
