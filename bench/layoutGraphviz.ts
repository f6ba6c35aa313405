import { Graphviz } from "@hpcc-js/wasm-graphviz";
import type { Graph } from "../src/core/graph/graph.ts";
import type { NodeSize } from "../src/core/layout/layout.ts";
import { sampled, slotWires, type Drawing } from "./layoutFaults.ts";
import { full, GAP, type Run } from "./layoutGraphs.ts";

const INCH = 72;

function dotOf(graph: Graph, sizes: readonly NodeSize[]): string {
  const lines = [
    `digraph { rankdir=LR; ordering=in; nodesep=${GAP.node / INCH}; ranksep=${GAP.column / INCH}; node [shape=box, fixedsize=true, label=""];`,
  ];
  const declare = (i: number): void => {
    const { width, height } = full(sizes[i] ?? { width: 0, height: 0, stub: 0 });
    lines.push(`${i} [width=${width / INCH}, height=${height / INCH}];`);
  };
  graph.nodes.forEach((node, i) => {
    if (node.group === null) declare(i);
  });
  graph.groups.forEach((_, group) => {
    lines.push(`subgraph cluster${group} { margin=16;`);
    graph.nodes.forEach((node, i) => {
      if (node.group === group) declare(i);
    });
    lines.push("}");
  });
  for (const { from, to } of slotWires(graph)) lines.push(`${from} -> ${to} [tailport=e, headport=w];`);
  return `${lines.join("\n")}}`;
}

export async function byGraphviz(graph: Graph, sizes: readonly NodeSize[]): Promise<Run> {
  const graphviz = await Graphviz.load();
  return async () => {
    const plain = graphviz.dot(dotOf(graph, sizes), "plain");
    return () => {
      const boxes: Drawing["boxes"][number][] = [];
      const curves = new Map<string, number[][]>();
      for (const line of plain.replaceAll("\\\n", "").split("\n")) {
        const [what, ...words] = line.split(" ");
        const numbers = words.map((word) => Number(word) * INCH);
        if (what === "node") {
          const [, x = 0, y = 0, width = 0, height = 0] = numbers;
          boxes[Number(words[0])] = { x: x - width / 2, y: -y - height / 2, width, height };
        } else if (what === "edge") {
          const pair = `${words[0]} ${words[1]}`;
          const count = Number(words[2]);
          const curve = numbers.slice(3, 3 + 2 * count).map((value, i) => (i % 2 === 1 ? -value : value));
          curves.set(pair, [...(curves.get(pair) ?? []), curve]);
        }
      }
      return {
        boxes,
        wires: slotWires(graph).map((wire) => ({
          ...wire,
          path: sampled(curves.get(`${wire.from} ${wire.to}`)?.shift() ?? []),
        })),
      };
    };
  };
}
