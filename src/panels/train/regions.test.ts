import { describe, expect, it } from "vitest";
import { Descent } from "../../core/train/descent.ts";
import { Classifier } from "./regions.ts";
import { afterSlice, taskOf } from "./train.fixtures.ts";
import { Training } from "./training.ts";

const data = "X = [[1, 0], [2, 1], [-1, 0], [-3, 2]]\ny = [0, 0, 1, 0]";

function classifierOf(source: string, parameters: readonly string[]): Classifier | null {
  const { graph, target } = taskOf(source);
  return Classifier.of(graph, target, new Descent(graph, { parameters, rate: 0.1 }));
}

describe("the regions of a classifier", () => {
  it("are those of the highest score, at every point of the grid", () => {
    // Class 0 wins where x + 0.5 > −x, that is right of −0.25.
    const classifier = classifierOf(`f = cross_entropy(X @ W + b, y)\nW = [[1, -1], [0, 0]]\nb = [0.5, 0]\n${data}`, [
      "W",
      "b",
    ]);
    const { x, y, side, classes, right } = classifier!.regions();
    expect(classes).toHaveLength(side * side);
    classes.forEach((label, at) => {
      const place = x[0] + ((x[1] - x[0]) * (at % side)) / (side - 1);
      expect(label).toBe(place >= -0.25 ? 0 : 1);
    });
    expect(right).toBe(3);
    expect(x[0]).toBeLessThan(-3);
    expect(y[1]).toBeGreaterThan(2);
    expect(classifier!.classes).toMatchObject({ name: "X", labels: [0, 0, 1, 0] });
  });

  it("follow the training, and leave it alone", () => {
    const task = taskOf(
      `f = cross_entropy(X @ W, y)\nW = zeros(2, 2)\nX = [[1, 0], [2, 1], [-1, 0], [-3, 2]]\ny = [0, 0, 1, 1]`,
      {
        parameters: ["W"],
        steps: 5,
      },
    );
    const training = new Training(task);
    // All scores are 0 before the first update: the first class has it all.
    expect(training.report()).toMatchObject({ regions: { right: 2 }, classes: { name: "X" } });
    const report = afterSlice(training);
    expect(report).toMatchObject({ regions: { right: 4 }, classes: null });
    const alone = new Descent(task.graph, { parameters: ["W"], rate: 0.1 });
    expect(report.loss).toBe(alone.advance());
  });

  it("may come from points that are computed themselves", () => {
    const source = `f = svm_loss(tanh(P @ W), y)\nP = X * 2\nW = [[1, -1], [0, 0]]\n${data}`;
    expect(classifierOf(source, ["W"])!.classes.name).toBe("P");
  });

  it.each([
    ["no scores", "f = sum(W^2)\nW = [1, 2]"],
    ["points of three columns", "f = cross_entropy(X @ W, [0, 1])\nX = ones(2, 3)\nW = ones(3, 2)"],
    [
      "points that take each other into account",
      `f = cross_entropy((X - mean(X @ W, axis=0)) @ W, y)\nW = [[1, -1], [0, 0]]\n${data}`,
    ],
    ["points that are trained", `f = cross_entropy(W, y)\nW = [[1, 0], [2, 1], [-1, 0], [-3, 2]]\ny = [0, 0, 1, 0]`],
  ])("are none where there are %s", (_what, source) => {
    expect(classifierOf(source, ["W"])).toBeNull();
  });
});
