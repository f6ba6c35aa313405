import type { Expr } from "../src/core/language/program.ts";
import type { Graph, GraphNode, Operand } from "../src/core/graph/graph.ts";
import { Value } from "./objectEngine.ts";

/** A gate of a net of single numbers; operands are positions among inputs and gates together. */
interface NetGate {
  readonly gate: "add" | "multiply" | "tanh";
  readonly operands: readonly number[];
}

/** Neurons in layers, every weight a number of its own, written out gate by gate; its last gate is the output. */
export interface Net {
  readonly inputs: readonly number[];
  readonly gates: readonly NetGate[];
}

const width = 16;

/** Layers of 16 tanh neurons over 16 inputs until there are about that many gates, then a sum. */
export function netOf(size: number): Net {
  const perLayer = width * (2 * width + 1);
  const layers = Math.max(1, Math.round(size / perLayer));
  const count = width + layers * width * (width + 1);
  const inputs = Array.from({ length: count }, (_unused, i) => Math.sin(37 * i) * 0.4);
  const gates: NetGate[] = [];
  const push = (gate: NetGate["gate"], ...operands: number[]): number => {
    gates.push({ gate, operands });
    return count + gates.length - 1;
  };
  let weight = width;
  let layer = Array.from({ length: width }, (_unused, i) => i);
  for (let l = 0; l < layers; l++) {
    layer = layer.map(() => {
      let sum = weight++;
      for (const value of layer) sum = push("add", sum, push("multiply", weight++, value));
      return push("tanh", sum);
    });
  }
  let sum = layer[0] ?? 0;
  for (const value of layer.slice(1)) sum = push("add", sum, value);
  return { inputs, gates };
}

/** The net as objects with closures, forward and backward; the gradients of its inputs. */
export function differentiateObjects({ inputs, gates }: Net): readonly number[] {
  const values = inputs.map((value) => new Value(value));
  const at = (index: number): Value => values[index] ?? new Value(Number.NaN);
  for (const { gate, operands } of gates) {
    const [a = -1, b = -1] = operands;
    if (gate === "add") values.push(at(a).plus(at(b)));
    else if (gate === "multiply") values.push(at(a).times(at(b)));
    else values.push(at(a).tanh());
  }
  values.at(-1)?.backward();
  return values.slice(0, inputs.length).map(({ grad }) => grad);
}

/** The net as the builder would lay it out. */
export function graphOfNet({ inputs, gates }: Net): Graph {
  const shape: readonly number[] = [];
  const attributes = {};
  const expression: Expr = { kind: "number", value: 0, span: { from: 0, to: 1 } };
  const nodes: GraphNode[] = [];
  for (const [i, value] of inputs.entries()) {
    const id = `x${i}`;
    nodes.push({ id, name: id, expression, span: null, shape, group: null, kind: "input", value, unbound: null });
  }
  for (const [i, { gate, operands: places }] of gates.entries()) {
    const operands = places.map((node): Operand => ({ kind: "wire", node }));
    const id = `g${i}`;
    nodes.push({
      id,
      name: null,
      expression,
      span: null,
      shape,
      group: null,
      kind: "gate",
      gate,
      attributes,
      operands,
    });
  }
  return { nodes, output: nodes.length - 1, groups: [], names: [] };
}
