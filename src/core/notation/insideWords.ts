import type { GateNode } from "../graph/graph.ts";
import { t } from "../words/t.ts";
import { aGate, count } from "./words.ts";

/** Gates of the table inside a closed group. */
export function gatesInside({ module }: GateNode): number {
  return (module?.graph.nodes ?? []).filter((node) => node.kind === "gate").length;
}

/** What a closed group is, and where its gradients come from. */
export function insideWords(node: GateNode): readonly string[] {
  const gates = gatesInside(node);
  const subject = aGate(node);
  return [
    gates === 1
      ? t`${subject} is a graph of its own, one gate closed to one. Backward it does what any gate does; what it hands on is the chain rule through the gates inside. Open it to see them.`
      : t`${subject} is a graph of its own, ${count(gates)} gates closed to one. Backward it does what any gate does; what it hands on is the chain rule through the gates inside. Open it to see them.`,
  ];
}
