import { useMemo } from "react";
import { indexOfId } from "../core/graph/lookup.ts";
import { pathsBetween } from "../core/graph/paths.ts";
import type { Trace } from "../core/trace/trace.ts";
import { useApp } from "../store/index.ts";

/** Nodes on the paths from the selected node to the target while the reader wants them shown; null else. */
export function usePath(trace: Trace | null): ReadonlySet<number> | null {
  const from = useApp((state) => (state.path ? state.selection : null));
  return useMemo(() => {
    if (trace === null || from === null) return null;
    const { nodes } = pathsBetween(trace.graph, indexOfId(trace.graph, from), trace.target);
    return nodes.size === 0 ? null : nodes;
  }, [trace, from]);
}
