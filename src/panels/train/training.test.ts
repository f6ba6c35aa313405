import { describe, expect, it } from "vitest";
import { afterGoing, afterSlice, bowl, bowlLoss, taskOf } from "./train.fixtures.ts";
import { buffersOf, Training, type Report } from "./training.ts";

function finish(training: Training): readonly Report[] {
  const reports = [training.report()];
  while (reports.at(-1)?.isDone !== true) reports.push(afterSlice(training));
  return reports;
}

const lossesOf = (reports: readonly Report[]): readonly number[] => {
  const losses: number[] = [];
  for (const { from, losses: some } of reports) some.forEach((loss, i) => (losses[from + i] = loss));
  return losses;
};

describe("a training", () => {
  it("tells every loss once, at its update", () => {
    const reports = finish(new Training(taskOf(bowl)));
    const losses = lossesOf(reports);
    expect(losses).toHaveLength(21);
    losses.forEach((loss, step) => expect(loss).toBeCloseTo(bowlLoss(step), 12));
    expect(reports.reduce((sum, report) => sum + report.losses.length, 0)).toBe(21);
    expect(reports.at(-1)).toMatchObject({ step: 20, isDone: true, divergence: null });
  });

  it("goes back to any update, and is done all the same", () => {
    const training = new Training(taskOf(bowl));
    finish(training);
    const report = afterGoing(training, 7);
    expect(report.step).toBe(7);
    expect(report.isDone).toBe(true);
    expect(report.losses).toHaveLength(0);
    expect(report.values.map(({ data }) => data[0])).toEqual([
      expect.closeTo(3 - 3 * 0.8 ** 7, 12),
      expect.closeTo(-1 + 2 * 0.6 ** 7, 12),
    ]);
    expect(afterGoing(training).step).toBe(20);
  });

  it("goes on although everything it sent was handed over", () => {
    const training = new Training(taskOf(bowl));
    let report = training.report();
    for (let i = 0; i < 20; i++) {
      structuredClone(report, { transfer: buffersOf(report) });
      report = afterSlice(training);
    }
    expect(report.loss).toBeCloseTo(bowlLoss(20), 12);
  });

  it("takes the length of every gradient now and then, of a short training at each update", () => {
    const reports = finish(new Training(taskOf(bowl)));
    expect(reports.flatMap(({ normSteps }) => [...normSteps])).toEqual(Array.from({ length: 21 }, (_unused, i) => i));
    const lengths = reports.flatMap(({ norms }) => [...norms]);
    expect(lengths.slice(0, 4)).toEqual([6, 8, expect.closeTo(6 * 0.8, 12), expect.closeTo(8 * 0.6, 12)]);
    const long = finish(new Training(taskOf(bowl, { steps: 4000 })));
    expect(long.flatMap(({ normSteps }) => [...normSteps])).toHaveLength(401);
  });

  it("stops where it diverges, with a rate that would do", () => {
    const last = finish(new Training(taskOf(bowl, { rate: 1e9 }))).at(-1);
    expect(last?.isDone).toBe(true);
    expect(last?.divergence?.suggestedRate).toBeGreaterThan(0.01);
  });

  it("sends a large parameter as means of blocks, with what its numbers come to", () => {
    const training = new Training(taskOf("f = sum(W^2)\nW = ones(80, 50)", { steps: 1 }));
    const cells = training.report().values[0];
    expect(cells).toMatchObject({ isWhole: false, min: 1, max: 1, mean: 1 });
    expect(cells?.data.length).toBe(1600);
    expect(new Training(taskOf("f = sum(w^2)\nw = [1, 2]", { steps: 1 })).report().values[0]).toMatchObject({
      isWhole: true,
      min: 1,
      max: 2,
    });
  });
});

describe("the landscape of two numbers", () => {
  const reports = finish(new Training(taskOf(bowl)));
  const surfaces = reports.flatMap(({ surface }) => (surface === null ? [] : [surface]));

  it("is the loss at each point of a grid around the whole path", () => {
    const last = surfaces.at(-1);
    if (last === undefined) throw new Error("There is no landscape.");
    const { x, y, side, losses } = last;
    for (const [row, column] of [
      [0, 0],
      [side - 1, 0],
      [3, side - 2],
    ] as const) {
      const a = x[0] + ((x[1] - x[0]) * column) / (side - 1);
      const b = y[0] + ((y[1] - y[0]) * row) / (side - 1);
      expect(losses[row * side + column]).toBeCloseTo((a - 3) ** 2 + 2 * (b + 1) ** 2 + 5, 10);
    }
    const path = reports.flatMap((report) => [...report.path]);
    expect(path).toHaveLength(42);
    path.forEach((value, i) => {
      const [low, high] = i % 2 === 0 ? x : y;
      expect(value).toBeGreaterThan(low);
      expect(value).toBeLessThan(high);
    });
  });

  it("is drawn anew only when the path leaves it", () => {
    expect(surfaces.length).toBeLessThan(8);
  });

  it("does not follow a path to infinity, and is none of other parameters", () => {
    const { x } = finish(new Training(taskOf(bowl, { rate: 1e9 })))[0]!.surface!;
    expect(x[1] - x[0]).toBeLessThan(10);
    expect(finish(new Training(taskOf(bowl, { parameters: ["a"] }))).at(-1)?.surface).toBeNull();
  });
});
