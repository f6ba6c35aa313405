import { t } from "../../core/words/t.ts";
import { useApp } from "../../store/index.ts";
import { nextOf } from "../../store/next.ts";
import { Prose } from "../ExplainProse.tsx";
import { formulasOf } from "../formulas.ts";
import { Math } from "../Math.tsx";

/** More formulas than these are not read while speaking. */
const most = 6;

/** What the next press brings, in a sentence and in numbers. */
export function Next() {
  const next = useApp(nextOf);
  const formulas = next === null ? [] : formulasOf(next.explanation, next.kind === "reveal" ? next.node : undefined);
  return (
    // Keys must be able to scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="speaker-next" aria-labelledby="speaker-next" tabIndex={0}>
      <h2 id="speaker-next" className="panel-heading">
        {next?.kind === "reveal" ? t`Next: the answer` : t`Next step`}
      </h2>
      {next === null ? (
        <p>{t`This is the last step.`}</p>
      ) : (
        <>
          <p>
            <Prose text={next.explanation.sentence} />
          </p>
          {formulas.slice(0, most).map((latex) => (
            <Math key={latex} latex={latex} display />
          ))}
        </>
      )}
    </section>
  );
}
