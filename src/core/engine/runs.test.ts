import { expect, it } from "vitest";
import type { Graph } from "../graph/graph.ts";
import { generate } from "../oracle/generate.ts";
import { random } from "../oracle/random.ts";
import { generateTensors } from "../oracle/tensorGenerate.ts";
import { writeTensors } from "../oracle/tensorWrite.ts";
import { write } from "../oracle/write.ts";
import { flattenInto, sizeOf } from "../tensor/nested.ts";
import { arrange } from "./arrange.ts";
import { kernelsFor, plainKernels } from "./kernels.ts";
import { Cells } from "./lower.ts";
import { bindAll } from "./program.ts";
import { graphOf } from "./programs.fixtures.ts";
import { computesBackward, computesForward } from "./runTable.ts";

interface Passed {
  readonly memory: Float64Array;
  /** Codes of the runs that were computed in kernels, forward and backward. */
  readonly codes: readonly [readonly number[], readonly number[]];
}

/** The memory after two passes, in kernels or in JavaScript. */
function after(graph: Graph, isKernel: boolean): Passed {
  const cells = new Cells(graph);
  const target = cells.ofNode[graph.output] ?? -1;
  const parameters = graph.nodes.flatMap(({ kind }, index) => (kind === "input" ? [cells.ofNode[index] ?? -1] : []));
  const arrangement = arrange(cells, { target, parameters, everything: true, defers: false });
  const { kernels, rows, setup, main, aside, cleared } = bindAll(
    cells,
    arrangement,
    (_cells, { size }, _rows, table) => (isKernel ? kernelsFor(size, undefined, table) : plainKernels(size)),
  );
  const { memory, runs } = kernels;
  expect(runs !== null).toBe(isKernel && rows.code.length > 0);
  for (const [i, cell] of cells.given.entries())
    flattenInto(cells.values[i] ?? Number.NaN, memory, arrangement.offsets[cell] ?? 0);
  const seed = arrangement.delta + (arrangement.offsets[target] ?? 0);
  const size = sizeOf(cells.shapes[target] ?? []);
  for (let pass = 0; pass < 2; pass++) {
    for (const list of [setup, main, aside]) for (const { forward } of list) forward();
    for (const { from, to } of cleared) memory.fill(0, from, to);
    if (arrangement.flows[target] !== 1) continue;
    memory.fill(1, seed, seed + size);
    for (const operation of main.toReversed()) operation.backward();
  }
  const all = [...rows.code.keys()];
  const codesOf = (computes: typeof computesForward): number[] =>
    all.filter((run) => computes(rows, run)).map((run) => rows.code[run] ?? 0);
  return { memory, codes: [codesOf(computesForward), codesOf(computesBackward)] };
}

it("runs in WebAssembly give the same bits as in JavaScript", { timeout: 120_000 }, () => {
  const covered = [new Set<number>(), new Set<number>()] as const;
  const failures: string[] = [];
  let compared = 0;
  const compare = (source: string): void => {
    const graph = graphOf(source);
    if (graph === null) return;
    compared++;
    const [kernel, plain] = [after(graph, true), after(graph, false)];
    const apart = kernel.memory.findIndex((value, i) => !Object.is(value, plain.memory[i]));
    if (apart >= 0) failures.push(`${kernel.memory[apart]} for ${plain.memory[apart]} at ${apart}\n${source}`);
    for (const [i, codes] of kernel.codes.entries()) for (const code of codes) covered[i]?.add(code);
  };
  for (let seed = 1; seed < 400; seed++) {
    const dice = random(seed);
    compare(write(generate(dice), dice));
    if (seed % 4 === 0) compare(writeTensors(generateTensors(dice), dice));
  }
  expect(failures.slice(0, 3)).toEqual([]);
  expect(compared).toBeGreaterThan(300);
  expect([...covered[0]].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 10, 11, 16]);
  expect([...covered[1]].sort((a, b) => a - b)).toEqual([1, 2, 3, 7, 8, 9, 10, 11, 14, 15, 16]);
});

it.each([
  "f = x * x + (x + x) * (x - x)\nx = -3",
  "f = a * b * c - a * c + (b - c) * (c - b) + d * a\na = 2; b = -3; c = 0; d = -0",
  "v = [1, -2, 3, 0, 5, -6]\nf = sum(square(v * x + y) * v - v * (v + v)) + sum(exp(v / 8) * v)\nx = 0.5; y = -1",
])("also where operands are shared: %s", (source) => {
  const graph = graphOf(source);
  if (graph === null) throw new Error("The test's own program does not build.");
  expect(after(graph, true).memory).toEqual(after(graph, false).memory);
});
