import type { Attributes, Gate } from "../gates/gate.ts";
import { gates } from "../gates/index.ts";
import type { Graph, Operand } from "./graph.ts";
import { nodeAt, usesOf, wiredNodes } from "./lookup.ts";
import { rootsOf, writingsOf } from "./patterns.ts";
import { withArticle } from "./problems.ts";
import { Readings, type Reading } from "./readings.ts";

/** Gates that together are one gate with a name. */
export interface Recognised {
  /** Index of the node that ends them: the one gate takes its place. */
  readonly output: number;
  /** Name of the gate that they are. */
  readonly gate: string;
  readonly attributes: Attributes;
  /** What the gate takes, slot by slot. */
  readonly operands: readonly Operand[];
  /** Indexes of the nodes that the gate stands for, in graph order; the output is the last. */
  readonly inside: readonly number[];
  /** `a sigmoid gate` */
  readonly title: string;
  /** Where the gate's gradients differ from theirs, in sentences: at kinks where conventions differ. Mostly none. */
  readonly differs: readonly string[];
}

/** Operators are as simple as gates get, and a product of a value with itself is as plain as its square. */
const isWorthAName = (gate: Gate): boolean => gate.operator === undefined && gate.name !== "square";

/** name of a gate -> gates that may end in it when they are written out */
const endingIn: ReadonlyMap<string, readonly Gate[]> = (() => {
  const found = new Map<string, Gate[]>();
  for (const gate of gates) {
    if (!isWorthAName(gate) || writingsOf(gate).length === 0) continue;
    for (const root of rootsOf(gate)) found.set(root, [...(found.get(root) ?? []), gate]);
  }
  return found;
})();

/**
 * The gates of a graph that are other gates written out, `1 / (1 + exp(-u))`: by their structure, whatever their names.
 * No node stands in two of them: the larger one wins, of equal ones the earlier. Nothing inside one is used outside, and
 * all of it is in one group. In graph order.
 */
export function recognise(graph: Graph): readonly Recognised[] {
  const readings = new Readings(graph);
  const found: Recognised[] = [];
  for (const [output, node] of graph.nodes.entries()) {
    if (node.kind === "input" || isWrittenOut(graph, node.group)) continue;
    for (const gate of endingIn.get(node.gate) ?? [])
      for (const reading of readings.writtenOut(gate, output))
        if (isWhole(graph, reading, output)) found.push(recognised(gate, reading, output));
  }
  return withoutOverlap(found);
}

/** What is written out of a gate need not be recognised as that gate: closing it is enough. */
function isWrittenOut({ groups }: Graph, group: number | null): boolean {
  return group !== null && groups[group]?.kind === "gate";
}

function recognised(gate: Gate, { operands, attributes, inside, differs }: Reading, output: number): Recognised {
  const title = `${withArticle(gate.title)} gate`;
  return {
    output,
    gate: gate.name,
    attributes,
    operands,
    inside: inside.toSorted((a, b) => a - b),
    title,
    differs,
  };
}

/** Whether the nodes of a reading can become one gate: whatever else needs one of them, needs the output alone. */
function isWhole(graph: Graph, { inside, operands }: Reading, output: number): boolean {
  const uses = usesOf(graph);
  const { group } = nodeAt(graph, output);
  const own = new Map(inside.map((index) => [index, 0]));
  for (const index of inside)
    for (const operand of wiredNodes(nodeAt(graph, index))) own.set(operand, (own.get(operand) ?? 0) + 1);
  return (
    operands.every((operand) => operand.kind === "constant" || !inside.includes(operand.node)) &&
    inside.every((index) => {
      const node = nodeAt(graph, index);
      if (node.kind === "gate" && node.group !== group) return false;
      return index === output || (index !== graph.output && own.get(index) === uses[index]?.length);
    })
  );
}

function withoutOverlap(found: readonly Recognised[]): readonly Recognised[] {
  const taken = new Set<number>();
  const kept = found
    .toSorted((a, b) => b.inside.length - a.inside.length || a.output - b.output)
    .filter(({ inside }) => {
      if (inside.some((index) => taken.has(index))) return false;
      for (const index of inside) taken.add(index);
      return true;
    });
  return kept.toSorted((a, b) => a.output - b.output);
}
