import { contents } from "./buckets.ts";
import type { Level } from "./levels.ts";
import type { Links } from "./links.ts";

/** Up to this many inputs stand together at the left, as on a slide, even if their gate is a little further on. */
const FEW_INPUTS = 8;
const NEAR = 2;

/** Longest path to an exit, or to the output, over the items that these depend on, -1 for all others. */
function distances({ kinds, from }: Level, { into, sorted }: Links, output: number): Int32Array {
  const distance = Int32Array.from(kinds, (kind) => (kind === "exit" ? 0 : -1));
  if (output >= 0) distance[output] = kinds.includes("exit") ? 1 : 0;
  for (let k = sorted.length - 1; k >= 0; k--) {
    const item = sorted[k] ?? 0;
    const mine = distance[item] ?? -1;
    if (mine < 0) continue;
    for (const edge of contents(into, item)) {
      const operand = from[edge] ?? 0;
      distance[operand] = Math.max(distance[operand] ?? -1, mine + 1);
    }
  }
  return distance;
}

/** Entries stand in a column of their own at the left border, exits in one at the right border. */
function withPorts({ kinds }: Level, column: Int32Array): Int32Array {
  const shift = kinds.includes("entry") ? 1 : 0;
  let last = -1;
  for (const [i, kind] of kinds.entries()) {
    if (kind !== "entry" && kind !== "exit") last = Math.max(last, column[i] ?? 0);
  }
  return column.map((c, i) => {
    const kind = kinds[i];
    if (kind === "entry") return 0;
    return shift + (kind === "exit" ? last + 1 : c);
  });
}

/**
 * Item -> its column, 0 at the left: what an edge comes from is left of what it goes to. Columns follow the longest path to
 * the output, so that an input stands beside the gate that uses it; what the output does not depend on follows its operands.
 *
 * @param output - The item of the graph's output, or of the group that holds it; −1 where it is elsewhere.
 */
export function columns(level: Level, links: Links, output: number): Int32Array {
  const { kinds, from } = level;
  const distance = distances(level, links, output);
  let last = 0;
  let inputs = 0;
  kinds.forEach((kind, i) => {
    if (kind !== "entry") last = Math.max(last, distance[i] ?? 0);
    if (kind === "input") inputs++;
  });
  const column = distance.map((d) => (d < 0 ? -1 : last - d));
  const unknown = 0x7fffffff;
  const beside = new Int32Array(kinds.length).fill(unknown);
  for (const item of links.sorted) {
    const operands = contents(links.into, item);
    if (distance[item] === -1 && kinds[item] !== "input") {
      let before = -1;
      for (const edge of operands) {
        const operand = from[edge] ?? 0;
        if (kinds[operand] !== "entry") before = Math.max(before, column[operand] ?? 0, 0);
      }
      column[item] = before + 1;
    }
    for (const edge of operands) {
      const operand = from[edge] ?? 0;
      beside[operand] = Math.min(beside[operand] ?? 0, (column[item] ?? 0) - 1);
    }
  }
  kinds.forEach((kind, i) => {
    if (kind !== "input") return;
    const nearest = beside[i] ?? 0;
    column[i] = nearest === unknown || (inputs <= FEW_INPUTS && nearest <= NEAR) ? 0 : nearest;
  });
  return withPorts(level, column);
}
