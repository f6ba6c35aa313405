import { operatingPoints, type ActivationPoint } from "../../core/activations/points.ts";
import { usesOfActivations } from "../../core/activations/readings.ts";
import { groupNames } from "../../core/graph/groupName.ts";
import { groupsAround, indexOfId, nodeAt } from "../../core/graph/lookup.ts";
import { symbols } from "../../core/notation/symbols.ts";
import type { Trace } from "../../core/trace/trace.ts";

/** A value of the reader's graph that an activation makes. */
export interface NamedUse {
  /** Key of the activation. */
  readonly activation: string;
  /** Index of the node in the graph with all that closed groups hide. */
  readonly index: number;
  /** Its name, or what the program says. */
  readonly name: string;
  /** The call or turn that it stands in: `t=1 › neuron`; empty for what stands in none. */
  readonly within: string;
  readonly entries: number;
  /** Where it stands; of many entries a choice. */
  readonly points: readonly ActivationPoint[];
}

/** So much of the program is shown for a name. */
const LONGEST = 28;

/** How a graph uses the activations, in the gallery's order. @param trace of the flat graph @param source its text */
export function namedUses(trace: Trace, source: string): readonly NamedUse[] {
  const points = new Map<string, ActivationPoint[]>();
  for (const point of operatingPoints(trace)) points.set(keyOf(point), [...(points.get(keyOf(point)) ?? []), point]);
  return usesOfActivations(trace).map((use) => {
    const index = indexOfId(trace.graph, use.node);
    const { activation, entries } = use;
    return { activation, index, entries, ...nameOf(trace, index, source), points: points.get(keyOf(use)) ?? [] };
  });
}

const keyOf = ({ activation, node }: { readonly activation: string; readonly node: string }): string =>
  `${activation} ${node}`;

function nameOf({ graph }: Trace, index: number, source: string): Pick<NamedUse, "name" | "within"> {
  const node = nodeAt(graph, index);
  const symbol = symbols(graph)[index];
  const text = node.span === null ? "" : source.slice(node.span.from, node.span.to);
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  const groups = groupsAround(graph, node).toReversed();
  return {
    name: symbol?.named === true || cut === "" ? (symbol?.text ?? "") : cut,
    within: groupNames(graph.groups, groups).join(" › "),
  };
}
