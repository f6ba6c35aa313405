import type { Graph, NodeId } from "../../core/graph/graph.ts";
import { indexOfId } from "../../core/graph/lookup.ts";
import type { Trace } from "../../core/trace/trace.ts";
import type { Mark, MarkKind } from "./marks.ts";

/** Which pieces of the text to light: the step's gate, the selected node, the nodes under the pointer. */
export function litMarks(
  trace: Trace,
  cursor: number,
  selection: NodeId | null,
  hovered: readonly NodeId[],
): readonly Mark[] {
  const found: Mark[] = [];
  const light = (id: NodeId, kind: MarkKind): void => {
    const span = trace.graph.nodes[indexOfId(trace.graph, id)]?.span;
    if (span !== null && span !== undefined) found.push({ from: span.from, to: span.to, kind });
  };
  const step = cursor > 0 ? trace.steps[cursor - 1] : undefined;
  if (step !== undefined) light(step.node, step.kind === "forward" ? "forward" : "backward");
  if (selection !== null) light(selection, "selected");
  for (const id of hovered) light(id, "hovered");
  return found;
}

const wordCharacter = /[\p{L}\p{N}_]/u;

function wordAt(source: string, position: number): string {
  if (!wordCharacter.test(source.charAt(position))) return "";
  let from = position;
  let to = position;
  while (from > 0 && wordCharacter.test(source.charAt(from - 1))) from--;
  while (to < source.length && wordCharacter.test(source.charAt(to))) to++;
  return source.slice(from, to);
}

/**
 * Ids of the nodes that the character at `position` belongs to: the value a name means, else the innermost gates around it
 * (several where a function's body is called more than once). A name bound more than once means no single node.
 */
export function nodesAt(graph: Graph, source: string, position: number): readonly NodeId[] {
  const word = wordAt(source, position);
  const named = graph.names.find(([name]) => name === word)?.[1];
  if (named !== undefined && indexOfId(graph, `${word}#2`) < 0) {
    const node = graph.nodes[named];
    return node === undefined ? [] : [node.id];
  }
  let narrowest = Infinity;
  let inside: NodeId[] = [];
  for (const { id, span } of graph.nodes) {
    if (span === null || position < span.from || position >= span.to) continue;
    const width = span.to - span.from;
    if (width < narrowest) {
      narrowest = width;
      inside = [];
    }
    if (width === narrowest) inside.push(id);
  }
  return inside;
}
