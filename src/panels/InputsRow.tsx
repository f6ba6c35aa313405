import { memo, useState } from "react";
import type { InputNode } from "../core/graph/graph.ts";
import { formatNumber, numberContext } from "../core/notation/number.ts";
import type { Symbol_ } from "../core/notation/symbols.ts";
import type { Trace } from "../core/trace/trace.ts";
import { t } from "../core/words/t.ts";
import { actions, isTold, useApp } from "../store/index.ts";
import { Prose } from "./ExplainProse.tsx";
import { InputsField } from "./InputsField.tsx";
import { reachFor, suits } from "./InputsNumber.ts";
import { InputsSlider } from "./InputsSlider.tsx";
import { gradientTensor } from "./nodeTensor.ts";

export interface InputsRowProps {
  readonly node: InputNode;
  readonly value: number;
  readonly index: number;
  readonly name: Symbol_;
  readonly trace: Trace;
  readonly disabled: boolean;
}

/** One input: its name, slider, number and gradient. */
export const InputsRow = memo(function InputsRow({ node, value, index, name, trace, disabled }: InputsRowProps) {
  const { id } = node;
  const [reach, setReach] = useState(() => reachFor(value));
  const [dragging, setDragging] = useState(false);
  const lit = useApp((state) => state.hovered.includes(id) || state.selection === id);
  if (!suits(reach, value) && (!dragging || Math.abs(value) > reach.bound)) setReach(reachFor(value));

  const edit = (next: number, group: string): void => actions.editInput(id, next, group);

  return (
    <li
      className="inputs-row"
      data-lit={lit}
      data-default={node.span === null}
      onPointerEnter={() => actions.hover([id])}
      onPointerLeave={() => actions.hover([])}
    >
      <span className="inputs-name">
        {name.base}
        {name.subscript === "" ? null : <sub>{name.subscript}</sub>}
      </span>
      <InputsSlider
        name={name.text}
        value={value}
        reach={reach}
        disabled={disabled}
        onDragging={setDragging}
        onEdit={edit}
      />
      <InputsField
        name={name.text}
        value={value}
        step={reach.step}
        disabled={disabled}
        onDragging={setDragging}
        onEdit={edit}
      />
      <InputsGradient trace={trace} index={index} />
      {node.span === null ? <span className="inputs-default">{t`default`}</span> : null}
    </li>
  );
});

function InputsGradient({ trace, index }: { readonly trace: Trace; readonly index: number }) {
  const known = useApp((state) => isTold(state, trace, index));
  const asked = useApp((state) => state.hidden.includes(trace.graph.nodes[index]?.id ?? ""));
  const decimals = useApp((state) => state.dec);
  const printed = known
    ? formatNumber(gradientTensor(trace, index).data[0] ?? NaN, decimals, numberContext(trace))
    : asked
      ? "?"
      : "–";
  return (
    <span className="inputs-gradient" data-known={known}>
      <span className="visually-hidden">{known ? `${t`gradient`} ` : t`gradient not yet`}</span>
      <span aria-hidden={!known}>
        <Prose text={printed} />
      </span>
    </span>
  );
}
