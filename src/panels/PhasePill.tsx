import { t } from "../core/words/t.ts";
import { momentOf, useCursor, useTrace, type Moment } from "../store/index.ts";
import "./PhasePill.css";

/** Which way we are going and how far: "backward · step 2 of 3". */
export function PhasePill({ large = false }: { readonly large?: boolean }) {
  const trace = useTrace();
  const cursor = useCursor();
  if (trace === null) return null;
  const moment = momentOf(trace, cursor);
  return (
    <span className={large ? "pill pill-large" : "pill"} data-phase={moment.phase}>
      {pillText(moment, large)}
    </span>
  );
}

function pillText({ phase, index, count }: Moment, large: boolean): string {
  if (phase === "start") return t`start`;
  if (phase === "forward") return large ? t`forward · ${index} of ${count}` : t`forward · step ${index} of ${count}`;
  return large ? t`backward · ${index} of ${count}` : t`backward · step ${index} of ${count}`;
}
