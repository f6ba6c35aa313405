import { relativeError } from "../../../core/check/bands.ts";
import type { EntryCheck } from "../../../core/check/check.ts";
import { nodeAt } from "../../../core/graph/lookup.ts";
import type { Trace } from "../../../core/trace/trace.ts";
import { actions } from "../../../store/index.ts";
import { Prose } from "../../ExplainProse.tsx";
import { differences } from "./differences.ts";
import { entryName } from "./entryName.ts";
import { errorText, slopeText } from "./numbers.ts";
import type { Row } from "./rows.ts";
import { t, translated } from "../../../core/words/t.ts";

const signs = { agrees: "✓", kinky: "≈", suspicious: "?", wrong: "✗", trouble: "–" } as const;

function standingWords({ trouble, band, excuse }: EntryCheck): string {
  if (trouble !== null) return `${signs.trouble} ${t`no number`}`;
  const excused = excuse === "rounding" ? t`within rounding` : t`within truncation`;
  return `${signs[band.key]} ${excuse === null ? translated(band.title) : excused}`;
}

interface GradientRowProps {
  readonly trace: Trace;
  readonly row: Row;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** One entry: its gradient, both differences, and how far they are apart; below it what there is to say. */
export function GradientRow({ trace, row: { input, entry, check }, isChosen, onChoose }: GradientRowProps) {
  const { id } = nodeAt(trace.graph, input);
  const standing = check === null ? null : check.trouble === null ? check.band.key : "trouble";
  // What all rows have in common, as rounding at a tiny h, is said once.
  const isSaid = check !== null && (isChosen || check.trouble !== null || check.kinks.length > 0);
  return (
    <>
      <tr
        className="gradient-row"
        data-chosen={isChosen}
        onPointerEnter={() => actions.hover([id])}
        onPointerLeave={() => actions.hover([])}
      >
        <th scope="row">
          <button
            type="button"
            className="gradient-name"
            aria-pressed={isChosen}
            onClick={() => {
              onChoose();
              actions.select(id);
            }}
          >
            {entryName(trace, input, entry)}
          </button>
          <span className="gradient-second" data-standing={standing}>
            {check === null ? "\u00a0" : standingWords(check)}
          </span>
        </th>
        {check === null ? (
          <>
            <td>…</td>
            <td>…</td>
            <td>…</td>
          </>
        ) : (
          <>
            <td>
              <Prose text={slopeText(check.analytic)} />
            </td>
            <td>
              <Prose text={slopeText(check.centred)} />
              <span className="gradient-second">
                <span className="visually-hidden">{translated(differences.forwardError)}</span>
                <Prose text={slopeText(check.forward)} />
              </span>
            </td>
            <td>
              <Prose text={errorText(check.relative)} />
              <span className="gradient-second">
                <span className="visually-hidden">{translated(differences.forwardError)}</span>
                <Prose text={errorText(relativeError(check.analytic, check.forward))} />
              </span>
            </td>
          </>
        )}
      </tr>
      {isSaid ? (
        <tr className="gradient-said" data-chosen={isChosen}>
          <td colSpan={4}>
            <Prose text={check.says} />
          </td>
        </tr>
      ) : null}
    </>
  );
}
