import { patternOf, type Pattern } from "../gates/pattern.ts";
import type { GateNode } from "../graph/graph.ts";
import { gateOf, wiredNodes } from "../graph/lookup.ts";
import type { Explanation } from "./explanation.ts";
import { aGate } from "./words.ts";

const reasons: Readonly<Record<Pattern, string>> = {
  distributor:
    "is a gradient distributor: its local gradient is 1 on every input, so each input gets the upstream gradient as it is.",
  router:
    "is a gradient router: its local gradient is 1 on the input that decides the output and 0 on the others, so one input gets the whole upstream gradient and the others get 0.",
  switcher:
    "is a gradient switcher: the local gradient on each input is the value of the other, so the two values change places and scale the upstream gradient.",
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
  const subject = aGate(node);
  return name === null ? null : { name, why: `${subject.charAt(0).toUpperCase()}${subject.slice(1)} ${reasons[name]}` };
}
