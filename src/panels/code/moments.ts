import type { NodeId } from "../../core/graph/graph.ts";
import { holders } from "../../core/graph/holders.ts";
import type { Listing, Tie } from "../../core/listing/listing.ts";
import type { Step, Trace } from "../../core/trace/trace.ts";

/** How the lines of a listing and the moments on the canvas belong together. */
export interface Moments {
  /** Lines of the step that has just happened, in the order of the listing. */
  readonly linesOf: (step: Step) => readonly number[];
  /** Lines that speak of nodes on the canvas. */
  readonly linesAbout: (ids: readonly NodeId[]) => readonly number[];
  /** Nodes on the canvas that a line speaks of. */
  readonly nodesOf: (line: number) => readonly NodeId[];
  /** The cursor of a line's next moment after `cursor`, the first again after the last; null for a line without one. */
  readonly cursorOf: (line: number, cursor: number) => number | null;
}

const key = (phase: string, id: NodeId, slot?: number): string => `${phase} ${slot ?? ""} ${id}`;

/** @param trace of what is on the canvas; the listing is of the same graph with all closed groups written out */
export function momentsOf(listing: Listing, trace: Trace): Moments {
  const { graph } = trace;
  const held = holders(graph);
  const modules = new Set(graph.nodes.flatMap((node) => (node.kind === "gate" && node.module ? [node.id] : [])));
  const byMoment = new Map<string, number[]>();
  const byNode = new Map<NodeId, number[]>();
  const put = <Key>(map: Map<Key, number[]>, at: Key, line: number): void => {
    const lines = map.get(at);
    if (lines === undefined) map.set(at, [line]);
    else if (lines.at(-1) !== line) lines.push(line);
  };
  const keysOf = (tie: Tie, id: NodeId): readonly string[] => {
    // What happens within a closed group is all one moment of its gate.
    const phase = modules.has(id) && tie.phase === "accumulate" && tie.node !== id ? "backward" : tie.phase;
    const slots = phase === "backward" && !modules.has(id) ? tie.slots : undefined;
    return slots === undefined ? [key(phase, id)] : slots.map((slot) => key(phase, id, slot));
  };
  for (const [line, { ties }] of listing.entries()) {
    for (const tie of ties) {
      for (const id of held.get(tie.node) ?? []) {
        put(byNode, id, line);
        for (const at of keysOf(tie, id)) put(byMoment, at, line);
      }
    }
  }

  const keysOfStep = (step: Step): readonly string[] =>
    step.kind === "backward" && !modules.has(step.node)
      ? step.slots.map(({ slot }) => key(step.kind, step.node, slot))
      : [key(step.kind, step.node)];
  const inOrder = (lines: readonly number[]): readonly number[] => [...new Set(lines)].sort((a, b) => a - b);
  const linesOf = (step: Step): readonly number[] => inOrder(keysOfStep(step).flatMap((at) => byMoment.get(at) ?? []));

  const cursorsOf = (line: number): readonly number[] => {
    const wanted = new Set(
      (listing[line]?.ties ?? []).flatMap((tie) => (held.get(tie.node) ?? []).flatMap((id) => keysOf(tie, id))),
    );
    return trace.steps.flatMap((step, at) => (keysOfStep(step).some((one) => wanted.has(one)) ? [at + 1] : []));
  };
  return {
    linesOf,
    linesAbout: (ids) => inOrder(ids.flatMap((id) => byNode.get(id) ?? [])),
    nodesOf: (line) => [...new Set((listing[line]?.ties ?? []).flatMap(({ node }) => held.get(node) ?? []))],
    cursorOf: (line, cursor) => {
      const cursors = cursorsOf(line);
      return cursors.find((at) => at > cursor) ?? cursors[0] ?? (isInput(listing[line]?.ties) ? 0 : null);
    },
  };
}

const isInput = (ties: readonly Tie[] = []): boolean => ties.length > 0 && ties.every(({ phase }) => phase === "input");
