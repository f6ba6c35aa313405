import type { Gate } from "../gates/gate.ts";
import { gateNamed } from "../gates/index.ts";
import type { GateNode, Graph } from "../graph/graph.ts";
import { nodeAt, operandShapes, usesOf } from "../graph/lookup.ts";
import { printExpr } from "../language/print.ts";
import type { Expr } from "../language/program.ts";
import { callExpr, nameExpr, numberExpr } from "../notation/simplify.ts";
import type { Shape } from "../tensor/tensor.ts";
import { momentAt } from "../trace/access.ts";
import type { Trace } from "../trace/trace.ts";
import { downstreamOf, toldValue, type GateLine } from "./downstream.ts";
import type { Tie } from "./listing.ts";
import type { Staged, StagedGate, StagedGradient } from "./staged.ts";
import { variablesOf, type Variables } from "./variables.ts";

/** The square of a larger number is no float64. */
const LARGEST = 1e150;

/** Longer calls are headed by their function's name alone. */
const LONGEST_CALL = 60;

interface Staging {
  readonly graph: Graph;
  readonly trace: Trace;
  readonly variables: Variables;
  readonly isFinite: boolean;
}

/**
 * The forward and backward pass of a graph without closed groups, one line for each gate and one for each wire.
 * @param trace a run of the graph, of any grain; what it differentiates is the output
 * @param reserved names that the dialect needs for itself
 */
export function stage(graph: Graph, trace: Trace, reserved: ReadonlySet<string>): Staged {
  const variables = variablesOf(graph, trace.target, reserved);
  const isFinite = isCalm(trace);
  const staging = { graph, trace, variables, isFinite };
  const entries = [...graph.nodes.entries()];
  const inputs = entries.flatMap(([index, node]) =>
    node.kind === "input" ? [{ node, variable: variables.values[index] ?? "" }] : [],
  );
  const asked = entries.flatMap(([index, { kind, id }]) => {
    if (kind !== "input") return [];
    const [variable = "", gradient = ""] = [variables.values[index], variables.gradients[index]];
    return [{ node: id, variable, gradient, isReached: trace.reached[index] === true }];
  });
  const output = variables.values[trace.target] ?? "";
  return { inputs, forward: forwardLines(staging), backward: backwardLines(staging), output, asked, isFinite };
}

/** Whether all values and gradients are finite, and their squares. */
export function isCalm({ values, gradients }: Trace): boolean {
  const isLarge = (value: number): boolean => !(Math.abs(value) < LARGEST);
  return !values.some(isLarge) && !gradients.some(isLarge);
}

function operandsOf({ variables }: Staging, node: GateNode): readonly Expr[] {
  return node.operands.map((operand) =>
    operand.kind === "constant" ? numberExpr(operand.value) : nameExpr(variables.values[operand.node] ?? ""),
  );
}

function forwardLines(staging: Staging): readonly StagedGate[] {
  const { graph, variables } = staging;
  const open = new Set<number>();
  return graph.nodes.flatMap((node, index): readonly StagedGate[] => {
    if (node.kind === "input") return [];
    const { id, gate, attributes, shape } = node;
    const operands = operandsOf(staging, node);
    const opens = opening(graph, node, open);
    const variable = variables.values[index] ?? "";
    return [{ node: id, variable, gate, operands, shapes: operandShapes(graph, node), attributes, shape, opens }];
  });
}

/** The groups around a node that no node before it was in, the outermost first. */
function opening({ groups }: Graph, { group }: GateNode, open: Set<number>): readonly string[] {
  const names: string[] = [];
  for (let at = group; at !== null && !open.has(at);) {
    open.add(at);
    const around = groups[at];
    const call = around?.call === undefined ? "" : printExpr(around.call);
    names.unshift(call === "" || call.length > LONGEST_CALL ? (around?.name ?? "") : call);
    at = around?.parent ?? null;
  }
  return names;
}

function backwardLines(staging: Staging): readonly StagedGradient[] {
  const { graph, trace } = staging;
  const { target, reached } = trace;
  const lines: StagedGradient[] = [seedLine(staging)];
  // How many terms a gradient has, and how many of them there are so far.
  const terms = usesOf(graph).map((uses) => uses.filter(({ gate }) => reached[gate] === true).length);
  const come = new Int32Array(graph.nodes.length);
  for (let index = target; index >= 0; index--) {
    const node = nodeAt(graph, index);
    if (node.kind === "input" || reached[index] !== true) continue;
    const gate = gateNamed(node.gate);
    const line = gateLine(staging, node, gate, index);
    for (let slot = node.operands.length - 1; slot >= 0; slot--) {
      const operand = node.operands[slot];
      if (operand?.kind !== "wire") continue;
      const count = (come[operand.node] ?? 0) + 1;
      come[operand.node] = count;
      lines.push(wireLine(staging, line, node, slot, operand.node, { count, of: terms[operand.node] ?? 1 }));
    }
  }
  return lines;
}

function seedLine({ graph, trace, variables }: Staging): StagedGradient {
  const { id, shape } = nodeAt(graph, trace.target);
  const value = shape.length === 0 ? numberExpr(1) : callExpr("ones", shape.map(numberExpr));
  const variable = variables.gradients[trace.target] ?? "";
  return {
    variable,
    operator: "=",
    value,
    from: shape,
    shape,
    grows: false,
    ties: [{ node: id, phase: "seed" }],
  };
}

function gateLine(staging: Staging, node: GateNode, gate: Gate, index: number): GateLine {
  const { graph, trace, variables, isFinite } = staging;
  return {
    gate,
    operands: operandsOf(staging, node),
    shapes: operandShapes(graph, node),
    attributes: node.attributes,
    shape: node.shape,
    out: nameExpr(variables.values[index] ?? ""),
    upstream: nameExpr(variables.gradients[index] ?? ""),
    isFinite,
    told: toldValue,
    moment: (slot) => momentAt(trace, index, slot),
  };
}

function wireLine(
  { graph, variables }: Staging,
  line: GateLine,
  { id }: GateNode,
  slot: number,
  operand: number,
  term: { readonly count: number; readonly of: number },
): StagedGradient {
  const { id: receiver, shape }: { readonly id: string; readonly shape: Shape } = nodeAt(graph, operand);
  const ties: Tie[] = [{ node: id, phase: "backward", slots: [slot] }];
  if (term.of > 1) ties.push({ node: receiver, phase: "accumulate" });
  return {
    variable: variables.gradients[operand] ?? "",
    operator: term.count > 1 ? "+=" : "=",
    ...downstreamOf(line, slot),
    shape,
    grows: term.count === 1 && term.of > 1,
    ties,
  };
}
