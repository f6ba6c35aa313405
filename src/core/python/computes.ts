import { readsOf } from "./flow.ts";
import type { Item } from "./item.ts";

const makers = /^(?:randn|rand|zeros|ones|onehot|arange|eye|range|shape|len)\(\)$/;

/** Whether a line computes something from values, and does not only give one. */
export function computes(item: Item): boolean {
  if (item.kind === "unpack" || item.kind === "return") return true;
  if (item.kind === "statement") return item.statement.kind === "evaluate" || item.statement.kind === "for";
  if (item.kind !== "assign") return false;
  const reads = [...readsOf(item)];
  return reads.length > 0 && !reads.some((name) => makers.test(name));
}
