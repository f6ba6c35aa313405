import type { Graph, GraphNode, Group } from "../src/core/graph/graph.ts";
import type { NodeSize } from "../src/core/layout/layout.ts";
import type { Drawing } from "./layoutFaults.ts";

/** Does the work that is timed; what it returns makes the drawing, which is not. */
export type Run = () => Promise<() => Drawing>;

/** Between neighbours, wires and columns, for all engines. */
export const GAP = { node: 24, wire: 26, column: 84 };

export const full = ({ width, height, stub }: NodeSize): { width: number; height: number } => ({
  width: width + stub,
  height,
});

const span = { from: 0, to: 1 };
const expression = { kind: "number", value: 1, span } as const;
const UNITS = 4;

/**
 * `own`: each step has weights of its own, as in a deep network; no wire runs far. `groups`: the same, with each step a
 * group. `shared`: all steps share one set of weights, as in a recurrent network, so that most wires run far.
 */
export type Variant = "own" | "groups" | "shared";

/**
 * A network of four units in scalar gates, unrolled until it has `gates` gates: in each step every unit multiplies all states
 * by its weights, adds an input of the step to the sum, and squashes it.
 */
export function network(gates: number, variant: Variant): Graph {
  const nodes: GraphNode[] = [];
  const groups: Group[] = [];
  const put = (group: number | null, ...operands: number[]): number => {
    const id = `n${nodes.length}`;
    const base = { id, name: id, expression, span, shape: [], group };
    const wired = operands.map((node) => ({ kind: "wire", node }) as const);
    const node: GraphNode =
      operands.length === 0
        ? { ...base, kind: "input", value: 1, unbound: null }
        : { ...base, kind: "gate", gate: "add", attributes: {}, operands: wired };
    return nodes.push(node) - 1;
  };
  const units = Array.from({ length: UNITS }, (_, unit) => unit);
  const draw = (): number[][] => units.map(() => units.map(() => put(null)));
  let weights = draw();
  let states = units.map(() => put(null));
  let made = 0;
  const gate = (group: number | null, ...operands: number[]): number => {
    made++;
    return put(group, ...operands);
  };
  for (let t = 0; made < gates; t++) {
    const x = put(null);
    if (t > 0 && variant !== "shared") weights = draw();
    const group =
      variant === "groups"
        ? groups.push({ kind: "turn", key: `t=${t}`, name: `t = ${t}`, parent: null, span }) - 1
        : null;
    states = weights.map((row) => {
      const products = row.map((weight, unit) => gate(group, weight, states[unit] ?? 0));
      return gate(
        group,
        gate(
          group,
          products.reduce((sum, product) => gate(group, sum, product)),
          x,
        ),
      );
    });
  }
  const output = states.reduce((sum, state) => put(null, sum, state));
  return { nodes, output, groups, names: [] };
}

/** As the page asks for, with short numbers. */
export const sizesOf = (graph: Graph): NodeSize[] =>
  graph.nodes.map(({ kind }) =>
    kind === "input" ? { width: 34, height: 66, stub: 72 } : { width: 56, height: 108, stub: 72 },
  );
