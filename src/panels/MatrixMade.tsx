import type { NodeId } from "../core/graph/graph.ts";
import { formatNumber, numberContext } from "../core/notation/number.ts";
import { nest } from "../core/tensor/nested.ts";
import type { Tensor } from "../core/tensor/tensor.ts";
import type { Trace } from "../core/trace/trace.ts";
import { t } from "../core/words/t.ts";
import { actions, useApp } from "../store/index.ts";
import { Prose } from "./ExplainProse.tsx";
import { summaryOf } from "./matrixView.ts";

interface MatrixMadeProps {
  readonly id: NodeId;
  /** The expression that made it; null for one that is written out. */
  readonly recipe: string | null;
  readonly tensor: Tensor;
  readonly trace: Trace;
  /** Small enough to be written out number by number. */
  readonly small: boolean;
}

/** What is written out is rounded to so many decimals, and says so. */
const kept = 4;

/** How a matrix was made and what its numbers come to, where they are too many to show or are not written out. */
export function MatrixMade({ id, recipe, tensor, trace, small }: MatrixMadeProps) {
  const decimals = useApp((state) => state.dec);
  const { min, max, mean } = summaryOf(tensor.data);
  const print = (value: number): string => formatNumber(value, decimals, numberContext(trace));
  const write = (): void => {
    const rounded = tensor.data.map((value) => Number(value.toFixed(kept)));
    actions.editInput(id, nest(rounded, 0, tensor.shape));
  };
  return (
    <div className="matrix-made">
      {recipe === null ? null : <code className="matrix-recipe">{recipe}</code>}
      <dl className="matrix-summary">
        <Datum term={t`min`} text={print(min)} />
        <Datum term={t`mean`} text={print(mean)} />
        <Datum term={t`max`} text={print(max)} />
      </dl>
      {recipe !== null && small ? (
        <button type="button" className="explain-action" onClick={write}>
          {t`Edit as numbers, rounded to ${kept} decimals`}
        </button>
      ) : null}
    </div>
  );
}

function Datum({ term, text }: { readonly term: string; readonly text: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <Prose text={text} />
      </dd>
    </div>
  );
}
