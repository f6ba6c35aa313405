import type { Trace } from "../trace/trace.ts";
import type { Moment } from "./moment.ts";

/** Who has part in a step, by index of node. */
export interface Cast {
  readonly moment: Moment;
  /** What the active gate is made of, or where its products go. */
  readonly operands: ReadonlySet<number>;
  /** Where the factor of this step comes from. */
  readonly upstream: ReadonlySet<number>;
}

export function castOf(trace: Trace, moment: Moment): Cast {
  const gates = moment.kind === "accumulate" ? moment.moving : moment.upstream;
  const operands = moment.moving.flatMap(({ gate, slot }) => {
    const node = trace.graph.nodes[gate];
    const operand = node?.kind === "gate" ? node.operands[slot] : undefined;
    return operand?.kind === "wire" && gate === moment.active ? [operand.node] : [];
  });
  return { moment, operands: new Set(operands), upstream: new Set(gates.map(({ gate }) => gate)) };
}
