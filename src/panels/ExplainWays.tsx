import type { NodeId } from "../core/graph/graph.ts";
import { indexOfId } from "../core/graph/lookup.ts";
import { chainProof } from "../core/notation/chainProof.ts";
import type { SlotExplanation } from "../core/notation/explanation.ts";
import { count } from "../core/notation/words.ts";
import type { Trace } from "../core/trace/trace.ts";
import { t } from "../core/words/t.ts";
import { useApp } from "../store/index.ts";
import { Prose } from "./ExplainProse.tsx";
import { Formula } from "./Math.tsx";

interface ExplainWaysProps {
  /** The trace with the gate open. */
  readonly opened: Trace;
  readonly node: NodeId;
  /** The slots of the one gate. */
  readonly slots: readonly SlotExplanation[];
}

/** For each slot that a chain of gates leads to, its local gradient as one gate and as a product. */
export function ExplainWays({ opened, node, slots }: ExplainWaysProps) {
  const decimals = useApp((state) => state.dec);
  const to = indexOfId(opened.graph, node);
  return slots.map((slot) => {
    const from = indexOfId(opened.graph, slot.operand);
    const proof = from < 0 || to < 0 || slot.tensor !== null ? null : chainProof(opened, from, to, decimals);
    return proof === null ? null : (
      <Ways key={slot.slot} slot={slot} gates={proof.factors.length} latex={proof.latex} />
    );
  });
}

function Ways({
  slot,
  gates,
  latex,
}: {
  readonly slot: SlotExplanation;
  readonly gates: number;
  readonly latex: string;
}) {
  return (
    <section className="explain-card">
      <h4>
        <span className="explain-card-word">{t`two ways`}</span> <Prose text={slot.heading} />
      </h4>
      <p className="explain-way">{t`As one gate:`}</p>
      <Formula latex={slot.localWorkedLatex} />
      <p className="explain-way">
        {gates === 1
          ? t`As the product of the local gradients of the one gate inside:`
          : t`As the product of the local gradients of the ${count(gates)} gates inside:`}
      </p>
      <Formula latex={latex} />
    </section>
  );
}
