import { t } from "../words/t.ts";
import type { Graph } from "./graph.ts";
import { groupsAround, nodeAt } from "./lookup.ts";
import { label, labels } from "./selection.ts";
import type { Places, Unit } from "./units.ts";

/**
 * What is selected, as gates and whole calls of functions, in graph order; or why no gate can be made of it.
 * @param chosen those of `selected` that are gates
 */
export function selectedUnits(
  graph: Graph,
  places: Places,
  selected: readonly number[],
  chosen: ReadonlySet<number>,
): readonly Unit[] | string {
  if (selected.length === 0) return t`Nothing is selected. Select the gates that the new gate is to hold.`;
  if (chosen.size === 0) {
    return selected.length === 1
      ? t`${labels(graph, selected)} is an input, and a gate is made of gates. Select the gates that use it.`
      : t`${labels(graph, selected)} are inputs, and a gate is made of gates. Select the gates that use them.`;
  }
  const units: Unit[] = [];
  const groups = new Set<number>();
  for (const index of chosen) {
    const node = nodeAt(graph, index);
    const group = groupsAround(graph, node).at(-1);
    if (group !== undefined) groups.add(group);
    else if (node.kind === "gate") units.push(places.gate(index, node));
  }
  for (const group of groups) {
    const unit = isWhole(graph, group, chosen) ? places.call(group) : null;
    if (unit === null) return refuseGroup(graph, group, chosen);
    units.push(unit);
  }
  const [first] = units;
  const [only] = groups;
  if (units.length === 1 && first !== undefined && only !== undefined)
    return t`${graph.groups[only]?.name ?? ""} is a gate already. Select what is around it too.`;
  return units.toSorted((a, b) => a.node - b.node);
}

/** Whether all of a call is selected. */
function isWhole(graph: Graph, group: number, chosen: ReadonlySet<number>): boolean {
  return (
    graph.groups[group]?.kind === "call" &&
    graph.nodes.every((node, index) => chosen.has(index) || groupsAround(graph, node).at(-1) !== group)
  );
}

function refuseGroup(graph: Graph, group: number, chosen: ReadonlySet<number>): string {
  const inside = [...chosen].find((index) => groupsAround(graph, nodeAt(graph, index)).at(-1) === group);
  const what = inside === undefined ? t`This` : label(graph, inside);
  const { kind = "call", name = "" } = graph.groups[group] ?? {};
  if (kind === "turn")
    return t`${what} stands in a loop, at ${name}, and the text of a loop serves every turn. Select gates outside it.`;
  return t`${what} stands inside ${name}, whose text serves every call. Select all of ${name}, or gates outside it.`;
}
