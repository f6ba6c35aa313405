import type { Gate } from "../gates/gate.ts";
import { localKernels } from "../gates/partials.ts";
import type { NodeId } from "../graph/graph.ts";
import { momentAt } from "../trace/access.ts";
import type { Trace } from "../trace/trace.ts";
import type { GatePlot } from "./gatePlot.ts";

/** Where a gate of a graph stands on the curves of its plot. */
export interface OperatingPoint {
  readonly node: NodeId;
  readonly x: number;
  readonly value: number;
  readonly gradient: number;
}

/** More would cover the curves. */
const MOST = 100;

/**
 * Where the gates of a graph stand on a plot, entry by entry of a tensor: those that have computed by this cursor, and whose other
 * operands are what the plot holds them at.
 */
export function operatingPoints(trace: Trace, cursor: number, gate: Gate, plot: GatePlot): readonly OperatingPoint[] {
  const local = gate.kind === "elementwise" ? localKernels(gate)[plot.slot] : undefined;
  if (local === undefined) return [];
  const found: OperatingPoint[] = [];
  for (const [index, node] of trace.graph.nodes.entries()) {
    if (node.kind === "input" || node.gate !== gate.name || cursor < (trace.valueAt[index] ?? 0)) continue;
    const { operands, out } = momentAt(trace, index, plot.slot);
    const isHeld = plot.held.every(({ slot, value }) => operands[slot]?.data.every((element) => element === value));
    const along = operands[plot.slot];
    if (!isHeld || along === undefined || along.data.length !== out.data.length) continue;
    for (const [at, x] of along.data.entries()) {
      const value = out.data[at] ?? Number.NaN;
      const gradient = local(
        operands.map((operand) => operand.data[operand.data.length === 1 ? 0 : at] ?? Number.NaN),
        value,
      );
      if (found.length < MOST && Number.isFinite(value)) found.push({ node: node.id, x, value, gradient });
    }
  }
  return found;
}
