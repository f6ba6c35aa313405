import { describe, expect, test } from "vitest";
import { differentiate, type Nested } from "./index.ts";
import {
  distance,
  emptyTally,
  forwardResult,
  same,
  sensitivity,
  type Differentiated,
  type Result,
  type Tally,
} from "./oracle.fixtures.ts";
import { random } from "./oracle/random.ts";
import { forwardModeOfTensors } from "./oracle/tensorDual.ts";
import { generateTensors } from "./oracle/tensorGenerate.ts";
import { countOf, type TensorProgram } from "./oracle/tensorTree.ts";
import { writeTensors } from "./oracle/tensorWrite.ts";

const flat = (value: Nested): readonly number[] => (typeof value === "number" ? [value] : value.flatMap(flat));

function backwardResult({ nodes, output }: Differentiated, { inputs }: TensorProgram): Result {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const gradients = inputs.flatMap(({ name, shape }): readonly number[] => {
    const node = byId.get(name);
    // An input that the program never uses need not be a node.
    if (node === undefined) return Array<number>(countOf(shape)).fill(0);
    return node.shape.join() === shape.join() ? flat(node.gradient) : [];
  });
  return [...flat(byId.get(output)?.value ?? Number.NaN), ...gradients];
}

/** How far what the steps hand to a node, entry by entry, is from its gradient; infinite where a shape is not kept. */
function worstSum({ nodes, steps, output }: Differentiated): number {
  const sums = new Map(
    nodes.map(({ id, value }) => [id, flat(value).map(() => ({ sum: id === output ? 1 : 0, size: 1 }))]),
  );
  for (const step of steps) {
    if (step.kind !== "backward") continue;
    for (const { operand, downstream } of step.slots) {
      const totals = sums.get(operand);
      const entries = flat(downstream);
      if (totals?.length !== entries.length) return Infinity;
      for (const [i, total] of totals.entries()) {
        total.sum += entries[i] ?? Number.NaN;
        total.size += Math.abs(entries[i] ?? Number.NaN);
      }
    }
  }
  const apart = nodes.flatMap(({ id, gradient }) => {
    const entries = flat(gradient);
    const totals = sums.get(id) ?? [];
    if (totals.length !== entries.length) return [Infinity];
    return totals.map(({ sum, size }, i) =>
      same(sum, entries[i] ?? 0) ? 0 : Math.abs(sum - (entries[i] ?? Number.NaN)) / size,
    );
  });
  return Math.max(0, ...apart);
}

function judge(seed: number, tally: Tally): void {
  const dice = random(seed);
  const program = generateTensors(dice);
  const source = writeTensors(program, dice);
  const answer = forwardModeOfTensors(program);
  if (answer.constant) {
    tally.constant++;
    return;
  }
  const outcome = differentiate(source);
  if (!outcome.ok) {
    const [first] = outcome.diagnostics;
    tally.failures.push(
      `seed ${seed}: ${first?.message ?? ""} at "${source.slice(first?.from, first?.to)}"\n${source}`,
    );
  } else if (answer.infinite) {
    tally.infinite++;
  } else if (answer.kink) {
    tally.kinks++;
  } else {
    const expected = forwardResult(answer);
    const actual = backwardResult(outcome, program);
    const apart = expected.map((value, i) => distance(value, actual[i] ?? Number.NaN));
    const agrees = expected.length === actual.length && apart.every((value) => value <= 1e-10);
    const allowed = agrees ? [] : sensitivity((perturb) => forwardModeOfTensors(program, perturb), expected, seed);
    // Where no three digits of the value are certain, as after a division by log Σ softmax = 0, no gradient is.
    const isNoise = (allowed[0] ?? 0) > 1e-3 * Math.abs(answer.value);
    const explained = expected.every((value, i) => {
      const difference = Math.abs(value - (actual[i] ?? Number.NaN));
      return (apart[i] ?? Number.NaN) <= 1e-10 || difference <= 4 * (allowed[i] ?? 0);
    });
    if (expected.length !== actual.length || !(explained || isNoise) || !(worstSum(outcome) <= 1e-13)) {
      tally.failures.push(`seed ${seed}: ${expected.join(", ")} but ${actual.join(", ")}\n${source}`);
    }
    tally.compared++;
    if (!agrees) tally.illConditioned++;
  }
}

describe("forward mode in index form agrees with backward mode in matrix form", () => {
  // In portions, so that the runner shows signs of life.
  test.each([1, 2, 3, 4, 5])("on 1000 random programs of tensors, portion %i", { timeout: 60_000 }, (portion) => {
    const tally = emptyTally();
    for (let i = 1; tally.compared < 1000 && i < 3000; i++) judge(portion * 100_000 + i, tally);
    expect(tally.failures.slice(0, 3)).toEqual([]);
    expect(tally.compared).toBe(1000);
    // What is left out is counted, and stays the exception: some 50, 15, 5 and 1 a portion.
    expect(tally.constant).toBeLessThan(100);
    expect(tally.infinite).toBeLessThan(50);
    expect(tally.kinks).toBeLessThan(20);
    expect(tally.illConditioned).toBeLessThan(5);
  });
});
