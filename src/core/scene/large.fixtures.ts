import type { Graph, GraphNode, Operand } from "../graph/graph.ts";

const span = { from: 0, to: 0 };
const nameExpr = (name: string) => ({ kind: "name", name, span }) as const;
const wire = (node: number): Operand => ({ kind: "wire", node });

/** A recurrent net of scalars, unrolled: each unit is tanh(w · below + beside). `gates` is rounded to whole layers. */
export function unrolled(gates: number, wide = 24): Graph {
  const nodes: GraphNode[] = [];
  const base = { span: null, shape: [], group: null };
  const input = (name: string, value: number): number =>
    nodes.push({ ...base, kind: "input", id: name, name, value, unbound: null, expression: nameExpr(name) }) - 1;
  const gate = (id: string, kind: string, operands: readonly number[]): number =>
    nodes.push({
      ...base,
      kind: "gate",
      gate: kind,
      id,
      name: id.includes(".") ? null : id,
      operands: operands.map(wire),
      attributes: {},
      expression: nameExpr(id),
    }) - 1;
  const weights = Array.from({ length: wide }, (_unused, j) => input(`w${j}`, Math.sin(j + 1)));
  let below = Array.from({ length: wide }, (_unused, j) => input(`x${j}`, Math.cos(j)));
  const layers = Math.max(1, Math.round((gates - wide) / (3 * wide)));
  for (let layer = 1; layer <= layers; layer++) {
    const before = below;
    below = before.map((unit, j) => {
      const id = `h${layer}_${j}`;
      const product = gate(`${id}.1`, "multiply", [weights[j] ?? 0, unit]);
      const sum = gate(`${id}.2`, "add", [product, before[(j + 1) % wide] ?? 0]);
      return gate(id, "tanh", [sum]);
    });
  }
  const output = below.reduce((sum, unit, j) => gate(j === below.length - 1 ? "f" : `f.${j}`, "add", [sum, unit]));
  return { nodes, output, groups: [], names: [["f", output]] };
}
