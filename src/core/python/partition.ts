import { isFunction } from "../graph/calls.ts";
import type { Remark } from "../language/reading.ts";
import { t } from "../words/t.ts";
import { functionKey, reach, type Flow } from "./flow.ts";
import { nameOf, type Item } from "./item.ts";
import { isShown, lossOf, neededFor } from "./loss.ts";
import { rolesOf } from "./roles.ts";
import { computes } from "./computes.ts";
import type { Move } from "./updates.ts";

/** What became of each line, by its place among the items. */
export interface Parted {
  readonly forward: ReadonlySet<number>;
  readonly backward: ReadonlySet<number>;
  readonly moves: ReadonlyMap<number, Move>;
  readonly remarks: readonly Remark[];
}

/** Divides lines into the forward pass, the backward pass and the updates. */
export function partition(items: readonly Item[], flow: Flow, words: ReadonlySet<string>): Parted {
  const { gradients, after, moves } = rolesOf(items, flow, words);
  const remarks: Remark[] = [];
  const say = (i: number, kind: Remark["kind"], message: string): void => {
    const span = items[i]?.span;
    if (span !== undefined) remarks.push({ kind, message, span });
  };
  const backward = new Set<number>();
  for (const i of gradients) {
    const unknown = unknownCall(flow, i);
    if (unknown === null) backward.add(i);
    else
      say(
        i,
        "kept",
        t`${unknown} stands for a backward pass that the text does not show: it is worked out here from the graph.`,
      );
  }
  for (const i of after)
    if (items[i]?.kind !== "unread")
      say(i, "left", t`This works on gradients or on trained values, and is no part of the graph.`);
  const isAside = (i: number): boolean => gradients.has(i) || after.has(i) || moves.has(i);
  const candidates = new Set(
    items.flatMap(({ kind }, i) => ((kind === "assign" || kind === "statement") && !isAside(i) ? [i] : [])),
  );
  const forward = new Set(candidates);
  const hasMore = gradients.size > 0 || moves.size > 0 || items.some(({ kind }) => kind === "output");
  const loss = hasMore ? lossOf(items, flow, (i) => candidates.has(i)) : -1;
  if (loss < 0) return { forward, backward, moves, remarks };
  const needed = neededFor(loss, flow);
  const feeding = reach(gradients, flow.sources);
  const moving = reach(moves.keys(), flow.sources);
  for (const i of candidates) {
    const item = items[i];
    if (item === undefined || needed.has(i)) continue;
    const isRate = !feeding.has(i) && moving.has(i);
    const isDraw = item.kind === "statement" && item.statement.kind === "seed";
    const isDrop = i > loss || isRate || isShown(item) || isDefine(item) || (item.kind === "statement" && !isDraw);
    if (!isDrop || isDraw) continue;
    forward.delete(i);
    if (isRate) say(i, "kept", t`Part of the recipe of training: it says how far each update goes.`);
    else if (feeding.has(i) && item.kind === "assign") backward.add(i);
    else if (isDefine(item))
      say(i, "left", t`This function is not called on the way to the output: it is not part of the graph.`);
    else if (computes(item) || item.kind === "statement") say(i, "left", unneeded(items[loss]));
  }
  return { forward, backward, moves, remarks };
}

const isDefine = (item: Item): boolean => item.kind === "statement" && item.statement.kind === "define";

/** @param loss the line whose value is differentiated */
function unneeded(loss: Item | undefined): string {
  return loss?.kind === "assign"
    ? t`${nameOf(loss.target)} does not need this: it is not part of the graph.`
    : t`The output does not need this: it is not part of the graph.`;
}

/** Functions of NumPy that backward lines may call beside those of the language. */
const judged = new Set(["zeros_like", "ones_like", "range"]);

/** A function that a line calls and that nothing defines. */
function unknownCall({ reads, binds }: Flow, i: number): string | null {
  for (const read of reads[i] ?? []) {
    const name = read.endsWith("()") ? read.slice(0, -2) : "";
    if (
      name !== "" &&
      !isFunction(name) &&
      !judged.has(name) &&
      !binds.some((names) => names.includes(functionKey(name)))
    )
      return name;
  }
  return null;
}
