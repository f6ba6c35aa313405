import { build } from "./graph/build.ts";
import type { Graph, GraphNode } from "./graph/graph.ts";
import { indexOfName, nodeAt } from "./graph/lookup.ts";
import type { Diagnostic } from "./language/diagnostic.ts";
import { printExpr } from "./language/print.ts";
import type { Nested } from "./tensor/tensor.ts";
import { readAny } from "./readAny.ts";
import { gradientOf, valueOf } from "./trace/access.ts";
import { compile } from "./trace/plan.ts";
import { run } from "./trace/run.ts";
import type { Grain, Step, Trace } from "./trace/trace.ts";

/** One input or gate, with its value and ∂output/∂itself. */
export interface NodeReport {
  id: string;
  /** Its name in the program, null for an unnamed intermediate value. */
  name: string | null;
  /** Name of the gate; `"input"` for an input. */
  gate: string;
  /** Its own text in the language's notation. */
  expression: string;
  isInput: boolean;
  shape: number[];
  value: Nested;
  gradient: Nested;
}

export type Outcome =
  { ok: true; output: string; nodes: NodeReport[]; steps: Step[] } | { ok: false; diagnostics: Diagnostic[] };

export interface DifferentiateOptions {
  /** Name or id of the node to differentiate; the program's output unless given. */
  target?: string;
  /** `gate`: one backward step a gate. `wire`: one for each of its wires, as in the lecture. */
  grain?: Grain;
}

/**
 * Differentiates a program with respect to every value in it. Float64 throughout; every problem with the text,
 * its limits included, comes back as diagnostics: this never throws on text.
 */
export function differentiate(source: string, options: DifferentiateOptions = {}): Outcome {
  const { program, diagnostics } = readAny(source);
  if (diagnostics.length > 0) return { ok: false, diagnostics: [...diagnostics] };
  const built = build(program);
  if (built.graph === null) return { ok: false, diagnostics: [...built.diagnostics] };
  const { graph } = built;
  const target = options.target === undefined ? graph.output : indexOfName(graph, options.target);
  if (target < 0) {
    const known = graph.names.map(([name]) => name).join(", ");
    const message = `The program has no value called ${options.target ?? ""}. It has ${known}.`;
    return { ok: false, diagnostics: [{ message, from: 0, to: source.length }] };
  }
  const trace = run(compile(graph), graph, { target, grain: options.grain ?? "gate" });
  return { ok: true, output: nodeAt(graph, target).id, nodes: reports(graph, trace), steps: [...trace.steps] };
}

function reports(graph: Graph, trace: Trace): NodeReport[] {
  return graph.nodes.map((node: GraphNode, index) => ({
    id: node.id,
    name: node.name,
    gate: node.kind === "input" ? "input" : node.gate,
    expression: printExpr(node.expression),
    isInput: node.kind === "input",
    shape: [...(trace.shapes[index] ?? [])],
    value: valueOf(trace, index),
    gradient: gradientOf(trace, index),
  }));
}
