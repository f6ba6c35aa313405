import type { NodeId } from "../graph/graph.ts";
import type { Step } from "./trace.ts";

/** The nodes whose gradients a step brings, or terms of them, each once and in the order of the step. None forward. */
export function broughtBy(step: Step | undefined): readonly NodeId[] {
  if (step === undefined || step.kind === "forward") return [];
  if (step.kind !== "backward") return [step.node];
  return [...new Set(step.slots.map(({ operand }) => operand))];
}
