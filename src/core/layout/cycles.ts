import { buckets, type Buckets } from "./buckets.ts";
import type { Nest } from "./nest.ts";
import type { Wire } from "./wires.ts";

/** What stands at one level, as wires see it: nodes by their index, framed groups after them. */
interface Contracted {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly into: Buckets;
  readonly outOf: Buckets;
}

/** The wires of all levels at once: each joins two nodes, or groups as one, that stand side by side. */
function contracted({ home, around, depth }: Nest, wires: readonly Wire[]): Contracted {
  const nodes = home.length;
  const from = new Int32Array(wires.length);
  const to = new Int32Array(wires.length);
  const deep = (group: number): number => (group < 0 ? 0 : (depth[group] ?? 0));
  wires.forEach((wire, i) => {
    let [a, b] = [wire.from, wire.to];
    let [levelA, levelB] = [home[a] ?? -1, home[b] ?? -1];
    while (levelA !== levelB) {
      if (deep(levelA) > deep(levelB)) [a, levelA] = [nodes + levelA, around[levelA] ?? -1];
      else [b, levelB] = [nodes + levelB, around[levelB] ?? -1];
    }
    from[i] = a;
    to[i] = b;
  });
  const count = nodes + around.length;
  return { from, to, into: buckets(count, to), outOf: buckets(count, from) };
}

/** Takes away, over and over, what nothing points at. What is left stands on a cycle or behind one. */
function trimmed(count: number, ends: Int32Array, into: Buckets, outOf: Buckets): Uint8Array {
  const waiting = Int32Array.from({ length: count }, (_, v) => (into.start[v + 1] ?? 0) - (into.start[v] ?? 0));
  const left = new Uint8Array(count).fill(1);
  const ready: number[] = [];
  waiting.forEach((wires, v) => {
    if (wires === 0) ready.push(v);
  });
  for (let v = ready.pop(); v !== undefined; v = ready.pop()) {
    left[v] = 0;
    for (let k = outOf.start[v] ?? 0; k < (outOf.start[v + 1] ?? 0); k++) {
      const next = ends[outOf.list[k] ?? 0] ?? 0;
      waiting[next] = (waiting[next] ?? 0) - 1;
      if (waiting[next] === 0) ready.push(next);
    }
  }
  return left;
}

/** Whether a way leads out of a group and back into it. Nodes stand after their operands. */
function returns(group: number, { home, around }: Nest, operands: Buckets, wires: readonly Wire[]): boolean {
  const outside = 0;
  const inside = 1;
  const after = 2;
  const state = new Uint8Array(home.length);
  for (let i = 0; i < home.length; i++) {
    let level = home[i] ?? -1;
    while (level >= 0 && level !== group) level = around[level] ?? -1;
    const mine = level === group ? inside : outside;
    state[i] = mine;
    for (let k = operands.start[i] ?? 0; k < (operands.start[i + 1] ?? 0); k++) {
      const met = state[wires[operands.list[k] ?? 0]?.from ?? 0] ?? outside;
      if (mine === inside && met === after) return true;
      if (mine === outside && met !== outside) state[i] = after;
    }
  }
  return false;
}

/** Whether a way leads from `start` to itself. */
function onCycle(start: number, { outOf, to }: Contracted): boolean {
  const seen = new Set<number>();
  const stack = [start];
  for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
    for (let k = outOf.start[v] ?? 0; k < (outOf.start[v + 1] ?? 0); k++) {
      const next = to[outOf.list[k] ?? 0] ?? 0;
      if (next === start) return true;
      if (!seen.has(next)) stack.push(next);
      seen.add(next);
    }
  }
  return false;
}

/** Groups that would stand on a cycle at their level if all that are framed were one gate each. */
export interface Loops {
  /** Those that a way leaves and enters again, whatever else is framed. */
  readonly leaky: readonly number[];
  /** The others, that stand in each other's way. */
  readonly mutual: readonly number[];
}

export function loops(nest: Nest, wires: readonly Wire[]): Loops {
  const level = contracted(nest, wires);
  const nodes = nest.home.length;
  const count = nodes + nest.around.length;
  const behind = trimmed(count, level.to, level.into, level.outOf);
  if (!behind.includes(1)) return { leaky: [], mutual: [] };
  const before = trimmed(count, level.from, level.outOf, level.into);
  const suspects = [...nest.around.keys()].filter(
    (group) => behind[nodes + group] === 1 && before[nodes + group] === 1 && nest.framed[group] === 1,
  );
  const operands = buckets(
    nodes,
    wires.map((wire) => wire.to),
  );
  const leaky = suspects.filter((group) => returns(group, nest, operands, wires));
  const mutual = leaky.length > 0 ? [] : suspects.filter((group) => onCycle(nodes + group, level));
  return { leaky, mutual };
}
