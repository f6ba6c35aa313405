import type { Graph, GraphNode, Group, Operand } from "../graph/graph.ts";
import type { Layout, NodeSize } from "./layout.ts";

const span = { from: 0, to: 1 };
const literal = { kind: "number", value: 1, span } as const;

/** A graph from slots alone: `[]` is an input, `[0, 1]` a gate on nodes 0 and 1. The last node is the output. */
export function graphOf(slots: readonly (readonly number[])[], output = slots.length - 1): Graph {
  const nodes = slots.map((operands, i): GraphNode => {
    const base = { id: `n${i}`, name: `n${i}`, expression: literal, span, shape: [], group: null };
    if (operands.length === 0) return { ...base, kind: "input", value: 1, unbound: null };
    return {
      ...base,
      kind: "gate",
      gate: "add",
      attributes: {},
      operands: operands.map((node) => ({ kind: "wire", node })),
    };
  });
  return { nodes, output, groups: [], names: [] };
}

export const slotsIn = (graph: Graph): number[][] =>
  graph.nodes.map((node) =>
    node.kind === "input" ? [] : node.operands.flatMap((operand) => (operand.kind === "wire" ? [operand.node] : [])),
  );

/** Small and quick, and the same on every machine. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function randomGraph(seed: number): number[][] {
  const random = randomNumbers(seed);
  const inputs = 1 + Math.floor(random() * 5);
  const slots: number[][] = Array.from({ length: inputs }, () => []);
  const gates = 1 + Math.floor(random() * 24);
  for (let g = 0; g < gates; g++) {
    const count = 1 + Math.floor(random() * 3);
    slots.push(Array.from({ length: count }, () => Math.floor(random() ** 0.5 * slots.length)));
  }
  return slots;
}

/** @param tall - Some nodes carry matrices, which take up to 380 units and more of the stub. */
export function sizesFor(slots: readonly (readonly number[])[], seed = 1, tall = false): NodeSize[] {
  const random = randomNumbers(seed);
  return slots.map((operands) => {
    const matrix = tall && random() < 0.6 ? random() : 0;
    return {
      width: operands.length === 0 ? 16 + random() * 60 : 60 + random() * 40,
      height: (operands.length === 0 ? 64 : 100) + matrix * 280,
      stub: 60 + random() * 70 + matrix * 200,
    };
  });
}

export interface Rectangle {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export function rectangles({ boxes }: Layout): Rectangle[] {
  return boxes.map(({ x, y, width, height, stub }) => ({
    left: x,
    right: x + width + stub,
    top: y - height / 2,
    bottom: y + height / 2,
  }));
}

export const samples = Array.from({ length: 65 }, (_, i) => i / 64);

/** Index of node -> whether it stands in a group, however deep inside. */
export function membersOf({ nodes, groups }: Graph, group: number): boolean[] {
  return nodes.map((node) => {
    let at = node.group;
    while (at !== null && at !== group) at = groups[at]?.parent ?? null;
    return at === group;
  });
}

/** The set with everything that lies on a way from one of it to another of it. */
function convex(slots: readonly (readonly number[])[], chosen: ReadonlySet<number>): number[] {
  const after = slots.map((_, i) => chosen.has(i));
  slots.forEach((operands, i) => {
    after[i] ||= operands.some((operand) => after[operand]);
  });
  const before = slots.map((_, i) => chosen.has(i));
  for (let i = slots.length - 1; i >= 0; i--) {
    if (before[i]) for (const operand of slots[i] ?? []) before[operand] = true;
  }
  return slots.flatMap((_, i) => (after[i] && before[i] ? [i] : []));
}

const groupNamed = (index: number, parent: number | null): Group => ({
  kind: "call",
  key: `g${index}`,
  name: `g${index}`,
  parent,
  span,
});

/** Groups drawn at random, each convex, nested up to four deep. Side by side they may still be in each other's way. */
export function randomlyGrouped(slots: readonly (readonly number[])[], seed: number): Graph {
  const random = randomNumbers(seed);
  const groups: Group[] = [];
  const groupOf: (number | null)[] = slots.map(() => null);
  const split = (members: readonly number[], parent: number | null, depth: number): void => {
    for (let attempt = 0; attempt < 4; attempt++) {
      const chosen = members.filter(() => random() < 2.5 / members.length);
      const closed = convex(slots, new Set(chosen));
      if (closed.length < 1 || closed.length === members.length) continue;
      if (closed.some((i) => groupOf[i] !== parent || !members.includes(i))) continue;
      const group = groups.push(groupNamed(groups.length, parent)) - 1;
      for (const i of closed) groupOf[i] = group;
      if (depth < 4) split(closed, group, depth + 1);
    }
  };
  split([...slots.keys()], null, 1);
  const graph = graphOf(slots);
  return { ...graph, groups, nodes: graph.nodes.map((node, i) => ({ ...node, group: groupOf[i] ?? null })) };
}

/** A chain of loop turns that each hold ten gates and take a value and four weights from outside. */
export function turns(count: number): Graph {
  const slots: number[][] = [[], [], [], []];
  const groupOf: (number | null)[] = [null, null, null, null];
  const put = (group: number | null, ...operands: number[]): number => {
    groupOf.push(group);
    return slots.push(operands) - 1;
  };
  let state = put(null);
  for (let t = 0; t < count; t++) {
    const x = put(null);
    const sums = [0, 1].map((unit) => put(t, put(t, x, unit), put(t, state, unit + 2)));
    const halves = sums.map((sum) => put(t, sum));
    state = put(t, put(t, ...halves));
  }
  const graph = graphOf(slots);
  return {
    ...graph,
    groups: Array.from({ length: count }, (_, t) => groupNamed(t, null)),
    nodes: graph.nodes.map((node, i) => ({ ...node, group: groupOf[i] ?? null })),
  };
}

/**
 * The graph with one of its groups as a single gate, and where each node went: all nodes of the group to that gate. The
 * gate's operands are what the group takes from outside, as a walk meets it that takes first operands first. Null where a node
 * that uses the group stands before its last node, so that the gate has no place in the order of the graph,
 * and where it is inputs alone.
 */
export function contracted(graph: Graph, group: number): { graph: Graph; place: number[] } | null {
  const inside = membersOf(graph, group);
  const slots = slotsIn(graph);
  const last = inside.lastIndexOf(true);
  if (graph.nodes[last]?.kind !== "gate") return null;
  const outer = new Set<number>();
  const seen = new Set<number>();
  const visit = (i: number): void => {
    if (seen.has(i)) return;
    seen.add(i);
    for (const operand of slots[i] ?? []) {
      if (inside[i] && !inside[operand]) outer.add(operand);
      visit(operand);
    }
  };
  for (const i of [graph.output, ...slots.keys()]) if (!slots.some((operands) => operands.includes(i))) visit(i);
  const users = slots.map((_, i) => slots.findIndex((operands, to) => !inside[to] && operands.includes(i)));
  if (users.some((user, i) => inside[i] && user >= 0 && user < last)) return null;
  const others = [...slots.keys()].filter((i) => !inside[i]);
  const sequence = [...others.filter((i) => i < last), last, ...others.filter((i) => i > last)];
  const place = slots.map((_, i) => sequence.indexOf(inside[i] ? last : i));
  const wired = (operands: readonly number[]): Operand[] =>
    operands.map((operand) => ({ kind: "wire", node: place[operand] ?? 0 }));
  const nodes = sequence.flatMap((i): GraphNode[] => {
    const node = graph.nodes[i];
    if (node === undefined || node.kind === "input") return node === undefined ? [] : [node];
    if (i !== last) return [{ ...node, operands: wired(slots[i] ?? []) }];
    return [{ ...node, gate: "module", group: graph.groups[group]?.parent ?? null, operands: wired([...outer]) }];
  });
  return { graph: { ...graph, nodes, output: place[graph.output] ?? 0 }, place };
}

/** Whether a group stands in another, however deep. */
export function within({ groups }: Graph, inner: number, outer: number): boolean {
  let at = groups[inner]?.parent ?? null;
  while (at !== null && at !== outer) at = groups[at]?.parent ?? null;
  return at === outer;
}
