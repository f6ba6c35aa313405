import { nodeAt } from "../../../core/graph/lookup.ts";
import { symbols } from "../../../core/notation/symbols.ts";
import type { Trace } from "../../../core/trace/trace.ts";
import { Prose } from "../../ExplainProse.tsx";
import { Sign, useMark } from "./GradientMark.tsx";

/** The gradients of some inputs, each with what finite differences say of it. */
export function GradientProofs({ trace, inputs }: { readonly trace: Trace; readonly inputs: readonly number[] }) {
  return (
    <ul className="gradient-proofs" aria-label="Checked by differences">
      {inputs.map((input) => (
        <Proof key={nodeAt(trace.graph, input).id} trace={trace} input={input} />
      ))}
    </ul>
  );
}

function Proof({ trace, input }: { readonly trace: Trace; readonly input: number }) {
  const mark = useMark(trace, input);
  if (mark === null) return null;
  const of = symbols(trace.graph)[trace.target]?.text ?? "f";
  return (
    <li>
      <Sign mark={mark} isAlone={false} />
      <span>
        <Prose text={`∂${of}/∂${symbols(trace.graph)[input]?.text ?? ""}: ${mark.says}`} />
      </span>
    </li>
  );
}
