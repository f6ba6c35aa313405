import { t } from "../../core/words/t.ts";
import { exactTrace } from "../../store/exact.ts";
import { useApp, useStale } from "../../store/index.ts";
import { CheckPass } from "./CheckPass.tsx";
import { Doctor } from "./doctor/Doctor.tsx";
import { GradientCheck } from "./gradient/GradientCheck.tsx";
import "./Check.css";

/** All that can be checked: a backward pass of one's own, the health of the graph, every gradient by numbers. */
export function Check() {
  const trace = useApp(exactTrace);
  const isStale = useStale();
  return (
    <div className="checks">
      <CheckPass />
      {trace === null ? null : (
        <>
          {isStale ? (
            <p className="check-says">{t`The text has a mistake. What follows is about the last graph that worked.`}</p>
          ) : null}
          <Doctor trace={trace} />
          <GradientCheck trace={trace} />
        </>
      )}
    </div>
  );
}
