import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { build } from "../core/graph/build.ts";
import type { Graph } from "../core/graph/graph.ts";
import { readAny } from "../core/readAny.ts";
import { flattenInto, nest, sizeOf } from "../core/tensor/nested.ts";
import { valueOf, gradientOf } from "../core/trace/access.ts";
import { compile } from "../core/trace/plan.ts";
import { run } from "../core/trace/run.ts";
import type { Trace } from "../core/trace/trace.ts";
import { examples } from "./index.ts";

/** What scripts/reference/*.py prints. */
interface Reference {
  readonly output: string;
  readonly value: number;
  readonly gradients: Readonly<
    Record<
      string,
      {
        readonly shape: readonly number[];
        readonly sum: number;
        readonly norm: number;
        readonly entries: readonly (readonly [at: number, value: number])[];
      }
    >
  >;
}

function traceOf(id: string): Trace {
  const source = examples.find((example) => example.id === id)?.source ?? "";
  const { graph } = build(readAny(source).program);
  return traced(graph!);
}

const traced = (graph: Graph): Trace => run(compile(graph), graph);

function flat(trace: Trace, index: number, which: "value" | "gradient"): Float64Array {
  const data = new Float64Array(sizeOf(trace.shapes[index]!));
  flattenInto(which === "value" ? valueOf(trace, index) : gradientOf(trace, index), data, 0);
  return data;
}

const indexOf = ({ graph }: Trace, id: string): number => graph.nodes.findIndex((node) => node.id === id);
const loss = (trace: Trace): number => flat(trace, trace.target, "value")[0]!;

/** Within 1e-9 of what is wanted, relatively. */
function expectNear(found: number | undefined, wanted: number, what: string): void {
  expect(Math.abs(found! - wanted), what).toBeLessThanOrEqual(1e-9 * Math.abs(wanted) + 1e-15);
}

/** The loss where one entry of an input is moved by h. */
function moved({ graph }: Trace, index: number, at: number, h: number): number {
  const nodes = graph.nodes.map((node, i) => {
    if (i !== index || node.kind !== "input") return node;
    const data = new Float64Array(sizeOf(node.shape));
    flattenInto(node.value, data, 0);
    return { ...node, value: nest(data.with(at, data[at]! + h), 0, node.shape) };
  });
  return loss(traced({ ...graph, nodes }));
}

describe.each(["alexnet", "ntm", "ntmSteps"])("%s", (id) => {
  const trace = traceOf(id);
  const file = new URL(`reference/${id}.json`, import.meta.url);
  const reference = JSON.parse(readFileSync(file, "utf8")) as Reference;
  const inputs = trace.graph.nodes.filter((node) => node.kind === "input" && node.told !== true).map(({ id }) => id);

  // By PyTorch 1.13.1 (Debian) in float64 on numbers that NumPy drew: see scripts/reference.
  it("has the loss that PyTorch has", () => {
    expect(trace.graph.nodes[trace.target]?.id).toBe(reference.output);
    expectNear(loss(trace), reference.value, "loss");
    expect(inputs.toSorted()).toEqual(Object.keys(reference.gradients).toSorted());
  });

  it.each(Object.entries(reference.gradients))(
    "has the gradient of %s that PyTorch has",
    (name, { shape, sum, norm, entries }) => {
      const index = indexOf(trace, name);
      const gradient = flat(trace, index, "gradient");
      expect(trace.shapes[index]).toEqual(shape);
      for (const [at, value] of entries) expectNear(gradient[at], value, `entry ${at}`);
      expectNear(Math.hypot(...gradient), norm, "norm");
      // What cancels in a sum is lost to both.
      const found = gradient.reduce((total, entry) => total + entry, 0);
      expect(Math.abs(found - sum)).toBeLessThanOrEqual(1e-9 * norm);
    },
  );

  it.each(inputs)("moves its loss by the gradient of %s when an entry of it moves", (name) => {
    const index = indexOf(trace, name);
    const gradient = flat(trace, index, "gradient");
    const h = 1e-6;
    const steepest = gradient.map(Math.abs).indexOf(Math.max(...gradient.map(Math.abs)));
    for (const at of new Set([0, gradient.length >> 1, steepest])) {
      const slope = (moved(trace, index, at, h) - moved(trace, index, at, -h)) / (2 * h);
      expect(Math.abs(slope - gradient[at]!), `entry ${at}`).toBeLessThanOrEqual(1e-7);
    }
  });
});
