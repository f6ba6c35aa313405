import type { Attributes, Gate } from "../gates/gate.ts";
import { isMisfit } from "../gates/common.ts";
import { outputShape } from "../gates/apply.ts";
import { gates } from "../gates/index.ts";
import { gateCases } from "../gates/tensorCases.fixtures.ts";
import type { Graph, GraphNode, Operand } from "../graph/graph.ts";
import { nameExpr, numberExpr } from "../notation/simplify.ts";
import { nest, sizeOf } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";

/** Shapes that one operand of an elementwise gate has, and those that two or three have. */
const single: readonly Shape[] = [[], [3], [2, 3]];
const several: readonly (readonly Shape[])[] = [
  [[], [], []],
  [[3], [3], [3]],
  [[2, 3], [3], []],
  [[], [2, 3], [2, 1]],
  [[2, 1], [1, 3], [3]],
  [
    [4, 2, 3],
    [2, 1],
    [2, 3],
  ],
  [[1], [2], []],
];

/** Far from each other and from kinks; within reach of log and sqrt where they must be. */
const numbers = [0.71, 1.93, 0.38, 2.17, 1.31, 0.94, 2.63, 0.17, 1.58];
const signed = [0.71, -1.93, 0.38, -2.17, 1.31, -0.94, 2.63, -0.17, 1.58];
const positive: ReadonlySet<string> = new Set(["log", "sqrt", "power"]);

interface Wanted {
  readonly gate: Gate;
  readonly shapes: readonly Shape[];
  readonly attributes: Attributes;
  /** Slot -> the literal in it. */
  readonly literals: ReadonlyMap<number, number>;
}

/** A graph `f = sum(q * weights)` for every way to use every gate of the table. */
export function gateGraphs(): readonly { readonly id: string; readonly graph: Graph }[] {
  return wanted().flatMap((each, i) => {
    const graph = graphOf(each);
    const { gate, shapes } = each;
    const id = `gate ${gate.name} ${JSON.stringify(shapes)} ${String(i)}`;
    return graph === null ? [] : [{ id, graph }];
  });
}

function wanted(): readonly Wanted[] {
  const none = new Map<number, number>();
  return gates.flatMap((gate): readonly Wanted[] => {
    if (gate.kind === "tensor")
      return (gateCases.get(gate.name) ?? []).map((given) => ({ gate, literals: none, ...given }));
    const arity = gate.operands.length;
    const shapesOf = arity === 1 ? single.map((shape) => [shape]) : several.map((shapes) => shapes.slice(0, arity));
    const wired = shapesOf.map((shapes) => ({ gate, shapes, attributes: {}, literals: none }));
    if (arity === 1) return wired;
    const literal = gate.operands.flatMap((_name, slot) =>
      [2, 0.5, 3, 1, 0, -1].flatMap((value) =>
        single.map((shape) => {
          const shapes = gate.operands.map((_operand, i) => (i === slot ? [] : shape));
          return { gate, shapes, attributes: {}, literals: new Map([[slot, value]]) };
        }),
      ),
    );
    return [...wired, ...literal];
  });
}

function graphOf({ gate, shapes, attributes, literals }: Wanted): Graph | null {
  const shape = outputShape(gate, shapes, attributes);
  if (isMisfit(shape)) return null;
  const base = { span: null, group: null, expression: nameExpr("q") };
  const data = positive.has(gate.name) ? numbers : signed;
  const nodes: GraphNode[] = [];
  const input = (id: string, own: Shape, start: number): Operand => {
    const elements = Float64Array.from(
      { length: sizeOf(own) },
      (_unused, i) => (data[(start + i) % data.length] ?? 1) + 0.01 * i,
    );
    const value = nest(elements, 0, own);
    nodes.push({ ...base, kind: "input", id, name: id, shape: own, value, unbound: null });
    return { kind: "wire", node: nodes.length - 1 };
  };
  const add = (id: string, name: string, own: Shape, operands: readonly Operand[], told: Attributes = {}): Operand => {
    nodes.push({ ...base, kind: "gate", id, name: id, gate: name, shape: own, operands, attributes: told });
    return { kind: "wire", node: nodes.length - 1 };
  };
  const operands = shapes.map((own, slot): Operand => {
    const value = literals.get(slot);
    return value === undefined
      ? input(`x${String(slot)}`, own, slot)
      : { kind: "constant", value, expression: numberExpr(value) };
  });
  const q = add("q", gate.name, shape, operands, attributes);
  const product = add("p", "multiply", shape, [q, input("weights", shape, 5)]);
  add("f", "sum", [], [product], { axis: null, keepdims: 0 });
  return { nodes, output: nodes.length - 1, groups: [], names: [] };
}
