import { BookOpen } from "lucide-react";
import { indexOfId } from "../core/graph/lookup.ts";
import type { NodeId } from "../core/graph/graph.ts";
import type { Trace } from "../core/trace/trace.ts";
import { t } from "../core/words/t.ts";
import { actions } from "../store/index.ts";

interface ExplainLibraryProps {
  readonly trace: Trace;
  readonly node: NodeId | null;
}

/** From a gate of the graph to its card in the library. Inputs and closed groups have none. */
export function ExplainLibrary({ trace, node: id }: ExplainLibraryProps) {
  const node = id === null ? undefined : trace.graph.nodes[indexOfId(trace.graph, id)];
  if (node?.kind !== "gate" || node.module !== undefined) return null;
  const name = t`This gate in the library`;
  return (
    <button
      type="button"
      className="explain-library"
      aria-label={name}
      title={name}
      onClick={() => actions.openLibrary(node.gate)}
    >
      <BookOpen size={15} aria-hidden />
    </button>
  );
}
