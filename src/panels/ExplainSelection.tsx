import type { NodeId } from "../core/graph/graph.ts";
import { indexOfId } from "../core/graph/lookup.ts";
import { writeOut } from "../core/graph/writeOut.ts";
import { symbols } from "../core/notation/symbols.ts";
import type { Trace } from "../core/trace/trace.ts";
import { t } from "../core/words/t.ts";
import { actions, useApp } from "../store/index.ts";
import { ExplainPath } from "./ExplainPath.tsx";

interface Moments {
  readonly forward: number | null;
  readonly backward: number | null;
}

/** The cursors at which a node computes, and at which it hands its gradient on (or, for an input, receives it). */
function momentsOf(trace: Trace, id: NodeId, index: number): Moments {
  const at = (kind: "forward" | "backward"): number | null => {
    const found = trace.steps.findIndex((step) => step.kind === kind && step.node === id);
    return found < 0 ? null : found + 1;
  };
  const gradientAt = trace.reached[index] === true ? (trace.gradientAt[index] ?? null) : null;
  return { forward: at("forward"), backward: at("backward") ?? gradientAt };
}

/** While a node is selected: what it is, and the ways on from it. */
export function ExplainSelection({ trace }: { readonly trace: Trace }) {
  const selection = useApp((state) => state.selection);
  // While the text is broken the graph is that of an older one.
  const source = useApp((state) => (state.source === state.shown ? state.source : null));
  const index = selection === null ? -1 : indexOfId(trace.graph, selection);
  if (selection === null || index < 0) return null;
  const name = symbols(trace.graph)[index]?.text ?? "";
  const { forward, backward } = momentsOf(trace, selection, index);
  const simpler = source === null ? null : writeOut(trace.graph, index);
  return (
    <div className="explain-selection" role="group" aria-label={t`Selected: ${name}`}>
      <button type="button" className="explain-action" onClick={() => actions.select(null)}>
        {t`← Back to the step`}
      </button>
      {forward === null ? null : (
        <button type="button" className="explain-action" onClick={() => actions.goto(forward)}>
          {t`Go to its forward step`}
        </button>
      )}
      {backward === null ? null : (
        <button type="button" className="explain-action" onClick={() => actions.goto(backward)}>
          {t`Go to its backward step`}
        </button>
      )}
      {index === trace.target ? null : (
        <button type="button" className="explain-action" onClick={() => actions.setSetting("target", selection)}>
          {t`Differentiate this`}
        </button>
      )}
      {source === null || simpler === null ? null : (
        <button
          type="button"
          className="explain-action"
          onClick={() =>
            actions.setSource(source.slice(0, simpler.from) + simpler.insert + source.slice(simpler.to), "input")
          }
        >
          {t`Write it out in simpler gates`}
        </button>
      )}
      <ExplainPath trace={trace} index={index} />
    </div>
  );
}
