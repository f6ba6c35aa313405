import { CheckBlanks } from "./CheckBlanks.tsx";
import { CheckLine } from "./CheckLine.tsx";
import { CheckRest } from "./CheckRest.tsx";
import { useVerdicts } from "./useVerdicts.ts";
import "./Check.css";

/** The reader's own backward pass, line by line, beside the truth. */
export function Check() {
  const { verdicts, source, reading } = useVerdicts();
  const judged = verdicts.filter(({ standing }) => standing !== "open");
  const right = judged.filter(({ standing }) => standing === "right").length;
  const isDone = judged.length > 0 && right === judged.length;
  return (
    <section className="check" aria-label="Check">
      <div className="check-head">
        <h3>Your backward pass</h3>
        {judged.length === 0 ? null : (
          <span className="check-count" data-done={isDone}>
            {right} of {judged.length} right
          </span>
        )}
      </div>
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
    </section>
  );
}
