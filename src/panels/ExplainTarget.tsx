import { symbols } from "../core/notation/symbols.ts";
import type { Trace } from "../core/trace/trace.ts";
import { t } from "../core/words/t.ts";
import { actions } from "../store/index.ts";

/** Says so when something other than the output is differentiated, and leads back. */
export function ExplainTarget({ trace }: { readonly trace: Trace }) {
  const { graph, target } = trace;
  if (target === graph.output) return null;
  const names = symbols(graph);
  const output = names[graph.output]?.text ?? "f";
  return (
    <p className="explain-target">
      {t`Differentiating ${names[target]?.text ?? ""}, not the output ${output}.`}{" "}
      <button type="button" className="explain-action" onClick={() => actions.setSetting("target", null)}>
        {t`Back to ${output}`}
      </button>
    </p>
  );
}
