import { describe, expect, it } from "vitest";
import { examples } from "../../examples/index.ts";
import type { Graph } from "../graph/graph.ts";
import { indexOfName } from "../graph/lookup.ts";
import { viewOf } from "../graph/view.ts";
import { generate } from "../oracle/generate.ts";
import { random } from "../oracle/random.ts";
import { generateTensors } from "../oracle/tensorGenerate.ts";
import { writeTensors } from "../oracle/tensorWrite.ts";
import { write } from "../oracle/write.ts";
import { sizeOf } from "../tensor/nested.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import { Machine, patience, type MachineOptions } from "./machine.ts";
import { graphOf, known } from "./programs.fixtures.ts";

/** How far two numbers are apart, where sums that led to them may have run in another order over numbers of that size. */
const apart = (a: number, b: number, size: number): number =>
  Object.is(a, b) ? 0 : Math.abs(a - b) / Math.max(1, size);

/** The largest difference between a machine and a trace, over every value and every gradient; NaN where one alone is NaN. */
function worst(graph: Graph, options: MachineOptions = { everything: true }): number {
  const trace = run(compile(graph), graph, options.target === undefined ? {} : { target: options.target });
  const machine = new Machine(graph, options);
  machine.forward();
  machine.backward();
  // Twice, so that what a pass leaves behind cannot help or harm the next.
  machine.forward();
  machine.backward();
  let most = 0;
  const compare = (own: Float64Array, others: Float64Array): void => {
    const size = others.reduce((max, value) => (Number.isFinite(value) ? Math.max(max, Math.abs(value)) : max), 0);
    for (const [i, value] of own.entries()) {
      const difference = apart(value, others[i] ?? 0, size);
      most = difference <= most ? most : difference;
    }
  };
  for (const [index, node] of graph.nodes.entries()) {
    const offset = trace.offsets[index] ?? 0;
    const end = offset + sizeOf(node.shape);
    const isComputed = options.everything === true || trace.reached[index] === true;
    if (isComputed) compare(machine.value(index).data, trace.values.subarray(offset, end));
    const gradient = machine.gradient(index);
    if (gradient !== null) compare(gradient.data, trace.gradients.subarray(offset, end));
    else if (options.parameters === undefined)
      compare(new Float64Array(end - offset), trace.gradients.subarray(offset, end));
  }
  return most;
}

describe("a machine computes what a trace does", () => {
  it.each([1, 2])("on 700 random programs of numbers, portion %i", { timeout: 60_000 }, (portion) => {
    const failures: string[] = [];
    let compared = 0;
    for (let seed = portion * 10_000; compared < 700; seed++) {
      const dice = random(seed);
      const source = write(generate(dice), dice);
      const graph = graphOf(source);
      if (graph === null) continue;
      const parameters = graph.nodes.flatMap(({ kind }, index) => (kind === "input" ? [index] : []));
      for (const options of [{ everything: true }, { everything: true, parameters }]) {
        const difference = worst(graph, options);
        if (!(difference <= 1e-12)) failures.push(`${difference} in seed ${seed}\n${source}`);
      }
      compared++;
    }
    expect(failures.slice(0, 3)).toEqual([]);
  });

  it.each([1, 2])("on 400 random programs of tensors, portion %i", { timeout: 60_000 }, (portion) => {
    const failures: string[] = [];
    let compared = 0;
    for (let seed = portion * 10_000; compared < 400; seed++) {
      const dice = random(seed);
      const source = writeTensors(generateTensors(dice), dice);
      const graph = graphOf(source);
      if (graph === null) continue;
      const difference = worst(graph);
      if (!(difference <= 1e-12)) failures.push(`${difference} in seed ${seed}\n${source}`);
      // The same where every other input is data: it must stay what it is, and be handed nothing.
      const inputs = graph.nodes.flatMap(({ kind }, index) => (kind === "input" ? [index] : []));
      const parameters = inputs.filter((_input, i) => (i + seed) % 2 === 0);
      const partly = worst(graph, { everything: true, parameters });
      if (!(partly <= 1e-12)) failures.push(`${partly} in seed ${seed}, ${parameters.join()} alone\n${source}`);
      compared++;
    }
    expect(failures.slice(0, 3)).toEqual([]);
  });

  it.each(examples.map(({ id, source }) => [id, source] as const))(
    "on the example %s",
    { timeout: 60_000 },
    (_id, source) => {
      expect(worst(known(source))).toBeLessThanOrEqual(1e-12);
    },
  );

  it("with products large enough for WebAssembly, and transposes", () => {
    const source = `x = randn(30, 40); w = randn(40, 26); v = randn(26, 30); b = randn(26)
h = relu(x @ w + b)
loss = sum(square(h @ v - x @ x.T)) / 1000 + sum(w.T @ w) + sum(h.T @ (x @ w) @ v) / 100`;
    const graph = known(source);
    const { memory } = new Machine(graph);
    expect(memory.buffer.byteLength).toBeGreaterThan(memory.byteLength);
    expect(worst(graph)).toBeLessThanOrEqual(1e-12);
    const parameters = ["w", "v"].map((name) => indexOfName(graph, name));
    expect(worst(graph, { parameters })).toBeLessThanOrEqual(1e-12);
  });

  it("at other values, once it is given them", () => {
    const graph = known("f = sum(tanh(x * 2 + 1) * w)\nx = [1, 2, 3]\nw = [0.5, -1, 2]");
    const [x, w] = [indexOfName(graph, "x"), indexOfName(graph, "w")];
    const machine = new Machine(graph, { parameters: [w] });
    machine.forward();
    machine.set(x, [-1, 0.25, 0.5]);
    machine.set(w, [3, 2, 1]);
    const other = known("f = sum(tanh(x * 2 + 1) * w)\nx = [-1, 0.25, 0.5]\nw = [3, 2, 1]");
    expect(machine.forward()).toBe(run(compile(other), other).values.at(-1));
    machine.backward();
    expect([...(machine.gradient(w)?.data ?? [])]).toEqual([-1, 0.25, 0.5].map((v) => Math.tanh(v * 2 + 1)));
    expect(machine.gradient(x)).toBeNull();
  });

  it("before and after it is compiled", () => {
    const graph = known("f = a * b + tanh(2 * a) - b / (a + 3)\na = 0.5; b = -2");
    const a = indexOfName(graph, "a");
    const machine = new Machine(graph);
    machine.set(a, [0.75]);
    const other = known("f = a * b + tanh(2 * a) - b / (a + 3)\na = 0.75; b = -2");
    const trace = run(compile(other), other);
    const bytes = new Set<number>();
    for (let pass = 0; pass < patience + 2; pass++) {
      expect(machine.forward()).toBe(trace.values[trace.offsets[graph.output] ?? -1]);
      machine.backward();
      expect(machine.gradient(a)?.data[0]).toBeCloseTo(trace.gradients[trace.offsets[a] ?? -1] ?? Number.NaN, 14);
      bytes.add(machine.bytes);
    }
    expect(bytes.size).toBe(2);
  });

  it("where a group is closed to one gate", () => {
    const graph = known("n(a, b) = tanh(a * b) + 2 a\nf = n(x, y) * n(y, 3)\nx = 0.5; y = -0.25");
    const shown = viewOf(graph, [], "f");
    expect(shown.nodes.some((node) => node.kind === "gate" && node.module !== undefined)).toBe(true);
    expect(worst(shown)).toBeLessThanOrEqual(1e-12);
  });
});
