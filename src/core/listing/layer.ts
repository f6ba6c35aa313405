import type { Constant, Gate } from "../gates/gate.ts";
import { gateNamed } from "../gates/index.ts";
import { exprOf } from "../graph/signature.ts";
import type { GateNode, Graph } from "../graph/graph.ts";
import { operandShapes } from "../graph/lookup.ts";
import { callExpr, nameExpr } from "../notation/simplify.ts";
import type { Shape } from "../tensor/tensor.ts";
import { momentAt } from "../trace/access.ts";
import type { Trace } from "../trace/trace.ts";
import { downstreamOf, given, type Downstream, type GateLine } from "./downstream.ts";
import { numpySpelling } from "./numpySpellings.ts";
import { numeric, pythonOf, toldSubscripts } from "./pythonExpr.ts";
import { pythonFloat } from "./pythonNumber.ts";
import { sameShape } from "../tensor/nested.ts";

/** What a class of a gate calls its values. */
export interface LayerNames {
  /** @param wire which of the gate's wires it is, counted without literals */
  readonly operand: (name: string, wire: number) => { readonly forward: string; readonly backward: string };
  readonly out: string;
  readonly upstream: string;
}

/** A gate as a class of its own: what it computes in either direction, and what it is told when it is made. */
export interface Layer {
  readonly gate: string;
  /** Names of the operands that come along wires. */
  readonly operands: readonly string[];
  /** Its value, over the operands. */
  readonly forward: string;
  /** One for each wire, first slot first. */
  readonly backward: readonly { readonly slot: number; readonly operand: string; readonly text: string }[];
  /** One of its operands is a literal, though it might come along a wire. */
  readonly hasLiteral: boolean;
  /** What it keeps of what it is told, and the value. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

/** What the layers of one listing share. */
export interface Layering {
  readonly graph: Graph;
  readonly trace: Trace;
  readonly names: LayerNames;
  readonly isFinite: boolean;
  /** Helpers that are used. */
  readonly used: Set<string>;
}

/** The layer of a gate at an index of the graph. */
export function layerOf(layering: Layering, node: GateNode, index: number): Layer {
  const { graph, trace, names, isFinite, used } = layering;
  const gate = gateNamed(node.gate);
  const shapes = operandShapes(graph, node);
  const isVariadic = gate.kind === "tensor" && gate.variadic === true;
  let wires = 0;
  const slots = node.operands.map((operand, slot) => {
    const name = isVariadic ? `${gate.operands[0] ?? "x"}${String(slot + 1)}` : operandName(gate, slot);
    if (operand.kind === "constant")
      return { name, slot, literal: operand.value, forward: `self.${name}`, backward: `self.${name}` };
    return { name, slot, literal: null, ...names.operand(name, wires++) };
  });
  const known = new Map<string, Shape>([
    [names.out, node.shape],
    [names.upstream, node.shape],
  ]);
  for (const { slot, forward, backward } of slots)
    for (const name of [forward, backward]) known.set(name, shapes[slot] ?? []);
  const spelling = numpySpelling((variable) => known.get(variable) ?? [], isFinite, used);
  const kept = new Map<string, string>();
  const told = (name: string, value: Constant) => {
    if (isPlain(name, value)) return exprOf(value, { from: 0, to: 0 });
    kept.set(name, valueText(name, value));
    return nameExpr(`self.${name}`);
  };
  for (const { name, literal } of slots)
    if (literal !== null)
      kept.set(name, isFinite ? pythonFloat(literal, "np") : `np.float64(${pythonFloat(literal, "np")})`);
  const line: GateLine = {
    gate,
    shapes,
    attributes: node.attributes,
    shape: node.shape,
    operands: slots.map(({ backward }) => nameExpr(backward)),
    out: nameExpr(names.out),
    upstream: nameExpr(names.upstream),
    isFinite,
    told,
    moment: (slot) => momentAt(trace, index, slot),
  };
  const call = callExpr(
    gate.name,
    slots.map(({ forward }) => nameExpr(forward)),
    given(line),
  );
  const forward = numeric(pythonOf(call, spelling)).text;
  const hasLiteral = slots.some(({ name, literal }) => literal !== null && gate.defaults?.[name] === undefined);
  const wired = slots.filter(({ literal }) => literal === null);
  const backward = wired.map(({ name, slot, backward: operand }) => {
    const text = handedBack(
      downstreamOf(line, slot),
      shapes[slot] ?? [],
      operand,
      (expr) => numeric(pythonOf(expr, spelling)).text,
    );
    if (text.startsWith("unbroadcast(")) used.add("unbroadcast");
    return { slot, operand: name, text };
  });
  return {
    gate: gate.name,
    operands: wired.map(({ name }) => name),
    forward,
    backward,
    hasLiteral,
    parameters: [...kept],
  };
}

/** What a class calls an operand: of two, x and y, as the lecture does. */
function operandName({ operands }: Gate, slot: number): string {
  const name = operands[slot] ?? "x";
  return operands.join() === "a,b" ? (slot === 0 ? "x" : "y") : name;
}

/** What goes into an operand's gradient, whatever the sizes at hand: the class serves other gates of its kind as well. */
function handedBack(
  { value, from }: Downstream,
  shape: Shape,
  operand: string,
  spell: (expr: Downstream["value"]) => string,
): string {
  if (value.kind === "number" || (value.kind === "call" && value.callee === "zeros"))
    return `np.zeros_like(${operand})`;
  const text = spell(value);
  return sameShape(from, shape) ? text : `unbroadcast(${text}, ${operand})`;
}

/** Whether what a gate is told may stand in its class: what goes without saying. */
function isPlain(name: string, value: Constant): boolean {
  return (
    value === null || (name === "keepdims" && value === 0) || (name !== "y" && name !== "subscripts" && value === 1)
  );
}

function valueText(name: string, value: Constant): string {
  if (name === "subscripts") {
    const text = toldSubscripts(exprOf(value, { from: 0, to: 0 }));
    return /[:,]/.test(text) ? `np.s_[${text}]` : text;
  }
  if (name === "keepdims") return "True";
  if (name === "shape" && Array.isArray(value)) return `(${value.join(", ")}${value.length === 1 ? "," : ""})`;
  return pythonOf(
    exprOf(value, { from: 0, to: 0 }),
    numpySpelling(() => [], true),
  ).text;
}
