import type { GraphNode, Operand } from "../graph/graph.ts";
import { nodeAt } from "../graph/lookup.ts";
import { printExpr } from "../language/print.ts";
import { sizeOf } from "../tensor/nested.ts";
import { gradientOf, valueOf } from "../trace/access.ts";
import type { Step, Trace } from "../trace/trace.ts";

/** Steps that hold more numbers than these are left out: values and gradients say it all. */
export const MOST_STEP_NUMBERS = 1_000_000;

function sizeOfStep(step: Step, sizeAt: ReadonlyMap<string, number>): number {
  const own = sizeAt.get(step.node) ?? 1;
  if (step.kind === "backward")
    return step.slots.reduce((sum, { operand }) => sum + 2 * own + (sizeAt.get(operand) ?? 1), 0);
  return step.kind === "accumulate" ? own * (step.terms.length + 1) : own;
}

/** Whether the steps are few and small enough to be written out. */
export function hasSteps({ graph, shapes, steps }: Trace): boolean {
  const sizeAt = new Map(graph.nodes.map(({ id }, i) => [id, sizeOf(shapes[i] ?? [])]));
  let numbers = 0;
  return steps.every((step) => (numbers += sizeOfStep(step, sizeAt)) <= MOST_STEP_NUMBERS);
}

/** JSON has no word for these numbers; as strings they are told apart, and `Number("-Infinity")` reads them. */
const withWords = (_key: string, value: unknown): unknown =>
  typeof value === "number" && !Number.isFinite(value) ? String(value) : value;

/** What is worth a line of its own is put on one; all below that stands on it. */
function lines(items: readonly unknown[]): string {
  if (items.length === 0) return "[]";
  return `[\n${items.map((item) => `    ${JSON.stringify(item, withWords)}`).join(",\n")}\n  ]`;
}

export interface JsonOptions {
  readonly source: string;
  /** The moment as a link writes it: `0`, `f2`, `b3`. */
  readonly moment: string;
}

/**
 * The graph that is shown and its trace, all of it whatever the moment: nodes in topological order with values and
 * gradients in full precision, and the steps (null where they hold more than a million numbers). NaN and the infinities
 * are the strings "NaN", "Infinity" and "-Infinity".
 */
export function traceJson(trace: Trace, { source, moment }: JsonOptions): string {
  const { graph } = trace;
  const idOf = (index: number): string => nodeAt(graph, index).id;
  const operand = (each: Operand): unknown =>
    each.kind === "wire" ? { node: idOf(each.node) } : { constant: each.value };
  const report = (node: GraphNode, i: number): unknown => ({
    id: node.id,
    name: node.name,
    gate: node.kind === "input" ? "input" : node.gate,
    expression: printExpr(node.expression),
    operands: node.kind === "input" ? [] : node.operands.map(operand),
    group: node.group === null ? null : (graph.groups[node.group]?.key ?? null),
    shape: trace.shapes[i] ?? [],
    value: valueOf(trace, i),
    gradient: gradientOf(trace, i),
    valueAt: trace.valueAt[i],
    gradientAt: trace.gradientAt[i],
  });
  const groups = graph.groups.map(({ kind, key, name, parent }) => ({
    ...{ key, kind, name },
    parent: parent === null ? null : (graph.groups[parent]?.key ?? null),
  }));
  const head = {
    ...{ format: "backstep", version: 1, source, moment },
    ...{ output: idOf(graph.output), target: idOf(trace.target) },
    ...{ grain: trace.grain, arithmetic: trace.arithmetic, forwardSteps: trace.forwardCount },
  };
  const fields = Object.entries(head).map(([key, value]) => [key, JSON.stringify(value)] as const);
  const lists = [
    ["nodes", lines(graph.nodes.map(report))],
    ["groups", lines(groups)],
    ["steps", hasSteps(trace) ? lines(trace.steps) : "null"],
  ] as const;
  return `{\n${[...fields, ...lists].map(([key, text]) => `  "${key}": ${text}`).join(",\n")}\n}\n`;
}
