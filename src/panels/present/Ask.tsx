import type { NodeId } from "../../core/graph/graph.ts";
import { t } from "../../core/words/t.ts";
import { actions, useTrace } from "../../store/index.ts";
import { nameOf } from "../../store/told.ts";
import { Math } from "../Math.tsx";

interface AskProps {
  /** The left side of the equation, without a number that would answer it. */
  readonly latex: string;
  readonly node: NodeId;
}

/** A gradient that the class is to predict: its formula, and a question mark that reveals it. */
export function Ask({ latex, node }: AskProps) {
  const trace = useTrace();
  if (trace === null) return null;
  return (
    <>
      <Math latex={`${latex} = {}`} />
      <button
        type="button"
        className="present-ask"
        aria-label={t`Reveal the gradient of ${nameOf(trace, node)}`}
        onClick={() => actions.select(node)}
      >
        ?
      </button>
    </>
  );
}
