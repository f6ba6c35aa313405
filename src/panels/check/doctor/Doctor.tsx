import { useDeferredValue, useMemo, useState } from "react";
import { holders } from "../../../core/graph/holders.ts";
import type { Trace } from "../../../core/trace/trace.ts";
import { findingsOf } from "../../../store/diagnosed.ts";
import { useTrace } from "../../../store/index.ts";
import { CheckSection } from "../CheckSection.tsx";
import { DoctorFinding } from "./DoctorFinding.tsx";
import "./Doctor.css";
import { t } from "../../../core/words/t.ts";

/** Findings that are shown at once. */
const few = 2;

const standings = { serious: "bad", warning: "warn", note: "open" } as const;

/** What ails the gradients of the graph. @param trace with all that stands in closed groups */
export function Doctor({ trace }: { readonly trace: Trace }) {
  // A diagnosis yields to typing and dragging.
  const patient = useDeferredValue(trace);
  const findings = useMemo(() => findingsOf(patient), [patient]);
  const shown = useTrace()?.graph ?? null;
  const held = useMemo(() => (shown === null ? null : holders(shown)), [shown]);
  const [isWhole, setWhole] = useState(false);
  const seen = isWhole ? findings : findings.slice(0, few);
  return (
    <CheckSection
      title={t`Doctor`}
      badge={findings.length === 0 ? null : findings.length === 1 ? t`1 finding` : t`${findings.length} findings`}
      standing={standings[findings[0]?.severity ?? "note"]}
    >
      {findings.length === 0 ? (
        <p className="check-quiet">{t`Nothing ails this graph.`}</p>
      ) : (
        <ul className="check-lines">
          {seen.map((finding, index) => (
            <DoctorFinding
              key={index}
              finding={finding}
              lit={[...new Set(finding.nodes.flatMap((id) => held?.get(id) ?? []))]}
            />
          ))}
        </ul>
      )}
      {findings.length <= few ? null : (
        <button type="button" className="check-action" onClick={() => setWhole(!isWhole)}>
          {isWhole ? t`Show the first two alone` : t`Show all ${findings.length}`}
        </button>
      )}
    </CheckSection>
  );
}
