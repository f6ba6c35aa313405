import { lazy, Suspense } from "react";
import { indexOfId, nodeAt } from "../core/graph/lookup.ts";
import { keyToOpen } from "../core/graph/opening.ts";
import type { Explanation } from "../core/notation/explanation.ts";
import type { Trace } from "../core/trace/trace.ts";
import { openedTrace, useApp } from "../store/index.ts";

const ExplainWays = lazy(() => import("./ExplainWays.tsx").then((part) => ({ default: part.ExplainWays })));

/** A graph of more nodes is not run once more to show what is inside a gate. */
const MOST = 300;

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
  const { node, slots } = explanation;
  if (opened === null || node === null) return null;
  return (
    <Suspense fallback={null}>
      <ExplainWays opened={opened} node={node} slots={slots} />
    </Suspense>
  );
}
