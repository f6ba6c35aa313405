import { useId, useState } from "react";
import type { InputNode } from "../core/graph/graph.ts";
import { printExpr } from "../core/language/print.ts";
import type { Nested } from "../core/tensor/tensor.ts";
import type { Trace } from "../core/trace/trace.ts";
import { actions, isTold, useApp } from "../store/index.ts";
import { MatrixNumbers } from "./MatrixNumbers.tsx";
import { MatrixGrid } from "./MatrixGrid.tsx";
import { MatrixMade } from "./MatrixMade.tsx";
import { MatrixSlice } from "./MatrixSlice.tsx";
import { MatrixTools } from "./MatrixTools.tsx";
import { viewOf } from "./matrixView.ts";
import { gradientTensor, valueTensor } from "./nodeTensor.ts";
import { useGroup } from "./useGroup.ts";

export interface MatrixProps {
  readonly node: InputNode;
  readonly index: number;
  readonly name: string;
  /** What is differentiated, by name. */
  readonly target: string;
  readonly trace: Trace;
  readonly disabled: boolean;
}

/** Larger matrices are shown by what they come to, not number by number. */
const most = 12;

/** An input's numbers in a grid to edit, its gradient beside it in the same layout. Every edit is one of the text. */
export function Matrix({ node, index, name, target, trace, disabled }: MatrixProps) {
  const { id, shape, expression } = node;
  const [problem, setProblem] = useState("");
  const [chosen, setSlice] = useState(0);
  const group = useGroup();
  const problemId = useId();
  const known = useApp((state) => isTold(state, trace, index));
  const tensor = valueTensor(trace, index);
  const view = viewOf(shape);
  const slice = Math.min(chosen, view.slices - 1);
  const small = view.rows <= most && view.columns <= most && view.slices <= 64;
  const written = expression.kind === "list";

  const edit = (value: Nested, gesture: string): void => {
    setProblem("");
    actions.editInput(id, value, gesture);
  };

  return (
    <div className="matrix">
      {written && small ? null : (
        <MatrixMade
          id={id}
          recipe={written ? null : printExpr(expression)}
          tensor={tensor}
          trace={trace}
          small={small}
        />
      )}
      {small && view.slices > 1 ? <MatrixSlice shape={shape} slice={slice} onChoose={setSlice} /> : null}
      {small ? (
        <div className="matrix-pair">
          {written ? (
            <MatrixGrid
              name={name}
              tensor={tensor}
              slice={slice}
              disabled={disabled}
              group={group}
              describedBy={problem === "" ? undefined : problemId}
              onEdit={edit}
              onProblem={setProblem}
            />
          ) : (
            <MatrixNumbers caption={name} kind="value" tensor={tensor} slice={slice} trace={trace} />
          )}
          {known ? (
            <MatrixNumbers
              caption={`∂${target}/∂${name}`}
              kind="gradient"
              tensor={gradientTensor(trace, index)}
              slice={slice}
              trace={trace}
            />
          ) : null}
        </div>
      ) : null}
      <p id={problemId} className="matrix-problem" role="status">
        {problem}
      </p>
      <MatrixTools node={node} tensor={tensor} small={small} disabled={disabled} />
    </div>
  );
}
