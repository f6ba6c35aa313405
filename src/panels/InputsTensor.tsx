import { ChevronRight } from "lucide-react";
import { lazy, memo, Suspense, useId, useState } from "react";
import type { InputNode } from "../core/graph/graph.ts";
import { symbols, type Symbol_ } from "../core/notation/symbols.ts";
import { shapeWords } from "../core/notation/value.ts";
import { printShape } from "../core/tensor/nested.ts";
import type { Trace } from "../core/trace/trace.ts";
import { t } from "../core/words/t.ts";
import { actions, isTold, useApp } from "../store/index.ts";
import "./Matrix.css";

const Matrix = lazy(() => import("./Matrix.tsx").then((module) => ({ default: module.Matrix })));

export interface InputsTensorProps {
  readonly node: InputNode;
  readonly index: number;
  readonly name: Symbol_;
  readonly trace: Trace;
  readonly disabled: boolean;
}

/** A vector or matrix among the inputs: its name and shape, and on request its numbers. */
export const InputsTensor = memo(function InputsTensor({ node, index, name, trace, disabled }: InputsTensorProps) {
  const { id, shape } = node;
  const [open, setOpen] = useState(false);
  const bodyId = useId();
  const lit = useApp((state) => state.hovered.includes(id) || state.selection === id);
  const known = useApp((state) => isTold(state, trace, index));
  const target = symbols(trace.graph)[trace.target]?.text ?? "f";

  return (
    <li
      className="inputs-row inputs-tensor"
      data-lit={lit}
      onPointerEnter={() => actions.hover([id])}
      onPointerLeave={() => actions.hover([])}
    >
      <span className="inputs-name">
        {name.base}
        {name.subscript === "" ? null : <sub>{name.subscript}</sub>}
      </span>
      <button
        type="button"
        className="inputs-shape"
        aria-expanded={open}
        aria-controls={open ? bodyId : undefined}
        onClick={() => setOpen(!open)}
      >
        <ChevronRight size={14} aria-hidden />
        <span className="visually-hidden">{name.text}, </span>
        {shapeWords(shape)}
      </button>
      {known ? (
        <span className="inputs-same" title={t`∂${target}/∂${name.text} is ${printShape(shape)}, as ${name.text} is`}>
          {t`same shape ✓`}
        </span>
      ) : null}
      {open ? (
        <div id={bodyId} className="inputs-matrix">
          <Suspense fallback={null}>
            <Matrix node={node} index={index} name={name.text} target={target} trace={trace} disabled={disabled} />
          </Suspense>
        </div>
      ) : null}
    </li>
  );
});
