import { gateNamed } from "../gates/index.ts";
import { notesOnTensors } from "../gates/tensorNotes.ts";
import type { GateNode, Graph } from "../graph/graph.ts";
import { nodeAt } from "../graph/lookup.ts";
import { momentAt } from "../trace/access.ts";
import type { Trace } from "../trace/trace.ts";
import { t } from "../words/t.ts";

/** Comparisons have no gradient in PyTorch, and no way back to their operands. */
const flat: ReadonlySet<string> = new Set(["less", "greater", "less_equal", "greater_equal", "equal"]);

/** Indexes of the operands through which PyTorch differentiates a gate. */
function differentiated({ gate, operands }: GateNode): readonly number[] {
  if (flat.has(gate)) return [];
  const through = gate === "where" ? operands.slice(1) : operands;
  return through.flatMap((operand) => (operand.kind === "wire" ? [operand.node] : []));
}

/** Indexes of the nodes that PyTorch hands a gradient: there is a way back to them, and on to an input. */
export function differentiatedNodes(graph: Graph, target: number): ReadonlySet<number> {
  const requiring = new Set<number>();
  for (const [index, node] of graph.nodes.entries())
    if (node.kind === "input" || differentiated(node).some((operand) => requiring.has(operand))) requiring.add(index);
  const arrived = new Set<number>();
  if (!requiring.has(target)) return arrived;
  arrived.add(target);
  for (let index = target; index >= 0; index--) {
    const node = nodeAt(graph, index);
    if (!arrived.has(index) || node.kind === "input") continue;
    for (const operand of differentiated(node)) if (requiring.has(operand)) arrived.add(operand);
  }
  return arrived;
}

/** What PyTorch does at these numbers otherwise than the graph; empty where they agree. */
export function differenceAt(trace: Trace, index: number): string {
  const node = nodeAt(trace.graph, index);
  if (node.kind === "input" || !ties.has(node.gate) || trace.reached[index] !== true) return "";
  const isTie = node.operands.some(
    (_operand, slot) => notesOnTensors(gateNamed(node.gate), momentAt(trace, index, slot)).length > 0,
  );
  if (!isTie) return "";
  const [first, second] = node.operands;
  if (first?.kind === "constant") return t`a tie: PyTorch hands the gradient on, the graph does not`;
  // A bound hands it on, as the first operand of the graph does.
  if (second?.kind === "constant") return "";
  return t`a tie: PyTorch shares the gradient out among equals, in the graph the first gets it`;
}

const ties: ReadonlySet<string> = new Set(["max", "min", "largest", "smallest"]);
