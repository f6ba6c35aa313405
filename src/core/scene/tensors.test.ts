import { describe, expect, it } from "vitest";
import { build } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import { indexOfId } from "../graph/lookup.ts";
import { parse } from "../language/parse.ts";
import { pointAt, segmentsOf } from "../layout/curve.ts";
import { layout } from "../layout/place.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import type { Trace } from "../trace/trace.ts";
import { cellAt, cellCorner, cellOfElement, gridOf, planesOf } from "./grid.ts";
import { cellValues, LEVELS, levelOf } from "./heat.ts";
import type { HoverCell, NodeMark, Scene } from "./marks.ts";
import { match } from "./match.ts";
import { MATRIX_GAP, textWidth } from "./metrics.ts";
import { scene } from "./scene.ts";
import { sizes } from "./sizes.ts";
import { cellSources, sourcesIn, type Source } from "./sources.ts";

function graphOf(source: string): Graph {
  const { graph, diagnostics } = build(parse(source).program);
  if (graph === null) throw new Error(diagnostics.map(({ message }) => message).join(" "));
  return graph;
}

function traceOf(source: string): Trace {
  const graph = graphOf(source);
  return run(compile(graph), graph);
}

function scenesOf(source: string, cell: HoverCell | null = null): Scene[] {
  const trace = traceOf(source);
  const placed = layout(trace.graph, sizes(trace, "auto"));
  const keys = match(trace.graph, null);
  const view = { decimals: "auto", selected: null, hovered: null, cell } as const;
  return Array.from({ length: trace.steps.length + 1 }, (_, cursor) => scene(placed, trace, cursor, view, keys));
}

const named = (picture: Scene | undefined, id: string): NodeMark => {
  const found = picture?.nodes.find((mark) => mark.id === id);
  if (found === undefined) throw new Error(`no node ${id}`);
  return found;
};

const L16 = "q = W @ x\nf = sum(q^2)\nW = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]";
const programs: readonly (readonly [string, string])[] = [
  ["L16", L16],
  [
    "an SVM",
    "s = W @ x\nL = svm_loss(s, 0) + 0.1*sum(W^2)\nW = [[0.2, -0.5, 0.1, 2], [1.5, 1.3, 2.1, 0], [0, 0.25, 0.2, -0.3]]\nx = [0.5, -1, 2, 1]",
  ],
  [
    "softmax",
    "s = W @ x + b\np = softmax(s)\nL = -log(p[0])\nW = randn(3, 4, seed=1)\nx = randn(4, seed=2)\nb = [1.1, 3.2, -1.2]",
  ],
  [
    "a net of two layers on a batch of 4",
    "h = relu(X @ W1 + b1)\ns = h @ W2 + b2\nL = cross_entropy(s, [0, 2, 1, 1])\nX = randn(4, 3, seed=1)\nW1 = randn(3, 4, seed=2)\nb1 = zeros(4)\nW2 = randn(4, 3, seed=3)\nb2 = zeros(3)",
  ],
  ["64×1000 @ 1000×100", "y = X @ W\nf = sum(relu(y))\nX = randn(64, 1000, seed=1)\nW = randn(1000, 100, seed=2)"],
  [
    "a convolution of 8×8",
    "y = conv2d(X, K, pad=1)\np = max_pool2d(y, 2)\nf = sum(p)\nX = randn(1, 1, 8, 8, seed=3)\nK = randn(3, 1, 3, 3, seed=4)",
  ],
  ["4096 numbers", "f = sum(max(0, x))\nx = randn(4096, seed=1)"],
];

const samples = Array.from({ length: 33 }, (_, i) => i / 32);

describe.each(programs)("the scene of %s", (_, source) => {
  const trace = traceOf(source);
  const placed = layout(trace.graph, sizes(trace, "auto"));
  const scenes = scenesOf(source);
  const last = scenes.at(-1)!;
  const matrices = last.nodes.flatMap((mark) => {
    const grid = mark.tensor?.grid ?? null;
    if (grid === null) return [];
    const left = mark.x + mark.numbersAt - grid.width / 2;
    const box = (top: number) => ({ id: mark.id, left, right: left + grid.width, top, bottom: top + grid.height });
    return [box(mark.y - MATRIX_GAP - grid.height), box(mark.y + MATRIX_GAP)];
  });

  it("lays no wire, no gate and no matrix on a matrix", () => {
    expect(matrices.length).toBeGreaterThan(0);
    const struck: string[] = [];
    for (const matrix of matrices) {
      for (const wire of placed.wires)
        for (const { x, y } of segmentsOf(wire.points).flatMap((s) => samples.map((t) => pointAt(s, t))))
          if (x > matrix.left && x < matrix.right && y > matrix.top && y < matrix.bottom)
            struck.push(`wire on ${matrix.id}`);
      for (const mark of last.nodes) {
        const [left, right] =
          mark.kind === "gate" ? [mark.x - mark.reach, mark.x + mark.reach] : [mark.x - mark.reach, mark.x];
        const meets =
          left < matrix.right && right > matrix.left && mark.y - 28 < matrix.bottom && mark.y + 28 > matrix.top;
        if (meets) struck.push(`${mark.id} on ${matrix.id}`);
      }
      for (const other of matrices)
        if (
          other !== matrix &&
          other.left < matrix.right &&
          other.right > matrix.left &&
          other.top < matrix.bottom &&
          other.bottom > matrix.top
        )
          struck.push(`${other.id} on ${matrix.id}`);
    }
    expect(struck).toEqual([]);
  });

  it("has room for every number in its cell", () => {
    for (const { tensor } of last.nodes)
      for (const text of [...(tensor?.value?.texts ?? []), ...(tensor?.gradient?.texts ?? [])])
        expect(textWidth(text, 15)).toBeLessThanOrEqual((tensor?.grid?.cellWidth ?? 0) - 8);
  });

  it("moves nothing while stepping, and shows a matrix from its moment on", () => {
    scenes.forEach((picture, cursor) => {
      picture.nodes.forEach((mark, i) => {
        const first = scenes[0]!.nodes[i]!;
        expect([mark.x, mark.y, mark.numbersAt]).toEqual([first.x, first.y, first.numbersAt]);
        expect(mark.tensor?.grid).toBe(first.tensor?.grid);
        if (mark.tensor === null || mark.tensor.grid === null) return;
        expect(mark.tensor.value !== null).toBe(cursor >= trace.valueAt[i]!);
        expect(mark.tensor.gradient !== null).toBe(cursor >= trace.gradientAt[i]!);
      });
    });
  });

  it("draws at most 64×64 cells of a plane, and is plain JSON", () => {
    for (const { tensor } of last.nodes) {
      expect((tensor?.grid?.cellRows ?? 0) * (tensor?.grid?.cellColumns ?? 0)).toBeLessThanOrEqual(64 * 64);
      expect(tensor?.grid?.height ?? 0).toBeLessThanOrEqual(6 * 26);
    }
    expect(JSON.parse(JSON.stringify(last))).toEqual(last);
  });
});

describe("what a tensor's node is called", () => {
  it("writes small ones out", () => {
    expect(named(scenesOf(L16)[0], "W").name).toBe(
      "W: input, 2×2, value [[0.1, 0.5], [\u22120.3, 0.8]], gradient not yet",
    );
    expect(named(scenesOf(L16).at(-1), "x").name).toBe(
      "x: input, vector of 2, value [0.2, 0.4], gradient [\u22120.112, 0.636]",
    );
    expect(named(scenesOf(L16)[0], "q").name).toBe(
      "q: matrix multiply gate, vector of 2, value not yet, gradient not yet",
    );
  });

  it("tells an exact 0 from a small number", () => {
    const [first] = scenesOf("f = sum(X)\nX = [0, 0.001, 12.345]");
    expect(named(first, "X").name).toContain("value [0, 0.00, 12.35]");
  });

  it("tells the shape of large ones", () => {
    const [first] = scenesOf("f = sum(X)\nX = randn(64, 1000, seed=1)");
    expect(named(first, "X").name).toBe("X: input, 64×1000, value known, gradient not yet");
  });
});

describe("the gradient has the shape of the variable", () => {
  it("is said of inputs, once their gradient is known", () => {
    const scenes = scenesOf(L16);
    const says = (picture: Scene | undefined): string[] =>
      picture?.nodes.filter(({ tensor }) => tensor?.sameShape === true).map(({ id }) => id) ?? [];
    expect(says(scenes[0])).toEqual([]);
    expect(says(scenes.at(-1))).toEqual(["W", "x"]);
  });

  it("counts the terms of a matrix that is used twice", () => {
    const scenes = scenesOf("f = sum(W @ x) + sum(W)\nW = [[1, 2], [3, 4]]\nx = [1, 2]");
    const waiting = scenes.map((picture) => named(picture, "W").tensor?.waiting ?? null);
    expect(waiting).toContain("1 of 2 terms");
    expect(waiting.at(-1)).toBeNull();
  });
});

describe("heat", () => {
  it("is symmetric about 0, which alone is level 0", () => {
    expect([0, 1, -1, 4, -4, 1e-9, Number.NEGATIVE_INFINITY, Number.NaN].map((x) => levelOf(x, 4))).toEqual([
      0,
      4,
      -4,
      LEVELS,
      -LEVELS,
      1,
      -LEVELS,
      null,
    ]);
  });

  it("averages blocks", () => {
    const grid = gridOf({ planes: 1, rows: 1, columns: 80 }, 0);
    const elements = Float64Array.from({ length: 80 }, (_unused, i) => i);
    expect([...cellValues(grid, elements)]).toEqual(Array.from({ length: 40 }, (_unused, i) => 2 * i + 0.5));
  });
});

describe("grids", () => {
  it("finds each cell where it stands", () => {
    const cases: readonly (readonly [readonly number[], boolean])[] = [
      [[2, 3], false],
      [[5], false],
      [[8], true],
      [[100, 7], false],
      [[2, 2, 3, 3], false],
      [[1, 300], false],
    ];
    for (const [shape, lying] of cases) {
      const grid = gridOf(planesOf(shape, lying)!, 30);
      const count = grid.planes * grid.cellRows * grid.cellColumns;
      for (let cell = 0; cell < count; cell++) {
        const { x, y } = cellCorner(grid, cell);
        expect(cellAt(grid, x + grid.cellWidth / 2, y + grid.cellHeight / 2)).toBe(cell);
      }
      const elements = shape.reduce((product, extent) => product * extent, 1);
      const cells = Array.from({ length: elements }, (_unused, i) => cellOfElement(grid, i));
      expect(new Set(cells).size).toBe(count);
    }
  });

  it("shows many planes by shape alone", () => {
    expect(planesOf([10, 3, 8, 8], false)).toBeNull();
    expect(planesOf([0, 3], false)).toBeNull();
  });
});

/** Which elements of every input a number depends on, by wiggling each of them. */
function wiggled(source: string, id: string, cell: number): string[] {
  const at = (graph: Graph): number => {
    const trace = run(compile(graph), graph);
    return trace.values[trace.offsets[indexOfId(graph, id)]! + cell]!;
  };
  const graph = graphOf(source);
  const before = at(graph);
  const found: string[] = [];
  graph.nodes.forEach((node, i) => {
    if (node.kind !== "input") return;
    const flat = (Array.isArray(node.value) ? node.value.flat(5) : [node.value]) as number[];
    flat.forEach((_value, k) => {
      let place = -1;
      const wiggle = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(wiggle);
        place++;
        return place === k ? (value as number) + 0.37 : value;
      };
      const nodes = graph.nodes.map((each, j) => (j === i ? { ...each, value: wiggle(node.value) } : each));
      if (at({ ...graph, nodes: nodes as Graph["nodes"] }) !== before) found.push(`${node.id} ${String(k)}`);
    });
  });
  return found;
}

function spelled(graph: Graph, sources: readonly Source[]): string[] {
  return sources.flatMap(({ node, cells }) => {
    const { id, shape } = graph.nodes[node]!;
    const all = Array.from({ length: shape.reduce((size, extent) => size * extent, 1) }, (_unused, i) => i);
    return (cells === "all" ? all : cells).map((cell) => `${id} ${String(cell)}`);
  });
}

const A = "a = [[0.3, 1.2, -0.4], [0.7, -1.1, 0.9]]";
const sourced: readonly (readonly [string, string])[] = [
  ["a matrix product", `y = a @ b\nsum(y)\n${A}\nb = [[1, 2], [3, 4], [5, 6]]`],
  ["a row times a matrix", `y = r @ a\nsum(y)\nr = [1.5, 2]\n${A}`],
  ["a broadcast sum", `y = a + b\nsum(y)\n${A}\nb = [1, 2, 3]`],
  ["a column that is broadcast", `y = a * b\nsum(y)\n${A}\nb = [[1], [2]]`],
  ["a sum over rows", `y = a.sum(axis=0)\nsum(y)\n${A}`],
  ["a mean over columns", `y = mean(a, axis=1)\nsum(y)\n${A}`],
  ["lengths of rows", `y = norm(a, axis=1)\nsum(y)\n${A}`],
  ["softmax", `y = softmax(a)\nsum(y^2)\n${A}`],
  ["a transpose", `y = a.T\nsum(y)\n${A}`],
  ["a slice", `y = a[:, 1:3]\nsum(y)\n${A}`],
  ["concat", `y = concat([a, c])\nsum(y)\n${A}\nc = [[7, 8, 9]]`],
  ["outer", `y = outer(u, v)\nsum(y)\nu = [1, 2]\nv = [3, 4, 5]`],
  [
    "a convolution",
    "y = conv2d(x, k)\nsum(y)\nx = reshape(m, [1, 1, 3, 3])\nk = reshape(w, [1, 1, 2, 2])\nm = [[1, 2, 3], [4, 5, 6], [7, 8, 9.5]]\nw = [[1, 2], [3, 4]]",
  ],
];

describe("where the number of a cell comes from", () => {
  it.each(sourced)("%s: what moves it when wiggled", (_, source) => {
    const graph = graphOf(source);
    const index = indexOfId(graph, "y");
    const size = graph.nodes[index]!.shape.reduce((product, extent) => product * extent, 1);
    for (let cell = 0; cell < size; cell++) {
      const found = spelled(graph, cellSources(graph, index, cell)).map((each) =>
        each.replace(/^x /, "m ").replace(/^k /, "w "),
      );
      expect(found.sort()).toEqual(wiggled(source, "y", cell).sort());
    }
  });

  it("an input has none, a loss has all", () => {
    const graph = graphOf("L = cross_entropy(s, 0)\ns = [1, 2, 3]");
    expect(cellSources(graph, indexOfId(graph, "s"), 0)).toEqual([]);
    expect(cellSources(graph, indexOfId(graph, "L"), 0)).toEqual([
      { node: indexOfId(graph, "s"), which: "value", cells: "all" },
    ]);
  });

  it("a gradient of a product is upstream times the other factor", () => {
    const trace = traceOf(L16);
    const [W, x, q] = ["W", "x", "q"].map((id) => indexOfId(trace.graph, id)) as [number, number, number];
    expect(sourcesIn(trace, "gradient", W, 2)).toEqual([
      { node: q, which: "gradient", cells: [1] },
      { node: x, which: "value", cells: [0] },
    ]);
    expect(sourcesIn(trace, "gradient", x, 1)).toEqual([
      { node: W, which: "value", cells: [1, 3] },
      { node: q, which: "gradient", cells: "all" },
    ]);
  });
});

describe("the cell under the pointer", () => {
  const over = (node: string, which: "value" | "gradient", row: number, column: number): HoverCell => ({
    node,
    which,
    plane: 0,
    row,
    column,
  });

  it("is written out, in names and in numbers", () => {
    const q = scenesOf(L16, over("q", "value", 0, 0)).at(-1);
    expect(q?.tip?.lines).toEqual(["q[0] = W[0, 0]·x[0] + W[0, 1]·x[1]", "q[0] = 0.1·0.2 + 0.5·0.4 = 0.22"]);
    const W = scenesOf(L16, over("W", "gradient", 1, 0)).at(-1);
    expect(W?.tip?.lines).toEqual(["∇W[1, 0] = ∇q[1]·x[0]", "∇W[1, 0] = 0.52·0.2 = 0.104"]);
    const x = scenesOf(L16, over("x", "gradient", 0, 0)).at(-1);
    expect(x?.tip?.lines.at(-1)).toBe("∇x[0] = 0.1·0.44 \u2212 0.3·0.52 = \u22120.112");
    const given = scenesOf(L16, over("W", "value", 1, 0)).at(-1);
    expect(given?.tip?.lines).toEqual(["W[1, 0] = \u22120.3"]);
  });

  it("lights up a row and a column", () => {
    const last = scenesOf(L16, over("q", "value", 1, 0)).at(-1);
    expect(named(last, "W").tensor?.litValue).toEqual([2, 3]);
    expect(named(last, "x").tensor?.litValue).toEqual([0, 1]);
    expect(named(last, "q").tensor?.under).toEqual({ which: "value", cell: 1 });
  });

  it("says nothing before its number is known", () => {
    const [first] = scenesOf(L16, over("q", "value", 1, 0));
    expect(first?.tip).toBeNull();
    expect(named(first, "W").tensor?.litValue).toEqual([]);
  });

  it("leaves out the middle of a long sum", () => {
    const last = scenesOf("y = a @ b\nf = sum(y)\na = ones(2, 100)\nb = ones(100, 2)", over("y", "value", 0, 0)).at(-1);
    expect(last?.tip?.lines.at(-1)).toBe("y[0, 0] = 1·1 + 1·1 + 1·1 + … + 1·1 = 100");
  });

  it("tells the mean of the block that a cell stands for", () => {
    const last = scenesOf("f = sum(x)\nx = arange(80)", over("x", "value", 0, 2)).at(-1);
    expect(last?.tip?.lines).toEqual(["x[2…3]: mean 2.5"]);
  });
});
