import { expect, it } from "vitest";
import type { Graph } from "../graph/graph.ts";
import { viewOf } from "../graph/view.ts";
import { generate } from "../oracle/generate.ts";
import { random } from "../oracle/random.ts";
import { write } from "../oracle/write.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import { looped } from "./codes.ts";
import { FlatTape } from "./flat.ts";
import { codeOf } from "./flatGates.ts";
import { graphOf, known } from "./programs.fixtures.ts";
import { Room } from "./room.ts";

/** The first number that is not the trace's to the last bit, but for the sign of a 0; null where there is none. */
function difference(graph: Graph, tape: FlatTape, target: number): string | null {
  const trace = run(compile(graph), graph, { target });
  // Twice, so that what a pass leaves behind cannot help or harm the next.
  for (let pass = 0; pass < 2; pass++) {
    tape.forward();
    tape.backward();
  }
  const { memory } = tape;
  for (const [index, node] of graph.nodes.entries()) {
    const at = trace.offsets[index] ?? -1;
    const [value, gradient] = [memory[tape.offset(index)] ?? 0, memory[tape.gradientOffset(index)] ?? 0];
    if (!Object.is(value, trace.values[at])) return `value of ${node.id}: ${value}, not ${trace.values[at]}`;
    if (!Object.is(gradient + 0, (trace.gradients[at] ?? 0) + 0))
      return `gradient of ${node.id}: ${gradient}, not ${trace.gradients[at]}`;
  }
  return null;
}

it("every gate that has a loop has the same code here", () => {
  expect(looped.map(codeOf)).toEqual(looped.map((_name, i) => i + 1));
  expect(codeOf("matmul")).toBe(0);
  expect(codeOf("module")).toBe(0);
});

it("a flat tape has the values and gradients of the trace to the last bit", { timeout: 60_000 }, () => {
  const failures: string[] = [];
  let compared = 0;
  // What stood in a room before must not show.
  const room = new Room();
  for (let seed = 1; seed < 1_000; seed++) {
    const dice = random(seed);
    const source = write(generate(dice), dice);
    const graph = graphOf(source);
    if (graph === null) continue;
    for (const target of new Set([graph.output, graph.nodes.length >> 1])) {
      const tape = FlatTape.of(graph, target, seed % 2 === 0 ? room : undefined);
      if (tape === null) continue;
      compared++;
      const found = difference(graph, tape, target);
      if (found !== null) failures.push(`${found}, seed ${seed}\n${source}`);
    }
  }
  expect(failures.slice(0, 3)).toEqual([]);
  expect(compared).toBeGreaterThan(300);
});

it.each([
  "f = sin(a) * cos(b) + exp(a) / log(c) - sqrt(c) * square(b)\na = 0.3; b = -0.7; c = 2",
  "f = max(a, b) * min(b, c) + relu(-a) * sigmoid(c) - tanh(b)\na = 0.3; b = 0.3; c = -2",
  // More literals than it makes room for at first.
  `f = ${Array.from({ length: 40 }, (_unused, i) => `${i + 1} * x`).join(" + ")}\nx = 0.1`,
])("also of %s", (source) => {
  const graph = known(source);
  const tape = FlatTape.of(graph, graph.output);
  expect(tape).not.toBeNull();
  if (tape !== null) expect(difference(graph, tape, graph.output)).toBeNull();
});

it("there is none of tensors, of closed groups, or of gates that have no loop", () => {
  for (const source of ["f = sum(x)\nx = [1, 2]", "f = elu(x)\nx = 2"]) {
    const graph = known(source);
    expect(FlatTape.of(graph, graph.output)).toBeNull();
  }
  const closed = viewOf(known("n(a, b) = tanh(a * b) + 2 a\nf = n(x, y) * n(y, 3)\nx = 0.5; y = -0.25"), [], "f");
  expect(FlatTape.of(closed, closed.output)).toBeNull();
});
