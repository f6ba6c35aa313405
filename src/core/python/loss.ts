import { mentionsOf, reach, type Flow } from "./flow.ts";
import { nameOf, type Item } from "./item.ts";
import { computes } from "./computes.ts";

const lossName = /^(?:(?:\w+_)?(?:loss|cost|error|err|objective|mse)|[LJE])$/i;

/**
 * The line whose value is differentiated: the one that the text says, a bare expression, what is called a loss, or the last whose
 * value no other line uses. −1 where there is none.
 * @param isForward whether a line belongs to the forward pass
 */
export function lossOf(items: readonly Item[], flow: Flow, isForward: (i: number) => boolean): number {
  const told = items.findLast((item) => item.kind === "output");
  const named = (name: string): number =>
    items.findLastIndex((item, i) => isForward(i) && item.kind === "assign" && nameOf(item.target) === name);
  if (told?.kind === "output" && named(told.name) >= 0) return named(told.name);
  const bare = items.findLastIndex((item, i) => isForward(i) && isShown(item));
  if (bare >= 0) {
    const item = items[bare];
    const value = item?.kind === "statement" && item.statement.kind === "evaluate" ? item.statement.value : null;
    return value?.kind === "name" && named(value.name) >= 0 ? named(value.name) : bare;
  }
  const computed = (item: Item, i: number): boolean => isForward(i) && computes(item);
  const isSink = (i: number): boolean => (flow.users[i] ?? []).every((user) => !isForward(user));
  const found = [
    items.findLastIndex((item, i) => computed(item, i) && isSink(i) && isLoss(item)),
    items.findLastIndex((item, i) => computed(item, i) && isLoss(item)),
    items.findLastIndex((item, i) => computed(item, i) && flow.users[i]?.length === 0),
    items.findLastIndex((item, i) => computed(item, i) && isSink(i)),
  ];
  return found.find((i) => i >= 0) ?? -1;
}

const isLoss = (item: Item): boolean => item.kind === "assign" && lossName.test(nameOf(item.target));

/** A line that shows a value; a shape that is looked at is none. */
export function isShown(item: Item): boolean {
  if (item.kind !== "statement" || item.statement.kind !== "evaluate") return false;
  return !mentionsOf(item.statement.value).has("shape()");
}

/** The lines that the value of a line needs, itself included. */
export function neededFor(loss: number, flow: Flow): ReadonlySet<number> {
  return reach(loss < 0 ? [] : [loss], flow.sources);
}
