import type { NodeId } from "../core/graph/graph.ts";
import { groupName } from "../core/graph/groupName.ts";
import { groupsAround, indexOfId, nodeAt } from "../core/graph/lookup.ts";
import { keyToOpen } from "../core/graph/opening.ts";
import type { Trace } from "../core/trace/trace.ts";
import { t } from "../core/words/t.ts";
import { actions } from "../store/index.ts";

/** The ways into the gate that is explained and out of the groups around it. */
export function ExplainGroup({ trace, node: id }: { readonly trace: Trace; readonly node: NodeId | null }) {
  const { graph } = trace;
  const index = id === null ? -1 : indexOfId(graph, id);
  if (index < 0) return null;
  const node = nodeAt(graph, index);
  const inside = keyToOpen(node);
  const around = groupsAround(graph, node).flatMap((at) => graph.groups[at] ?? []);
  const open = around.filter(({ closed }) => closed !== true);
  if (inside === null && open.length === 0) return null;
  return (
    <div className="explain-group">
      {inside === null ? null : (
        <button type="button" className="button" onClick={() => actions.toggleGroup(inside)}>
          {t`Open: show the gates inside`}
        </button>
      )}
      {open.map((group) => (
        <button key={group.key} type="button" className="button" onClick={() => actions.toggleGroup(group.key)}>
          {t`Close ${groupName(group)}`}
        </button>
      ))}
    </div>
  );
}
