import { t } from "../../core/words/t.ts";
import { CheckBlanks } from "./CheckBlanks.tsx";
import { CheckLine } from "./CheckLine.tsx";
import { CheckRest } from "./CheckRest.tsx";
import { CheckSection } from "./CheckSection.tsx";
import { useVerdicts } from "./useVerdicts.ts";

/** The reader's own backward pass, line by line, beside the truth. */
export function CheckPass() {
  const { verdicts, source, reading } = useVerdicts();
  const judged = verdicts.filter(({ standing }) => standing !== "open");
  const right = judged.filter(({ standing }) => standing === "right").length;
  const isDone = judged.length > 0 && right === judged.length;
  return (
    <CheckSection
      title={t`Your backward pass`}
      badge={judged.length === 0 ? null : t`${right} of ${judged.length} right`}
      standing={isDone ? "good" : "open"}
    >
      {verdicts.length === 0 ? (
        <CheckBlanks />
      ) : (
        <ol className="check-lines">
          {verdicts.map((verdict) => (
            <CheckLine key={`${verdict.line} ${verdict.name}`} verdict={verdict} source={source} />
          ))}
        </ol>
      )}
      <CheckRest source={source} reading={reading} />
    </CheckSection>
  );
}
