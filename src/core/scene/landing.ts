import type { Graph } from "../graph/graph.ts";
import { usesOf } from "../graph/lookup.ts";
import { landedOn, type Landing, type Way } from "../graph/walk.ts";
import { symbols } from "../notation/symbols.ts";
import { t } from "../words/t.ts";

/** Along which wire a node was reached, for whoever hears the graph; the node says itself what it is. */
export function landingSaid(graph: Graph, landing: Landing): string {
  const { gate, slot } = landing.wire;
  const source = landedOn(graph, { ...landing, end: "operand" });
  const named = symbols(graph);
  const [from, to] = [named[source]?.text ?? "", named[gate]?.text ?? ""];
  const node = graph.nodes[gate];
  const [place, places] = [slot + 1, node?.kind === "gate" ? node.operands.length : 0];
  if (landing.end === "operand") return t`Back along operand ${place} of ${places} of ${to}, to ${from}.`;
  const uses = usesOf(graph)[source] ?? [];
  const use = uses.findIndex((other) => other.gate === gate && other.slot === slot) + 1;
  return uses.length > 1
    ? t`Along wire ${use} of ${uses.length} out of ${from}, to ${to}: operand ${place} of ${places}.`
    : t`Along the wire from ${from} to ${to}: operand ${place} of ${places}.`;
}

/** What is said where no wire leads that way. */
export function noLanding(graph: Graph, node: number, way: Way): string {
  const name = symbols(graph)[node]?.text ?? "";
  if (way === "on") return t`No wire leads on from ${name}.`;
  if (way === "back") return t`No wire leads back from ${name}.`;
  return t`No other wire lies this way.`;
}
