import { gateOf, nodeAt } from "../graph/lookup.ts";
import { gateWords } from "../notation/words.ts";
import { symbols } from "../notation/symbols.ts";
import { view, type Run } from "../trace/execute.ts";
import { t } from "../words/t.ts";

const isOdd = (run: Run, node: number): boolean => view(run, run.values, node).data.some((v) => !Number.isFinite(v));

/**
 * Index of the first node of a run whose value is not finite though all that goes into it is; −1 if there is none.
 */
export function firstNonFinite(run: Run): number {
  return run.graph.nodes.findIndex((_node, index) => run.reached[index] === true && isOdd(run, index));
}

/** Where a run leaves the finite numbers: `the log gate f, which gives −∞`; null where it does not. */
export function whereNonFinite(run: Run): string | null {
  const index = firstNonFinite(run);
  if (index < 0) return null;
  const node = nodeAt(run.graph, index);
  const name = symbols(run.graph)[index]?.text ?? "";
  const odd = view(run, run.values, index).data.find((value) => !Number.isFinite(value)) ?? Number.NaN;
  const text = Number.isNaN(odd) ? "NaN" : odd < 0 ? "−∞" : "∞";
  if (node.kind === "input") return t`the input ${name}, which holds ${text}`;
  const inside = [...run.insides].find(([gate]) => gate.node === index)?.[1];
  const deeper = inside === undefined ? null : whereNonFinite(inside);
  if (deeper !== null && gateOf(node).kind === "module") return t`${deeper}, inside ${name}`;
  return t`the ${gateWords(node)} gate ${name}, which gives ${text}`;
}
