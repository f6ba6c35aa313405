import { nodeAt } from "../graph/lookup.ts";
import type { Paths } from "../graph/paths.ts";
import { printCount } from "../language/count.ts";
import type { Trace } from "../trace/trace.ts";
import { t } from "../words/t.ts";
import { superscript } from "./number.ts";
import { symbols } from "./symbols.ts";
import { count } from "./words.ts";

/** Counts up to this many are written in full. */
const FEW = 1_000_000n;

/** `three`, `1200`, `about 1.27 × 10³⁰`. */
function countText(number: bigint): string {
  if (number < FEW) {
    const few = Number(number);
    return few <= 10 ? count(few) : printCount(few);
  }
  const digits = String(number);
  // Its first three figures, rounded by the fourth; 9.995 becomes 10.0, and so 1.00 of the next power.
  const leading = Math.round(Number(digits.slice(0, 4)) / 10);
  const carried = leading === 1000;
  const power = digits.length - 1 + (carried ? 1 : 0);
  return t`about ${`${((carried ? 100 : leading) / 100).toFixed(2)} × 10${superscript(power)}`}`;
}

const counted = (number: number): string => (number <= 10 ? count(number) : printCount(number));
const gates = (number: number): string => (number === 1 ? t`one gate` : t`${counted(number)} gates`);

/** How a node reaches the target, and what its gradient is made of therefore: one sentence. */
export function pathSentence(trace: Trace, index: number, paths: Paths): string {
  const names = symbols(trace.graph);
  const x = names[index]?.text ?? "";
  const f = names[trace.target]?.text ?? "";
  const { count: number, shortest, longest, nodes } = paths;
  if (number === 0n) return t`No path leads from ${x} to ${f}: ${f} does not depend on it.`;
  if (number === 1n) {
    const isTensorial = [...nodes].some((node) => nodeAt(trace.graph, node).shape.length > 0);
    const through = gates(longest);
    if (isTensorial)
      return t`${x} reaches ${f} along one path, through ${through}; its gradient comes back along it, one vector-Jacobian product a gate.`;
    return longest === 1
      ? t`${x} reaches ${f} along one path, through ${through}; its gradient is the local gradient of that gate.`
      : t`${x} reaches ${f} along one path, through ${through}; its gradient is the product of the local gradients along it.`;
  }
  const several = countText(number);
  return shortest === longest
    ? t`${x} reaches ${f} along ${several} paths of ${gates(longest)} each; its gradient is the sum over them.`
    : t`${x} reaches ${f} along ${several} paths of ${counted(shortest)} to ${counted(longest)} gates; its gradient is the sum over them.`;
}
