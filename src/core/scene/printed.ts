import { formatNumber, numberContext } from "../notation/number.ts";
import type { Decimals } from "../notation/explanation.ts";
import { indexOfId, usesOf } from "../graph/lookup.ts";
import type { Trace } from "../trace/trace.ts";
import { t } from "../words/t.ts";

const MINUS = "\u2212";
/** Characters of a sum on its way; the finished sum is shorter than that as a rule, and decides the stub's length. */
const ROOM = 11;

/** From cursor `at` on, this is what a branch shows while it waits for further terms. */
export interface PartialSum {
  readonly at: number;
  readonly text: string;
}

/** Every single number that the drawing of a trace can show, as text. */
export interface Printed {
  /** Index of node -> its value, its gradient; empty for tensors. */
  readonly values: readonly string[];
  readonly gradients: readonly string[];
  /** Index of node -> its sums on the way, earliest first; none for a value that is used once. */
  readonly partials: ReadonlyMap<number, readonly PartialSum[]>;
}

const made = new WeakMap<Trace, Map<Decimals, Printed>>();

/** "3 + 3", "1.58 − 0.04": a term's own minus takes the place of the plus. */
function joined(terms: readonly string[]): string {
  return terms.reduce((sum, term) =>
    term.startsWith(MINUS) ? `${sum} ${MINUS} ${term.slice(1)}` : `${sum} + ${term}`,
  );
}

/** As many terms as a stub has room for; dots for those that are not listed or have not arrived. */
function sumText(terms: readonly string[], expected: number): string {
  for (let count = terms.length; count > 1; count--) {
    const text = joined(terms.slice(0, count));
    if (text.length <= ROOM) return count === expected ? text : `${text} + …`;
  }
  return `${terms[0] ?? ""} + …`;
}

function isNumber(trace: Trace, node: number): boolean {
  return (trace.shapes[node] ?? []).length === 0;
}

/** What has arrived so far at a branch. */
interface Waiting {
  /** The first terms: more have no room. */
  readonly terms: string[];
  arrived: number;
  readonly expected: number;
}

function partialsOf(trace: Trace, print: (value: number) => string): Map<number, PartialSum[]> {
  const waiting = new Map<number, Waiting>();
  const partials = new Map<number, PartialSum[]>();
  const expectedAt = (node: number): number =>
    (usesOf(trace.graph)[node] ?? []).filter(({ gate }) => trace.reached[gate] === true).length;
  trace.steps.forEach((step, i) => {
    if (step.kind !== "backward") return;
    const at = i + 1;
    for (const slot of step.slots) {
      const node = indexOfId(trace.graph, slot.operand);
      if ((trace.gradientAt[node] ?? 0) <= at) continue;
      const single = isNumber(trace, node);
      const now = waiting.get(node) ?? { terms: [], arrived: 0, expected: expectedAt(node) };
      waiting.set(node, now);
      now.arrived++;
      // A tensor's terms are counted, not read: reading them would build them.
      if (now.terms.length < ROOM)
        now.terms.push(single && typeof slot.downstream === "number" ? print(slot.downstream) : "");
      const text = single ? sumText(now.terms, now.expected) : t`${now.arrived} of ${now.expected} terms`;
      const sums = partials.get(node) ?? [];
      partials.set(node, sums);
      if (sums.at(-1)?.at === at) sums.pop();
      if (sums.at(-1)?.text !== text) sums.push({ at, text });
    }
  });
  return partials;
}

/** Every single number of the trace as text. */
export function printed(trace: Trace, decimals: Decimals): Printed {
  const byDecimals = made.get(trace) ?? new Map<Decimals, Printed>();
  made.set(trace, byDecimals);
  const known = byDecimals.get(decimals);
  if (known !== undefined) return known;
  const context = numberContext(trace);
  const print = (value: number): string => formatNumber(value, decimals, context);
  const indexes = [...trace.graph.nodes.keys()];
  const texts = (arena: Float64Array): string[] =>
    indexes.map((i) => (isNumber(trace, i) ? print(arena[trace.offsets[i] ?? 0] ?? Number.NaN) : ""));
  const result = {
    values: texts(trace.values),
    gradients: texts(trace.gradients),
    partials: partialsOf(trace, print),
  };
  byDecimals.set(decimals, result);
  return result;
}
