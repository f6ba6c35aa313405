import type { NodeId } from "../core/graph/graph.ts";
import { indexOfId } from "../core/graph/lookup.ts";
import { sameValues } from "../core/tensor/nested.ts";
import type { Store } from "./actions.ts";
import { derive, revise } from "./derive.ts";
import { isRevisable, literalOf, rewritten } from "./literal.ts";
import { retraced } from "./retraced.ts";
import type { Edit } from "./state.ts";

/** What changes the text. */
export function editActions(
  set: (change: Partial<Store>) => void,
  get: () => Store,
): Pick<Store, "setSource" | "editInput" | "rewriteInput" | "reread"> {
  /** Another text; the graph of one that does not work stays that of the last that did. */
  const take = (source: string, change: Partial<Store>): void => {
    const before = get();
    const works = derive(source).graph !== null;
    set(retraced(before, { ...change, source, shown: works ? source : before.shown }));
  };

  /** Text that may parse to anything goes through the parser, unlike a number in place of a number. */
  const rewrite = (id: NodeId, text: string, group: string | null): void => {
    const revised = rewritten(get().source, id, text);
    if (revised !== null) take(revised.source, { lastEdit: { ...revised.edit, origin: "input", group } });
  };

  return {
    setSource: (text, origin) => {
      const before = get();
      if (text === before.source) return;
      const lastEdit: Edit | null =
        origin === "editor"
          ? before.lastEdit
          : { from: 0, to: before.source.length, insert: text, origin, group: null };
      take(text, { lastEdit });
    },
    editInput: (id, value, group) => {
      const before = get();
      const graph = derive(before.source).graph;
      if (graph === null) return;
      const index = indexOfId(graph, id);
      const node = graph.nodes[index];
      if (node?.kind !== "input" || sameValues(node.value, value)) return;
      const text = literalOf(value);
      if (text === null) return;
      if (!isRevisable(graph, node, value)) {
        rewrite(id, text, group ?? null);
        return;
      }
      const revised = revise(before.source, index, value);
      if (revised === null) return;
      const lastEdit: Edit = { ...revised.edit, origin: "input", group: group ?? null };
      set({ source: revised.source, shown: revised.source, lastEdit });
    },
    rewriteInput: (id, text) => rewrite(id, text, null),
    reread: () => take(get().source, {}),
  };
}
