import { indexOfId, nodeAt } from "../core/graph/lookup.ts";
import { keyToOpen } from "../core/graph/opening.ts";
import { chainProof } from "../core/notation/chainProof.ts";
import type { Explanation, SlotExplanation } from "../core/notation/explanation.ts";
import { count } from "../core/notation/words.ts";
import type { Trace } from "../core/trace/trace.ts";
import { openedTrace, useApp } from "../store/index.ts";
import { Math } from "./Math.tsx";

/** A graph of more nodes is not run once more to show what is inside a gate. */
const MOST = 2000;

/**
 * Of a gate that opens to a chain of others, the local gradient both ways: as the one gate states it, and as the product of
 * the local gradients inside.
 */
export function ExplainProof({ trace, explanation }: { readonly trace: Trace; readonly explanation: Explanation }) {
  const opened = useApp((state) => {
    const { node: id, slots } = explanation;
    const index = id === null || slots.length === 0 ? -1 : indexOfId(trace.graph, id);
    const key = index < 0 ? null : keyToOpen(nodeAt(trace.graph, index));
    return key === null || trace.graph.nodes.length > MOST ? null : openedTrace(state, key);
  });
  const decimals = useApp((state) => state.dec);
  const { node, slots } = explanation;
  if (opened === null || node === null) return null;
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
        <span className="explain-card-word">two ways</span> {slot.heading}
      </h4>
      <p className="explain-way">As one gate:</p>
      <Math latex={slot.localWorkedLatex} display />
      <p className="explain-way">
        As the product of the local gradients of the {count(gates)} {gates === 1 ? "gate" : "gates"} inside:
      </p>
      <Math latex={latex} display />
    </section>
  );
}
