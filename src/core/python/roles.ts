import { gradientOwners } from "../language/gradientNames.ts";
import { reach, type Flow } from "./flow.ts";
import { nameOf, type Item } from "./item.ts";
import { moveOf, type Move } from "./updates.ts";
import { computes } from "./computes.ts";

export interface Roles {
  /** Lines of the backward pass. */
  readonly gradients: ReadonlySet<number>;
  /** Lines that need a gradient and are none themselves. */
  readonly after: ReadonlySet<number>;
  readonly moves: ReadonlyMap<number, Move>;
}

/** Which lines are about gradients. A name that looks like one is none where what the program computes needs it: a time step dt. */
export function rolesOf(items: readonly Item[], flow: Flow, words: ReadonlySet<string>): Roles {
  const values = new Set<string>();
  items.forEach((_item, i) => {
    for (const name of [...(flow.reads[i] ?? []), ...(flow.binds[i] ?? [])]) values.add(name);
  });
  const moves = new Map<number, Move>();
  items.forEach((item, i) => {
    const move = item.kind === "assign" ? moveOf(item) : null;
    if (move !== null) moves.set(i, move);
  });
  const isKnown = (name: string, known: (owner: string) => boolean): boolean =>
    gradientOwners(name).some((owner) => owner !== name && known(owner));
  const named = items.flatMap((item, i) => {
    if (moves.has(i) || (item.kind !== "assign" && item.kind !== "blank")) return [];
    const name = nameOf(item.target);
    const isGradient =
      item.where.isBackward ||
      isKnown(name, (owner) => values.has(owner)) ||
      (item.kind === "blank" && isKnown(name, (owner) => words.has(owner)));
    return isGradient ? [i] : [];
  });
  const needed = new Set<number>();
  for (;;) {
    const seeds = named.filter((i) => !needed.has(i));
    const roles = dependents(items, flow, seeds, moves);
    const isProgram = items.some((item, i) => !isAside(i, roles, moves) && computes(item));
    if (isProgram || seeds.length === 0) return roles;
    const last = items.findLastIndex((item, i) => roles.after.has(i) && computes(item) && !moves.has(i));
    const before = reach(last < 0 ? [] : [last], flow.sources);
    const wrong = seeds.filter((i) => before.has(i));
    if (wrong.length === 0) return roles;
    for (const i of wrong) needed.add(i);
  }
}

function isAside(i: number, { gradients, after }: Roles, moves: ReadonlyMap<number, Move>): boolean {
  return gradients.has(i) || after.has(i) || moves.has(i);
}

/** What follows from gradients: temporaries that lead to further gradients are lines of the backward pass, the others come after it. */
function dependents(
  items: readonly Item[],
  flow: Flow,
  seeds: readonly number[],
  moves: ReadonlyMap<number, Move>,
): Roles {
  const below = reach([...seeds, ...moves.keys()], flow.users);
  const above = reach(seeds, flow.sources);
  const gradients = new Set(seeds);
  const after = new Set<number>();
  for (const i of below) {
    if (gradients.has(i) || moves.has(i)) continue;
    const leads = above.has(i) && (items[i]?.kind === "assign" || items[i]?.kind === "blank");
    if (leads) gradients.add(i);
    else after.add(i);
  }
  return { gradients, after, moves };
}
