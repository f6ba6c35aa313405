import { expect, it } from "vitest";
import { parse } from "../language/parse.ts";
import { printExpr } from "../language/print.ts";
import { build } from "./build.ts";
import type { Graph } from "./graph.ts";
import { indexOfId } from "./lookup.ts";
import { reviseInput } from "./revise.ts";

function graphOf(source: string): Graph {
  const { graph } = build(parse(source).program);
  if (graph === null) throw new Error(`${source} does not build`);
  return graph;
}

const plain = (graph: Graph): unknown => ({
  ...graph,
  nodes: graph.nodes.map((node) => ({
    ...node,
    expression: printExpr(node.expression),
    operands:
      node.kind === "gate" ? node.operands.map((o) => (o.kind === "wire" ? o.node : printExpr(o.expression))) : null,
  })),
  groups: graph.groups.map(({ call, ...group }) => ({ ...group, call: call === undefined ? null : printExpr(call) })),
  names: [...graph.names].toSorted(([a], [b]) => (a < b ? -1 : 1)),
});

it.each([
  ["x = [1, 2]\nf = sum(W @ x + b) + k", "b", [0.5, -1]],
  ["x = [1, 2]\nf = sum(W @ x + b) + k", "k", 2],
  [
    "x = [1, 2, 3]\nh = np.dot(W, x) + b # (2,)\nf = sum(V h)",
    "W",
    [
      [1, 2, 3],
      [0, 0, 1],
    ],
  ],
  ["f = (x + y) * z\nx = -2\ny = 5\nz = -4", "x", -2.5],
  ["f = (x + y) * z\nx = -2\ny = 5\nz = -4", "y", -1e-7],
  ["x = 2; f = s(x) + x; s(u) = u^2", "x", 12345.678],
  ["f = (x + y) * z", "y", 0.5],
  ["f(x, y) = y * x", "x", 0.5],
  ["x = 2\nh = x\nfor t in range(2):\n    h = g(h) + t x\ng(u) = u^2", "x", 12.5],
  ["h = x\nfor t in range(2): h = h^2 + y", "y", 12.5],
  ["f = (x + y) * z  \n\n", "z", -0],
  [
    "x = [1, 2]\nf = sum(W @ x)\nW = [[1, 2],  # by row\n     [-3, 4]]",
    "W",
    [
      [1, 2],
      [0.25, 4],
    ],
  ],
  [
    "x = [1, 2]\nf = sum(W @ x)\nW = [[1, 2],  # by row\n     [-3, 4]]",
    "W",
    [
      [1, 5],
      [6, 4],
    ],
  ],
  [
    "W = [[1, 2],\n     [3, 4]]\nx = [1, 2]\nf = sum(W @ x)",
    "W",
    [
      [1, 22.5],
      [3, 4],
    ],
  ],
  ["f = a * x\na = 1/4 # a quarter\nx = 3", "a", 0.3],
])("revising %j at %s gives what parsing the edited text gives", (source, id, value) => {
  const graph = graphOf(source);
  const { graph: revised, edit } = reviseInput(source, graph, indexOfId(graph, id), value);
  const edited = source.slice(0, edit.from) + edit.insert + source.slice(edit.to);
  const again = graphOf(edited);
  expect(plain(revised)).toEqual(plain(again));
  const input = revised.nodes[indexOfId(revised, id)];
  expect(input?.kind === "input" && input.value).toEqual(typeof value === "number" ? value + 0 : value);
});

it.each([
  ["f = (x + y) * z\nx = -2\ny = 5\nz = -4", "x", 0.125, "y", 66],
  ["f = x * 2 + sum(v)\nx = 3\nv = randn(2, seed=1)", "x", 0.125, "v", [1, 2]],
  ["f = a * x\na = 1/4 # a quarter\nx = 3", "a", 0.125, "x", 7],
  ["f = (x + y) * z\ny = -5", "x", 0.125, "y", 66],
])("revising %j twice, %s to %s and then %s, goes on from where things stand", (source, first, value, second, then) => {
  const once = reviseInput(source, graphOf(source), indexOfId(graphOf(source), first), value);
  const middle = source.slice(0, once.edit.from) + once.edit.insert + source.slice(once.edit.to);
  const twice = reviseInput(middle, once.graph, indexOfId(once.graph, second), then);
  const edited = middle.slice(0, twice.edit.from) + twice.edit.insert + middle.slice(twice.edit.to);
  expect(plain(twice.graph)).toEqual(plain(graphOf(edited)));
  const inputs = graphOf(edited).nodes.filter(({ id }) => id === first || id === second);
  expect(inputs.map((node) => (node.kind === "input" ? [node.id, node.value] : null))).toEqual(
    expect.arrayContaining([
      [first, value],
      [second, then],
    ]),
  );
});
