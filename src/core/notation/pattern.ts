import { patternOf, type Pattern } from "../gates/pattern.ts";
import type { GateNode } from "../graph/graph.ts";
import { gateOf, wiredNodes } from "../graph/lookup.ts";
import { t } from "../words/t.ts";
import type { Explanation } from "./explanation.ts";
import { aGate } from "./words.ts";

type Note = NonNullable<Explanation["pattern"]>;

const notes: Readonly<Record<Pattern, (gate: string) => Note>> = {
  distributor: (gate) => ({
    name: t`distributor`,
    why: t`${gate} is a gradient distributor: its local gradient is 1 on every input, so each input gets the upstream gradient as it is.`,
  }),
  router: (gate) => ({
    name: t`router`,
    why: t`${gate} is a gradient router: its local gradient is 1 on the input that decides the output and 0 on the others, so one input gets the whole upstream gradient and the others get 0.`,
  }),
  switcher: (gate) => ({
    name: t`switcher`,
    why: t`${gate} is a gradient switcher: the local gradient on each input is the value of the other, so the two values change places and scale the upstream gradient.`,
  }),
};

/** How many wires enter a gate; literals inside it take no gradient. */
export function wireCount(node: GateNode): number {
  return wiredNodes(node).length;
}

/** The pattern as it shows in this graph: a distributor or switcher with a single wire neither shares out nor switches. */
export function patternHere(node: GateNode): Pattern | null {
  const gate = gateOf(node);
  if (gate.kind !== "elementwise") return null;
  const pattern = patternOf(gate);
  return pattern === "router" || wireCount(node) > 1 ? pattern : null;
}

/** The pattern's name and the reason for it, as the panel shows them. */
export function patternNote(node: GateNode): Explanation["pattern"] {
  const name = patternHere(node);
  return name === null ? null : notes[name](aGate(node));
}
