import { useState } from "react";
import { sentenceOf } from "../../core/judge/sentence.ts";
import type { Verdict } from "../../core/judge/verdict.ts";
import { indexOfId } from "../../core/graph/lookup.ts";
import { msg, t, translated } from "../../core/words/t.ts";
import { actions, useTrace } from "../../store/index.ts";
import { CheckNumbers } from "./CheckNumbers.tsx";

const signs = { right: "✓", wrong: "✗", open: "○", blank: "○" } as const;
const words = {
  right: msg`right`,
  wrong: msg`not right`,
  open: msg`not judged`,
  blank: msg`still to be written`,
} as const;

interface CheckLineProps {
  readonly verdict: Verdict;
  readonly source: string;
}

/** One line of the backward pass: what it says, what it is found to be, and hints where they are asked for. */
export function CheckLine({ verdict, source }: CheckLineProps) {
  const { span, standing, hints, owner } = verdict;
  const text = source.slice(span.from, span.to);
  const graph = useTrace()?.graph;
  const isShown = owner !== null && graph !== undefined && indexOfId(graph, owner.id) >= 0;
  // A line that is written anew is hinted at anew.
  const [asked, setAsked] = useState({ of: text, count: 0 });
  const count = asked.of === text ? asked.count : 0;
  const hover = (on: boolean): void => actions.hover(on && owner !== null && isShown ? [owner.id] : []);

  return (
    <li
      className="check-line"
      data-standing={standing}
      onPointerEnter={() => hover(true)}
      onPointerLeave={() => hover(false)}
    >
      <div className="check-code">
        <span className="check-sign" aria-hidden>
          {signs[standing]}
        </span>
        <code>{text}</code>
        <span className="visually-hidden">: {translated(words[standing])}</span>
      </div>
      <p className="check-says">{sentenceOf(verdict)}</p>
      {standing === "wrong" ? <CheckNumbers verdict={verdict} /> : null}
      {count === 0 ? null : (
        <ul className="check-hints" aria-label={t`Hints`}>
          {hints.slice(0, count).map((hint, index) => (
            <li key={index}>{hint}</li>
          ))}
        </ul>
      )}
      {count >= hints.length && !isShown ? null : (
        <div className="check-actions">
          {count >= hints.length ? null : (
            <button type="button" className="check-action" onClick={() => setAsked({ of: text, count: count + 1 })}>
              {count === 0 ? t`Hint` : count === hints.length - 1 ? t`Show the line` : t`Another hint`}
            </button>
          )}
          {owner === null || !isShown ? null : (
            <button type="button" className="check-action" onClick={() => actions.jump(owner.id)}>
              {t`Show ${owner.name}`}
            </button>
          )}
        </div>
      )}
    </li>
  );
}
