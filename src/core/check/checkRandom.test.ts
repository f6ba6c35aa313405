import { describe, expect, test } from "vitest";
import { nodeAt } from "../graph/lookup.ts";
import { odd, traceOf } from "../notation/notation.fixtures.ts";
import { forwardMode } from "../oracle/dual.ts";
import { generate } from "../oracle/generate.ts";
import { random } from "../oracle/random.ts";
import { forwardModeOfTensors } from "../oracle/tensorDual.ts";
import { generateTensors } from "../oracle/tensorGenerate.ts";
import { writeTensors } from "../oracle/tensorWrite.ts";
import { write } from "../oracle/write.ts";
import { report } from "./check.fixtures.ts";

describe("random programs", () => {
  /** What no step of a few makes agree. */
  function complaints(
    source: string,
    steps: readonly number[],
  ): { readonly compared: number; readonly failures: readonly string[] } {
    const trace = traceOf(source);
    const best = new Map<string, number>();
    for (const h of steps)
      for (const { input, entry, judged, excuse, trouble } of report(trace, { h, most: 4 }).inputs.flatMap(
        ({ entries }) => entries,
      )) {
        const key = `${nodeAt(trace.graph, input).id} ${String(entry)}`;
        if (trouble === null) best.set(key, Math.min(best.get(key) ?? Infinity, excuse === null ? judged : 0));
      }
    const failures = [...best].flatMap(([key, error]) =>
      error <= 1e-6 ? [] : [`${key}: ${String(error)}\n${source}`],
    );
    return { compared: best.size, failures };
  }

  test("on numbers agree, at the best of a few steps", { timeout: 60_000 }, () => {
    const failures: string[] = [];
    let compared = 0;
    for (let seed = 1; compared < 400 && seed < 6000; seed++) {
      const dice = random(seed);
      const program = generate(dice);
      const answer = forwardMode(program);
      if (answer.infinite || answer.kink || answer.constant) continue;
      const found = complaints(write(program, dice), [1e-4, 1e-5, 1e-6, 1e-7]);
      compared += found.compared;
      failures.push(...found.failures.map((text) => `seed ${String(seed)} ${text}`));
    }
    expect(compared).toBeGreaterThanOrEqual(400);
    expect(failures.slice(0, 5)).toEqual([]);
  });

  test("on tensors agree, at the best of a few steps", { timeout: 60_000 }, () => {
    const failures: string[] = [];
    let compared = 0;
    for (let seed = 1; compared < 250 && seed < 3000; seed++) {
      const dice = random(seed);
      const program = generateTensors(dice);
      const answer = forwardModeOfTensors(program);
      if (answer.infinite || answer.kink || answer.constant) continue;
      const found = complaints(writeTensors(program, dice), [1e-4, 1e-5, 1e-6, 1e-7]);
      compared += found.compared;
      failures.push(...found.failures.map((text) => `seed ${String(seed)} ${text}`));
    }
    expect(compared).toBeGreaterThanOrEqual(250);
    expect(failures.slice(0, 5)).toEqual([]);
  });

  test.each(odd)("an odd one agrees too, and has words for each entry: %s", (source) => {
    // At a tie max and min both hand their gradient to a: 2 where a + b has slope 1. It is wrong, and said to be.
    const isWrong = source.startsWith("max(a, b) + min(a, b)");
    expect(complaints(source, [1e-4, 1e-5, 1e-6, 1e-7]).failures.length).toBe(isWrong ? 2 : 0);
    if (isWrong) expect(report(traceOf(source)).worst?.says).toMatch(/several of them need not make a slope/);
    for (const h of [1e-1, 1e-15]) {
      const { inputs } = report(traceOf(source), { h });
      for (const { says } of inputs.flatMap(({ entries }) => entries)) expect(says).toMatch(/^(?!.*undefined).+\.$/);
    }
  });
});
