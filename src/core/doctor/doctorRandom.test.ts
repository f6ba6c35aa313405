import { expect, test } from "vitest";
import { nodeAt } from "../graph/lookup.ts";
import { viewOf } from "../graph/view.ts";
import { graphOf, odd, traceOf } from "../notation/notation.fixtures.ts";
import { forwardMode } from "../oracle/dual.ts";
import { generate } from "../oracle/generate.ts";
import { random } from "../oracle/random.ts";
import { forwardModeOfTensors } from "../oracle/tensorDual.ts";
import { generateTensors } from "../oracle/tensorGenerate.ts";
import { writeTensors } from "../oracle/tensorWrite.ts";
import { write } from "../oracle/write.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import type { Trace } from "../trace/trace.ts";
import { diagnose } from "./diagnose.ts";
import type { Finding } from "./finding.ts";

/** What a finding says that the trace does not bear out; null where all is true. */
function complaint(trace: Trace, { ailment, nodes, says, helps }: Finding): string | null {
  const indexes = nodes.map((id) => trace.graph.nodes.findIndex((node) => node.id === id));
  const part = (arena: Float64Array, index: number): Float64Array => {
    const size = (trace.shapes[index] ?? []).reduce((product, extent) => product * extent, 1);
    const from = trace.offsets[index] ?? 0;
    return arena.subarray(from, from + size);
  };
  const [first = -1] = indexes;
  if (indexes.includes(-1)) return "names a node that is not there";
  if (/undefined|\[object|NaN %/.test(says + helps)) return `says ${says}`;
  if (ailment === "notFinite" && part(trace.values, first).every(Number.isFinite)) return "is finite";
  if (ailment === "gradientNotFinite" && part(trace.gradients, indexes[1] ?? -1).every(Number.isFinite))
    return "is finite";
  if (ailment === "noGradient") {
    const inputs = indexes.filter((index) => nodeAt(trace.graph, index).kind === "input");
    if (inputs.length === 0 || inputs.some((index) => part(trace.gradients, index).some((slope) => slope !== 0)))
      return "has a gradient";
  }
  return null;
}

function complaints(source: string, make: (source: string) => Trace): readonly string[] {
  const trace = make(source);
  return diagnose(trace).flatMap((finding) => {
    const wrong = complaint(trace, finding);
    return wrong === null ? [] : [`${finding.ailment} ${wrong}\n${source}`];
  });
}

test("findings on random programs are true", { timeout: 60_000 }, () => {
  const found: string[] = [];
  for (let seed = 1; seed <= 120; seed++) {
    const dice = random(seed);
    const numbers = generate(dice);
    if (!forwardMode(numbers).constant) found.push(...complaints(write(numbers, dice), traceOf));
    const tensors = generateTensors(dice);
    if (!forwardModeOfTensors(tensors).constant) found.push(...complaints(writeTensors(tensors, dice), traceOf));
  }
  expect(found.slice(0, 3)).toEqual([]);
});

test("and on odd ones, closed groups included", () => {
  const shown = (source: string): Trace => {
    const graph = graphOf(source);
    const view = viewOf(graph, [], nodeAt(graph, graph.output).id);
    return run(compile(view), view);
  };
  const groups = [
    "g(a) = relu(a) * 2\nf = g(x) + g(-x)\nx = -1",
    "h = x\nfor t in range(4):\n    h = tanh(w * h)\nf = h\nx = 1; w = 0.01",
  ];
  expect(
    [...odd, ...groups].flatMap((source) => [...complaints(source, traceOf), ...complaints(source, shown)]),
  ).toEqual([]);
  const [loop = ""] = groups.slice(1);
  expect(diagnose(shown(loop)).map(({ ailment }) => ailment)).toContain("vanishing");
});
