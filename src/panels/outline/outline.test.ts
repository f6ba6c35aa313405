import { describe, expect, it } from "vitest";
import type { Graph } from "../../core/graph/graph.ts";
import { indexOfName, nodeAt } from "../../core/graph/lookup.ts";
import { derive } from "../../store/derive.ts";
import { keysToSee, standsOpen } from "./jump.ts";
import { keyOf, outlineOf, rowsOf, type OutlineItem } from "./tree.ts";

const graphOf = (source: string): Graph => derive(source).graph!;

/** `neuron(h.sigmoid…)`: an outline in a line, a group with its count of gates. */
function written(graph: Graph, items: readonly OutlineItem[] = outlineOf(graph).items): string {
  return items
    .map((item) => {
      if (item.kind === "node") return `${nodeAt(graph, item.index).id}${item.opens === null ? "" : "*"}`;
      const { name } = graph.groups[item.index]!;
      return `${name}:${item.gates}[${written(graph, item.children)}]`;
    })
    .join(" ");
}

const neurons = `neuron(a, b) = sigmoid(a * b + 1)
h = neuron(x, w)
k = neuron(h, w) + exp(h)
f = k * h`;

/** Two calls within a call, and values of two kinds inside of it. */
const nested = `cell(u) = tanh(u * u) + 1
layer(v) = cell(v) * cell(v + 2)
f = layer(x) + y`;

/** A turn of a loop as the graph has it: two values leave it, one stays inside. */
function turn(): Graph {
  const graph = graphOf("s = x + 1; c = s * 2; h = exp(c); g = c * h; f = g + h");
  const inside = new Set(["s", "c", "h"]);
  return {
    ...graph,
    groups: [{ kind: "turn", key: "t=0", name: "t = 0", parent: null, span: { from: 0, to: 1 } }],
    nodes: graph.nodes.map((node) => (inside.has(node.id) ? { ...node, group: 0 } : node)),
  };
}

describe("the outline", () => {
  it("lists what has a name in the order of computation", () => {
    expect(written(graphOf("f = (x + y) * z; q = x + y"))).toBe("x y z f q");
    expect(written(graphOf("q = x + y; f = q * z"))).toBe("x y q z f");
  });

  it("puts composite gates on lines of their own, operators never", () => {
    expect(written(graphOf("f = sigmoid(x) - x / relu(y)"))).toBe("x f.1* y f.2* f");
  });

  it("holds each group where its value is computed, with the count of its gates", () => {
    expect(written(graphOf(neurons))).toBe("x w neuron:3[h*] neuron:3[k.3*] k f");
    expect(written(graphOf(nested))).toBe("x layer:8[cell:3[f.2*] cell:3[f.6*]] y f");
  });

  it("counts the gates of groups as trying each node does", () => {
    for (const source of [neurons, nested]) {
      const graph = graphOf(source);
      const around = (at: number | null): number[] => (at === null ? [] : [at, ...around(graph.groups[at]!.parent)]);
      const walk = (items: readonly OutlineItem[]): void => {
        for (const item of items) {
          walk(item.children);
          if (item.kind !== "group") continue;
          const inside = graph.nodes.filter((node) => node.kind === "gate" && around(node.group).includes(item.index));
          expect(item.gates).toBe(inside.length);
          expect(item.opens).toBe(graph.groups[item.index]!.key);
        }
      };
      walk(outlineOf(graph).items);
    }
  });

  it("shows every value of a group that several leave", () => {
    expect(written(turn())).toBe("x t = 0:3[s c h] g f");
  });

  it("leads to the value that leaves a group", () => {
    const graph = graphOf(neurons);
    expect(outlineOf(graph).resultOf.map((node) => nodeAt(graph, node).id)).toEqual(["h", "k.3"]);
    expect(nodeAt(turn(), outlineOf(turn()).resultOf[0]!).id).toBe("h");
  });
});

describe("rows", () => {
  it("show what is unfolded, with levels and places", () => {
    const { items } = outlineOf(graphOf(nested));
    const layer = items.find(({ kind }) => kind === "group")!;
    const rows = rowsOf(items, new Set([keyOf(layer), keyOf(layer.children[1]!)]));
    expect(rows.map(({ level, place, of, parent }) => [level, place, of, parent])).toEqual([
      [1, 1, 4, -1],
      [1, 2, 4, -1],
      [2, 1, 2, 1],
      [2, 2, 2, 1],
      [3, 1, 1, 3],
      [1, 3, 4, -1],
      [1, 4, 4, -1],
    ]);
  });

  it("hide what is in a folded group, unfolded or not", () => {
    const { items } = outlineOf(graphOf(nested));
    const layer = items.find(({ kind }) => kind === "group")!;
    expect(rowsOf(items, new Set([keyOf(layer.children[0]!)]))).toHaveLength(items.length);
  });
});

describe("what has to be opened to see a node", () => {
  const seen = (source: string, id: string, open: readonly string[] = []): readonly string[] => {
    const graph = graphOf(source);
    return keysToSee(graph, indexOfName(graph, id), open);
  };

  it("is nothing at the top, nor for a group's own value", () => {
    expect(seen(neurons, "k")).toEqual([]);
    expect(seen(neurons, "h")).toEqual([]);
    expect(seen(neurons, "k.3")).toEqual([]);
  });

  it("is the groups around, the outermost first", () => {
    const graph = graphOf(nested);
    const [layer, first, second] = graph.groups.map(({ key }) => key);
    expect(seen(neurons, "h.1")).toEqual(["h.neuron"]);
    expect(seen(nested, "f.2")).toEqual([layer, first]);
    expect(seen(nested, "f.6")).toEqual([layer, second]);
  });

  it("leaves out what is open, and goes no deeper than it must", () => {
    const graph = graphOf(nested);
    const [layer, first] = graph.groups.map(({ key }) => key);
    expect(seen(nested, "f.2", [layer!])).toEqual([first]);
    expect(seen(nested, "f.2", [first!])).toEqual([layer]);
    expect(seen(nested, "f.2", [layer!, first!])).toEqual([]);
    // The value that leaves the first cell is the gate that the closed cell is.
    const result = outlineOf(graph).resultOf[1]!;
    expect(keysToSee(graph, result, [])).toEqual([layer]);
  });
});

describe("an item", () => {
  it("stands open when it is, and all around it", () => {
    const graph = graphOf(nested);
    const [layer, first] = graph.groups.map(({ key }) => key);
    const { items } = outlineOf(graph);
    const outer = items.find(({ kind }) => kind === "group")!;
    const inner = outer.children[0]!;
    const tanh = inner.children[0]!;
    const open = (keys: readonly string[]): boolean[] =>
      [outer, inner, tanh].map((item) => standsOpen(graph, item, keys));
    expect(open([])).toEqual([false, false, false]);
    expect(open([first!, "f.2"])).toEqual([false, false, false]);
    expect(open([layer!, "f.2"])).toEqual([true, false, false]);
    expect(open([layer!, first!, "f.2"])).toEqual([true, true, true]);
    expect(standsOpen(graph, items[0]!, [])).toBe(false);
  });
});
