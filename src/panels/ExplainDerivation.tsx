import { indexOfId } from "../core/graph/lookup.ts";
import type { NodeId } from "../core/graph/graph.ts";
import { derivation } from "../core/notation/derivation.ts";
import type { Trace } from "../core/trace/trace.ts";
import { useApp } from "../store/index.ts";
import { CopyDerivation } from "./CopyLatex.tsx";

/** Copies the derivation of the gradient of the node that is explained. It is written when it is asked for. */
export function ExplainDerivation({ trace, node }: { readonly trace: Trace; readonly node: NodeId }) {
  const decimals = useApp((state) => state.dec);
  const index = indexOfId(trace.graph, node);
  return index < 0 ? null : <CopyDerivation key={node} read={() => derivation(trace, index, decimals)} />;
}
