import { Info, OctagonAlert, TriangleAlert } from "lucide-react";
import type { Finding } from "../../../core/doctor/finding.ts";
import type { NodeId } from "../../../core/graph/graph.ts";
import { actions } from "../../../store/index.ts";
import { Prose } from "../../ExplainProse.tsx";
import { rich } from "../../rich.ts";
import { DoctorNorms } from "./DoctorNorms.tsx";
import { msg, t, translated } from "../../../core/words/t.ts";

const severities = {
  serious: { word: msg`Serious`, Icon: OctagonAlert },
  warning: { word: msg`Warning`, Icon: TriangleAlert },
  note: { word: msg`Note`, Icon: Info },
} as const;

interface DoctorFindingProps {
  readonly finding: Finding;
  /** The nodes on the canvas that it is about, the first to be shown first. */
  readonly lit: readonly NodeId[];
}

/** What ails a gate, what it means and what helps; its nodes are lit while it is pointed at. */
export function DoctorFinding({ finding, lit }: DoctorFindingProps) {
  const { severity, says, helps, norms } = finding;
  const { word, Icon } = severities[severity];
  const [first] = lit;
  const light = (): void => actions.hover(lit);
  const dim = (): void => actions.hover([]);
  return (
    <li className="doctor-finding" data-severity={severity} onPointerEnter={light} onPointerLeave={dim}>
      <div className="doctor-head">
        <Icon size={16} aria-hidden />
        <span className="doctor-severity">{translated(word)}</span>
        {first === undefined ? null : (
          <button
            type="button"
            className="check-action"
            onFocus={light}
            onBlur={dim}
            onClick={() => actions.jump(first)}
          >
            {rich`Show${(<span className="visually-hidden">{t` ${first} on the graph`}</span>)}`}
          </button>
        )}
      </div>
      <p>
        <Prose text={says} />
      </p>
      {norms === undefined ? null : <DoctorNorms norms={norms} />}
      <p className="doctor-helps">
        <Prose text={helps} />
      </p>
    </li>
  );
}
