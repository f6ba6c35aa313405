import { useMemo } from "react";
import { dialects } from "../../core/listing/listing.ts";
import { t, translated } from "../../core/words/t.ts";
import { listedCode } from "../../store/listed.ts";
import { actions, useApp, useTrace } from "../../store/index.ts";
import { CodeLines } from "./CodeLines.tsx";
import { CodeTools } from "./CodeTools.tsx";
import { dialectNames } from "./dialectNames.ts";
import { momentsOf } from "./moments.ts";
import "./Code.css";

/** The code of the graph, its line lit while one steps. */
export function Code() {
  const trace = useTrace();
  const listing = useApp(listedCode);
  const dialect = useApp((state) => state.code);
  const moments = useMemo(
    () => (listing === null || trace === null ? null : momentsOf(listing, trace)),
    [listing, trace],
  );
  return (
    <section className="code" aria-label={t`Code`}>
      <div className="code-dialects" role="radiogroup" aria-label={t`Dialect`}>
        {dialects.map((name) => (
          <label key={name} className="code-dialect">
            <input
              type="radio"
              name="dialect"
              value={name}
              checked={name === dialect}
              onChange={() => actions.setSetting("code", name)}
            />
            <span>{translated(dialectNames[name].title)}</span>
          </label>
        ))}
      </div>
      <p className="code-says">{translated(dialectNames[dialect].says)}</p>
      {listing === null || moments === null || trace === null ? (
        <p className="code-says">{t`There is no graph yet: the text has a mistake.`}</p>
      ) : (
        <>
          <CodeLines listing={listing} moments={moments} trace={trace} dialect={dialect} />
          <CodeTools listing={listing} dialect={dialect} />
        </>
      )}
    </section>
  );
}
