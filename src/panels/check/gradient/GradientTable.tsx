import { useState } from "react";
import type { Trace } from "../../../core/trace/trace.ts";
import { printCount } from "../../../core/language/count.ts";
import { symbols } from "../../../core/notation/symbols.ts";
import { rich } from "../../rich.ts";
import { differences } from "./differences.ts";
import { GradientRow } from "./GradientRow.tsx";
import type { Part, Row } from "./rows.ts";
import { t, translated } from "../../../core/words/t.ts";

interface GradientTableProps {
  readonly trace: Trace;
  readonly parts: readonly Part[];
  /** Inputs that are left out. */
  readonly hidden: number;
  readonly chosen: Row | null;
  readonly onChoose: (row: Row) => void;
}

/** A row for each entry: what backpropagation says beside what differences say. */
export function GradientTable({ trace, parts, hidden, chosen, onChoose }: GradientTableProps) {
  return (
    <table className="gradient-table" aria-label={t`Gradients, analytic and numerical`}>
      <thead>
        <tr>
          <th scope="col">{t`entry`}</th>
          <th scope="col">{t`analytic`}</th>
          <th scope="col">
            {t`numerical`}
            <span className="gradient-second">{translated(differences.forwardError)}</span>
          </th>
          <th scope="col">{t`rel. error`}</th>
        </tr>
      </thead>
      {parts.map((part) => (
        <GradientPart key={part.plan.id} trace={trace} part={part} chosen={chosen} onChoose={onChoose} />
      ))}
      {hidden === 0 ? null : (
        <tbody>
          <tr>
            <td colSpan={4} className="gradient-note">
              {t`${printCount(hidden)} more inputs agree no worse than these.`}
            </td>
          </tr>
        </tbody>
      )}
    </table>
  );
}

interface GradientPartProps {
  readonly trace: Trace;
  readonly part: Part;
  readonly chosen: Row | null;
  readonly onChoose: (row: Row) => void;
}

/** The rows of one input. */
function GradientPart({ trace, part, chosen, onChoose }: GradientPartProps) {
  const [isWhole, setWhole] = useState(false);
  const { plan, rows, others, note } = part;
  const isChosen = ({ entry, input }: Row): boolean => chosen?.input === input && chosen.entry === entry;
  const name = symbols(trace.graph)[plan.input]?.text ?? "";
  const ofName = <span className="visually-hidden">{t` of ${name}`}</span>;
  return (
    <tbody>
      {(isWhole ? [...rows, ...others] : rows).map((row) => (
        <GradientRow key={row.entry} trace={trace} row={row} isChosen={isChosen(row)} onChoose={() => onChoose(row)} />
      ))}
      {note === null && plan.left === null ? null : (
        <tr>
          <td colSpan={4} className="gradient-note">
            <div>
              <span>{note ?? `${t`${name} is left alone.`} ${translated(plan.left ?? "")}`}</span>
              {others.length === 0 ? null : (
                <button type="button" className="check-action" onClick={() => setWhole(!isWhole)}>
                  {isWhole ? rich`Show the worst alone${ofName}` : rich`Show ${others.length} more${ofName}`}
                </button>
              )}
            </div>
          </td>
        </tr>
      )}
    </tbody>
  );
}
