import type { Graph, GraphNode, Operand } from "../graph/graph.ts";
import { pointsOf, swing } from "../layout/curve.ts";
import type { Layout, NodeBox, NodeSize } from "../layout/layout.ts";

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

/** A layout that is made at once: columns by the longest path from the inputs, rows as they come. Wires may cross boxes. */
export function grid(graph: Graph, sizes: readonly NodeSize[]): Layout {
  const column: number[] = [];
  const filled: number[] = [];
  const boxes = graph.nodes.map((node, i): NodeBox => {
    const operands =
      node.kind === "input" ? [] : node.operands.flatMap((each) => (each.kind === "wire" ? [each.node] : []));
    const at = operands.reduce((most, operand) => Math.max(most, (column[operand] ?? 0) + 1), 0);
    column[i] = at;
    const row = filled[at] ?? 0;
    filled[at] = row + 1;
    const { width = 0, height = 0, stub = 0 } = sizes[i] ?? {};
    return { x: 12 + at * 210, y: 72 + row * 132, width, height, stub, run: stub };
  });
  const wires = graph.nodes.flatMap((node, to) =>
    node.kind === "input"
      ? []
      : node.operands.flatMap((operand, slot) => {
          const [a, b] = [operand.kind === "wire" ? boxes[operand.node] : undefined, boxes[to]];
          if (operand.kind !== "wire" || a === undefined || b === undefined) return [];
          const points = pointsOf([
            swing({ x: a.x + a.width + a.stub, y: a.y }, { x: b.x, y: b.y + 16 * (slot - 0.5) }),
          ]);
          return [{ from: operand.node, to, slot, points }];
        }),
  );
  const most = (of: (box: NodeBox) => number): number => boxes.reduce((far, box) => Math.max(far, of(box)), 0);
  return {
    boxes,
    frames: graph.groups.map(() => null),
    wires,
    width: most(({ x, width, stub }) => x + width + stub) + 12,
    height: most(({ y, height }) => y + height / 2) + 12,
  };
}
