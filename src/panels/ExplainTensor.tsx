import type { NodeId } from "../core/graph/graph.ts";
import type { SlotExplanation, TensorSlot } from "../core/notation/explanation.ts";
import { t } from "../core/words/t.ts";
import { ExplainJacobian } from "./ExplainJacobian.tsx";
import { Prose } from "./ExplainProse.tsx";
import { Formula } from "./Math.tsx";
import "./ExplainTensor.css";

interface ExplainTensorProps {
  readonly node: NodeId | null;
  readonly slot: SlotExplanation;
  readonly tensor: TensorSlot;
}

/** A slot of a gate on tensors: the index proof and the matrix form side by side, then what the shapes say. */
export function ExplainTensor({ node, slot, tensor }: ExplainTensorProps) {
  const { matrixLatex, numbersLatex, indexLatex, dimensions, broadcast } = tensor;
  return (
    <>
      <div className="explain-forms">
        {indexLatex.length === 0 ? null : (
          <section className="explain-form">
            <h5>{t`by index`}</h5>
            {indexLatex.map((latex, line) => (
              <Formula key={line} latex={latex} />
            ))}
          </section>
        )}
        <section className="explain-form">
          {indexLatex.length === 0 ? null : <h5>{t`by matrix`}</h5>}
          {matrixLatex === "" ? null : <Formula latex={matrixLatex} />}
          {numbersLatex === "" ? <Flow slot={slot} /> : <Formula latex={numbersLatex} />}
        </section>
      </div>
      {[dimensions, broadcast, ...slot.notes]
        .filter((sentence) => sentence !== "")
        .map((sentence, index) => (
          <p key={index} className="explain-note">
            <Prose text={sentence} />
          </p>
        ))}
      {node === null ? null : <ExplainJacobian key={`${node} ${slot.slot}`} node={node} slot={slot.slot} />}
    </>
  );
}

/** Where the numbers are too many to be typeset: what comes and what goes, by shape. */
function Flow({ slot: { upstream, downstream } }: { readonly slot: SlotExplanation }) {
  return (
    <p className="explain-flow">
      <span>
        <Prose text={upstream} /> <small>{t`upstream`}</small>
      </span>
      <span aria-hidden>→</span>
      <span>
        <Prose text={downstream} /> <small>{t`downstream`}</small>
      </span>
    </p>
  );
}
