import type { Graph } from "../graph/graph.ts";
import { buckets } from "./buckets.ts";

export interface Wire {
  readonly from: number;
  readonly to: number;
  readonly slot: number;
}

/** Every wire of the graph, gate by gate and slot by slot. */
export function wiresOf(graph: Graph): Wire[] {
  const wires: Wire[] = [];
  graph.nodes.forEach((node, to) => {
    if (node.kind === "input") return;
    node.operands.forEach((operand, slot) => {
      if (operand.kind === "wire") wires.push({ from: operand.node, to, slot });
    });
  });
  return wires;
}

/**
 * Indexes of all wires as a walk from the output meets them (then from whatever else nothing uses) that takes the first
 * operand's tree first.
 */
export function walk(count: number, output: number, wires: readonly Wire[]): Int32Array {
  const into = buckets(
    count,
    wires.map((wire) => wire.to),
  );
  const used = new Uint8Array(count);
  for (const { from } of wires) used[from] = 1;
  const met = new Int32Array(wires.length);
  const seen = new Uint8Array(count);
  const stack: number[] = [];
  let done = 0;
  const visit = (node: number): void => {
    if (seen[node] === 1) return;
    seen[node] = 1;
    const first = into.start[node] ?? 0;
    for (let k = (into.start[node + 1] ?? 0) - 1; k >= first; k--) stack.push(into.list[k] ?? 0);
  };
  for (let i = -1; i < count; i++) {
    if (i >= 0 && used[i] === 1) continue;
    visit(i < 0 ? output : i);
    for (let wire = stack.pop(); wire !== undefined; wire = stack.pop()) {
      met[done++] = wire;
      visit(wires[wire]?.from ?? 0);
    }
  }
  return met;
}
