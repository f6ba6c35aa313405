import { useState } from "react";
import type { InputNode } from "../core/graph/graph.ts";
import { symbols } from "../core/notation/symbols.ts";
import { t } from "../core/words/t.ts";
import { useApp, useStale, useTrace } from "../store/index.ts";
import { InputsRow } from "./InputsRow.tsx";
import { InputsTensor } from "./InputsTensor.tsx";
import "./Inputs.css";

/** Of more inputs than these the rest is shown on request. */
const atFirst = 60;

/** The program's inputs: every change here is an edit of the text. */
export function Inputs() {
  const trace = useTrace();
  const stale = useStale();
  const [all, setAll] = useState(false);
  const selection = useApp((state) => state.selection);
  if (trace === null) return null;
  const { graph } = trace;
  const names = symbols(graph);
  // What stands inside a gate that was opened, such as a one-hot row, is that gate's own and not in the text.
  const rows = graph.nodes.flatMap((node, index): { node: InputNode; index: number }[] =>
    node.kind === "input" && node.group === null ? [{ node, index }] : [],
  );
  const shown = all ? rows : rows.filter(({ node }, i) => i < atFirst || node.id === selection);
  const scalars = rows.some(({ node }) => node.shape.length === 0);
  const unbound = rows.some(({ node }) => node.span === null);

  return (
    <section className="inputs" aria-labelledby="inputs-heading">
      <div className="inputs-head">
        <h2 id="inputs-heading" className="panel-heading">
          {t`Inputs`}
        </h2>
        {scalars ? (
          <>
            <span className="inputs-head-value" aria-hidden="true">
              {t`Value`}
            </span>
            <span className="inputs-head-gradient" aria-hidden="true">
              ∂{names[trace.target]?.text ?? "f"}/∂·
            </span>
          </>
        ) : null}
      </div>
      {rows.length === 0 ? (
        <p className="inputs-note">{t`No inputs yet. Give a name a number, as in x = 2, and it gets a slider here.`}</p>
      ) : (
        <>
          <ul className="inputs-rows">
            {shown.map(({ node, index }) => {
              const name = names[index];
              if (name === undefined) return null;
              const { id, value } = node;
              const shared = { node, index, name, trace, disabled: stale };
              return typeof value === "number" ? (
                <InputsRow key={id} value={value} {...shared} />
              ) : (
                <InputsTensor key={id} {...shared} />
              );
            })}
          </ul>
          {shown.length < rows.length ? (
            <button type="button" className="explain-action" onClick={() => setAll(true)}>
              {t`Show all ${rows.length}`}
            </button>
          ) : null}
          <p className="inputs-note">
            {stale
              ? t`The text does not work yet; these are the inputs of the last graph that did.`
              : scalars
                ? t`Drag a number or a slider: the text, the graph and the link follow.`
                : t`Open a row to edit its numbers: the text, the graph and the link follow.`}
            {unbound && !stale ? ` ${t`A default is written into the text as soon as you change it.`}` : null}
          </p>
        </>
      )}
    </section>
  );
}
