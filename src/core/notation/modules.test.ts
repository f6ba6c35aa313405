import katex from "katex";
import { describe, expect, it } from "vitest";
import { examples } from "../../examples/index.ts";
import { viewOf } from "../graph/view.ts";
import { nodeAt } from "../graph/lookup.ts";
import { jacobianOf, vectorJacobian } from "../trace/jacobian.ts";
import { gradientOf } from "../trace/access.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import type { Trace } from "../trace/trace.ts";
import { flattenInto, sizeOf } from "../tensor/nested.ts";
import type { Nested, Shape } from "../tensor/tensor.ts";
import { explain, explainNode } from "./explain.ts";
import type { Explanation } from "./explanation.ts";
import { graphOf } from "./notation.fixtures.ts";
import { rules } from "./rules.ts";

const neuron = "neuron(w, x) = 1 / (1 + exp(-w*x))\nf = neuron(a, x) * neuron(b, x)\na = 2\nb = -1\nx = 0.5";

const programs: readonly string[] = [
  neuron,
  "my_long_function_name_of_many_words(u) = u^2\nf = my_long_function_name_of_many_words(x)",
  "h = x\nfor θ in range(2, -2, -2):\n    h = tanh(w * h + θ)\nf = h",
  "c, h = 1, 2\nfor t_1 in range(2):\n    c = c * x\n    h = h + c * y\nf = c * h",
  "layer(W, x) = relu(W @ x)\nf = sum(layer(W, layer(W, x)))\nW = [[1, 2], [3, -4]]\nx = [1, -1]",
  "loss(s) = cross_entropy(s, 0)\nf = loss([x, 2 * y, 3])",
  ...examples.flatMap(({ source }) => (graphOf(source).groups.length > 0 ? [source] : [])),
];

function closed(source: string, open: readonly string[] = []): Trace {
  const graph = graphOf(source);
  const shown = viewOf(graph, open, nodeAt(graph, graph.output).id);
  return run(compile(shown), shown);
}

/** Every piece of LaTeX in an explanation, at whatever depth. */
function latexIn(value: unknown, key = ""): readonly string[] {
  if (typeof value === "string") return key.endsWith("Latex") ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((part: unknown) => latexIn(part, key));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => latexIn(part, name));
}

function textIn({ title, paragraphs, notes, sentence }: Explanation): string {
  return [title, ...paragraphs, ...notes, sentence].join("\n");
}

function flat(value: Nested, shape: Shape): Float64Array {
  const data = new Float64Array(sizeOf(shape));
  flattenInto(value, data, 0);
  return data;
}

describe.each(programs.map((source) => [source.split("\n").slice(0, 2).join("; ").slice(0, 60), source] as const))(
  "closed groups of %s",
  (_name, source) => {
    const trace = closed(source);

    it("are explained at every step and in every node, in LaTeX that KaTeX takes", { timeout: 60_000 }, () => {
      const told = [
        ...trace.steps.map((_step, at) => explain(trace, at + 1, "auto")),
        ...trace.graph.nodes.map((_node, at) => explainNode(trace, at, trace.steps.length, "auto")),
        ...trace.graph.nodes.map((_node, at) => explainNode(trace, at, 0, "auto")),
      ];
      const rows = rules(trace.graph);
      expect(trace.graph.nodes.some((node) => node.kind === "gate" && node.module !== undefined)).toBe(true);
      for (const each of told) expect(textIn(each)).not.toMatch(/undefined|NaN|module/);
      for (const latex of new Set([...told.flatMap((each) => latexIn(each)), ...rows.flatMap((row) => latexIn(row))]))
        if (latex !== "") expect(() => katex.renderToString(latex, { strict: "error" }), latex).not.toThrow();
    });

    it("have Jacobians that give the downstream gradient", () => {
      for (const [index, node] of trace.graph.nodes.entries()) {
        if (node.kind === "input" || node.module === undefined || trace.reached[index] !== true) continue;
        node.operands.forEach((operand, slot) => {
          const jacobian = jacobianOf(trace, index, slot);
          if (operand.kind !== "wire" || jacobian.entries === null) return;
          const step = trace.steps.find((each) => each.kind === "backward" && each.node === node.id);
          const handed =
            step?.kind === "backward" ? step.slots.find((each) => each.slot === slot)?.downstream : undefined;
          const { operandShape } = jacobian;
          const formed = flat(vectorJacobian(jacobian, gradientOf(trace, index)), operandShape);
          flat(handed ?? Number.NaN, operandShape).forEach((entry, i) => {
            expect(Math.abs(entry - (formed[i] ?? Number.NaN))).toBeLessThanOrEqual(
              1e-10 * Math.max(1, Math.abs(entry)),
            );
          });
        });
      }
    });
  },
);

describe("what is said of a closed group", () => {
  it("is its local gradient times upstream, as of any gate", () => {
    const trace = closed(neuron);
    const at = trace.steps.findIndex((step) => step.kind === "backward" && step.node === "f.5") + 1;
    const { title, titleLatex, paragraphs, slots } = explain(trace, at, 3);
    expect([title, titleLatex]).toEqual(["Neuron gate", "u_{1} = \\mathrm{neuron}\\left(a, x\\right)"]);
    // σ(1) = 0.731 and σ′(1) = 0.197; ∂/∂a is x σ′ and ∂/∂x is a σ′. Upstream is σ(−0.5) = 0.378.
    expect(slots.map(({ local, upstream, downstream }) => [local, upstream, downstream])).toEqual([
      ["0.393", "0.378", "0.148"],
      ["0.098", "0.378", "0.037"],
    ]);
    expect(paragraphs.join(" ")).toContain("five gates closed to one");
  });
});
