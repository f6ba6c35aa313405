import type { NodeId } from "../graph/graph.ts";
import { nodeAt } from "../graph/lookup.ts";
import { gateWords } from "../notation/words.ts";
import { symbols } from "../notation/symbols.ts";
import { sizeOf } from "../tensor/nested.ts";
import { tensors, view, type Run } from "../trace/execute.ts";
import { branchesAt } from "./branches.ts";
import { t } from "../words/t.ts";

/** A gate that is in different branches at two places. */
export interface Crossing {
  /** Id of the gate; of one inside closed groups the ids of those before it, the outermost first. */
  readonly path: readonly NodeId[];
  /** `the max gate h` */
  readonly words: string;
  /** In how many of its elements. */
  readonly entries: number;
}

/**
 * The gates on the way to the target that change their branch between two runs of one graph, in graph order. A closed
 * group is looked into, as deep as groups are nested.
 */
export function crossings(a: Run, b: Run): readonly Crossing[] {
  return a.plan.tape.flatMap((gate): readonly Crossing[] => {
    if (a.reached[gate.node] !== true) return [];
    if (gate.gate.kind === "module") {
      const [inA, inB] = [a.insides.get(gate), b.insides.get(gate)];
      if (inA === undefined || inB === undefined) return [];
      return crossings(inA, inB).map((found) => ({ ...found, path: [gate.id, ...found.path] }));
    }
    if (isStill(a, b, gate.node) && gate.slots.every(({ operand }) => operand < 0 || isStill(a, b, operand))) return [];
    const [before, after] = [a, b].map((run) => branches(run, gate));
    const entries = apart(before ?? [], after ?? []);
    return entries === 0 ? [] : [{ path: [gate.id], words: wordsFor(a, gate.node), entries }];
  });
}

function branches(run: Run, gate: Run["plan"]["tape"][number]): readonly Float64Array[] {
  if (gate.gate.kind === "module") return [];
  return branchesAt(gate.gate, tensors(run, gate), view(run, run.values, gate.node), gate.attributes);
}

/** Whether no entry of a node differs between two runs. */
function isStill(a: Run, b: Run, node: number): boolean {
  const from = a.plan.offsets[node] ?? 0;
  const end = from + sizeOf(a.plan.shapes[node] ?? []);
  for (let i = from; i < end; i++) if (!Object.is(a.values[i], b.values[i])) return false;
  return true;
}

/** In how many elements at most two lists of branches differ. */
function apart(before: readonly Float64Array[], after: readonly Float64Array[]): number {
  let most = 0;
  for (const [k, one] of before.entries()) {
    const other = after[k];
    let count = 0;
    for (const [i, value] of one.entries()) if (!Object.is(value, other?.[i])) count++;
    most = Math.max(most, count);
  }
  return most;
}

function wordsFor({ graph }: Run, index: number): string {
  const node = nodeAt(graph, index);
  return node.kind === "input" ? "" : t`the ${gateWords(node)} gate ${symbols(graph)[index]?.text ?? ""}`;
}
