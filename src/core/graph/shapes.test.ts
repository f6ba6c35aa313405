import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differentiate } from "../differentiate.ts";
import { parse } from "../language/parse.ts";
import { printExpr } from "../language/print.ts";
import { printShape } from "../tensor/nested.ts";
import { build } from "./build.ts";
import type { Graph } from "./graph.ts";
import { hintsOf } from "./hints.ts";
import { shapeNoteOf } from "./shapeNotes.ts";

/** The fifth slide on layers, as it stands there. */
const slide = `f = lambda x: 1.0/(1.0 + np.exp(-x)) # activation function (use sigmoid)
x = np.random.randn(3, 1) # random input vector of three numbers (3x1)
h1 = f(np.dot(W1, x) + b1) # calculate first hidden layer activations (4x1)
h2 = f(np.dot(W2, h1) + b2) # calculate second hidden layer activations (4x1)
out = np.dot(W3, h2) + b3 # output neuron (1x1)`;

function graphOf(source: string): Graph {
  const parsed = parse(source);
  expect(parsed.diagnostics).toEqual([]);
  const { graph, diagnostics } = build(parsed.program);
  if (graph === null) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  return graph;
}

/** `W: 2×3` for each of the nodes with a name. */
const shapes = (source: string): string[] =>
  graphOf(source).nodes.flatMap(({ name, shape }) => (name === null ? [] : [`${name}: ${printShape(shape)}`]));

/** `W: 2×3` for each name without a value. */
const unbound = (source: string): string[] =>
  graphOf(source).nodes.flatMap((node) =>
    node.kind === "input" && node.unbound !== null ? [`${node.id}: ${printShape(node.shape)}`] : [],
  );

describe("names without a value on the slide about layers", () => {
  it("have the shapes that the comments tell", () => {
    expect(shapes(slide)).toEqual(
      "x: 3×1, W1: 4×3, b1: 4×1, h1: 4×1, W2: 4×4, b2: 4×1, h2: 4×1, W3: 1×4, b3: 1×1, out: 1×1".split(", "),
    );
  });

  it("hold what the call in their place draws", () => {
    const { nodes } = graphOf(slide);
    const calls = nodes.flatMap((node) =>
      node.kind === "input" && node.unbound !== null ? [`${node.id} = ${printExpr(node.expression)}`] : [],
    );
    expect(calls[0]).toBe("W1 = randn(4, 3, seed=0)");
    const numbers = (source: string): unknown => {
      const outcome = differentiate(source);
      if (!outcome.ok) throw new Error("does not build");
      return outcome.nodes.map(({ id, value, gradient }) => `${id} ${JSON.stringify([value, gradient])}`).toSorted();
    };
    expect(numbers(slide)).toEqual(numbers([slide, ...calls].join("\n")));
  });

  it("are hinted at where a comment tells them", () => {
    const { program } = parse(slide);
    const hints = hintsOf(program, graphOf(slide));
    expect(hints.map(({ from, to }) => slide.slice(from, to))).toEqual(["4x1", "4x1", "1x1"]);
    expect(hints[0]?.message).toBe("4×1 in this comment is read as the shape of h1, so that W1 is 4×3 and b1 is 4×1.");
    const given = `${slide}\nW1 = ones(4, 3); b1 = 0; W2 = ones(4, 4); b2 = 0; W3 = ones(1, 4); b3 = 0`;
    expect(hintsOf(parse(given).program, graphOf(given))).toEqual([]);
  });

  it("have the shapes of networks of any size", () => {
    fc.assert(
      fc.property(
        // Where x is 1×1, or as tall as the product, the number W would do.
        fc
          .array(fc.integer({ min: 2, max: 6 }), { minLength: 2, maxLength: 5 })
          .filter(([first, second]) => first !== second),
        fc.constantFrom("np.dot(#, $)", "# @ $", "#·$", "$.T @ #"),
        fc.constantFrom("?", "tanh(?)", "g(?)"),
        fc.constantFrom("(mx1)", "m×1", "size (m, 1)", "was 2x2, is (mx1)"),
        (sizes, product, around, comment) => {
          const wanted: string[] = [];
          const lines = sizes.slice(1).map((m, i) => {
            const term = `${product.replace("#", `W${i}`).replace("$", `h${i}`)} + b${i}`;
            const n = sizes[i] ?? 0;
            // h.T @ W is a row: W is turned round.
            const isRow = product.startsWith("$.T");
            wanted.push(`W${i}: ${isRow ? `${n}×${m}` : `${m}×${n}`}`, `b${i}: ${isRow ? `1×${m}` : `${m}×1`}`);
            const value = around.replace("?", isRow ? `(${term})` : term);
            const shape = isRow ? `(1x${m})` : comment.replace("m", String(m));
            return [`r${i} = ${value} # ${shape}`, `h${i + 1} = r${i}${isRow ? ".T" : ""}`];
          });
          const source = [`h0 = ones(${sizes[0]}, 1)`, "g(u) = { def }", ...lines.flat(), `sum(h${sizes.length - 1})`];
          const found = unbound(source.join("\n").replace("{ def }", "1 / (1 + exp(-u))"));
          expect(found.toSorted()).toEqual(wanted.toSorted());
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("names without a value", () => {
  it.each([
    ["f = W @ x; x = [1, 2]", "W: 2"],
    ["f = W @ x; x = [[1], [2]]", "W: 1×2"],
    ["f = sum(W @ x); x = [1, 2, 3]", "W: 2×3"],
    ["f = sum(x @ W); x = [1, 2, 3]", "W: 3×2"],
    ["f = sum(W @ x); W = [[1, 2, 3], [4, 5, 6]]", "x: 3"],
    ["f = sum(W @ x + b); x = [1, 2]; b = [1, 2, 3, 4]", "W: 4×2"],
    ["f = sum(V @ tanh(W @ x)); x = [1, 2, 3]; V = ones(5, 4)", "W: 4×3"],
    ["s = W @ x; L = cross_entropy(s, 3); x = [1, 2]", "W: 4×2"],
    ["h = [0, 0]\nfor t in range(3):\n    h = tanh(W @ h + U @ x[t])\nx = ones(3, 4); sum(h)", "W: 2×2, U: 2×4"],
    ["def layer(x):\n    a = W @ x # (3,)\n    return tanh(a)\nsum(layer([1, 2]))", "W: 3×2"],
  ])("%s: %s", (source, wanted) => {
    expect(unbound(source).join(", ")).toBe(wanted);
  });

  it.each([
    ["f = (x + y) z", ["-2", "5", "-4"]],
    ["f = sum(x * w + b); x = [1, 2]", ["-2", "5"]],
    ["f = sum(np.dot(w, x)); x = [1, 2]", ["-2"]],
    ["q = x + y # 2x3 of them, or (4x1)\nf = q z", ["-2", "5", "-4"]],
    ["f = x y # (1x1)", ["-2", "5"]],
  ])("stay numbers where the program works with numbers: %s", (source, wanted) => {
    const values = graphOf(source).nodes.flatMap((node) =>
      node.kind === "input" && node.unbound !== null ? [String(node.value)] : [],
    );
    expect(values).toEqual(wanted);
  });

  it.each(["f = W @ x", "f = x.T @ (y + z", "f = W @ 3", "f = sum(W @ x) + g(y)\nx = [1, 2]"])(
    "a program that cannot work says why: %s",
    (source) => {
      const { program, diagnostics } = parse(source);
      expect([...diagnostics, ...build(program).diagnostics].length).toBeGreaterThan(0);
    },
  );
});

it.each([
  ["h = f(x) # activations (4x1)", [4, 1]],
  ["h = f(x); # was 4x1, is 64 × 3 × 32", [64, 3, 32]],
  ["h = f(x) # (5, )", [5]],
  ["h = (x) # (2, 3)", [2, 3]],
  ["h = f(x) # 4 numbers, 0x1f, 1.5x2", null],
  ["h = f(x) # (see 4)", null],
  ["h = f(x)\n# (4x1)", null],
  ["h = f(x); y = 2 # (4x1)", null],
])("the shape in a comment: %s", (source, wanted) => {
  const [statement] = parse(source).program.statements;
  if (statement === undefined) throw new Error("nothing is read");
  expect(shapeNoteOf(source, statement)?.shape ?? null).toEqual(wanted);
});
