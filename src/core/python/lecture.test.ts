import { describe, expect, it } from "vitest";
import * as lecture from "./lecture.fixtures.ts";
import { backwardOf, outputOf, programOf, readingOf, remarked } from "./read.fixtures.ts";

describe("the lecture's code, pasted as it stands", () => {
  it("L2: has no forward pass, and says so at the update", () => {
    const { diagnostics, remarks, recipe } = readingOf(lecture.gradientDescent);
    expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringContaining("There is no forward pass")]);
    expect(remarks.map(({ kind }) => kind)).toEqual(["kept", "left"]);
    expect(recipe).toBeNull();
  });

  it("L2: is a recipe once the loss is there", () => {
    const source = `step_size = 0.1\nweights = [1, 2]\nloss = sum(weights ** 2)\n${lecture.gradientDescent}`;
    const { recipe, diagnostics } = readingOf(source);
    expect(diagnostics).toEqual([]);
    expect(recipe).toMatchObject({ steps: null, updates: [{ parameter: "weights", rate: 0.1 }] });
    expect(outputOf(source)).toEqual(["loss", 5]);
  });

  it("L19: is the frame, shown on f = (x + y) z, its slips named", () => {
    expect(outputOf(lecture.frame)).toEqual(["f", -12]);
    expect(remarked(lecture.frame, "slip")).toEqual([
      "def forward(inputs):",
      "return loss",
      "def backward():",
      "return inputs_gradients",
    ]);
    expect(outputOf(`${lecture.frame}\nx = 3`)).toEqual(["f", -32]);
  });

  it("L20: is z = x*y with its backward lines", () => {
    expect(outputOf(lecture.multiplyGate)).toEqual(["z", -10]);
    expect(backwardOf(lecture.multiplyGate)).toEqual(["dx = y * dz", "dy = x * dz"]);
    expect(remarked(lecture.multiplyGate, "kept")).toEqual(["self.x = x", "self.y = y", "return [dx, dy]"]);
    expect(remarked(lecture.multiplyGate, "slip")).toEqual(["def forward(x,y):", "def backward(dz):"]);
  });

  it("L20: has two blanks where it is to be written", () => {
    expect(outputOf(lecture.gateTodo)).toEqual(["z", -10]);
    expect(backwardOf(lecture.gateTodo)).toEqual(["dx = …", "dy = …"]);
  });

  it("L22 and L25: name the lines that are missing", () => {
    const svm = readingOf(lecture.svmStages);
    expect(backwardOf(lecture.svmStages)).toEqual(["dmargins = …", "dscores = …", "dW = …"]);
    expect(remarked(lecture.svmStages, "left")).toEqual(["scores =", "margins =", "data_loss =", "reg_loss ="]);
    expect(svm.diagnostics.map(({ message }) => message)).toEqual([
      expect.stringContaining("scores, margins, data_loss and reg_loss are still to be written"),
    ]);
    expect(backwardOf(lecture.twoLayers)).toEqual(
      "dscores dh1 dW2 db2 dW1 db1".split(" ").map((name) => `${name} = …`),
    );
    expect(readingOf(lecture.twoLayers).diagnostics).toHaveLength(1);
  });

  it.each([
    ["with line numbers", lecture.numbered],
    ["without them", lecture.twentyLines],
    ["with Windows newlines", lecture.numbered.replaceAll("\n", "\r\n")],
    ["with tabs", lecture.twentyLines.replaceAll("    ", "\t")],
    ["in fences, with prose around it", `Slide 24\n\n\`\`\`\n${lecture.numbered}\n\`\`\`\n[Image](#) is CC0 1.0`],
    [
      "in a session",
      lecture.twentyLines.replace(/^/gm, ">>> ").replace(/^>>>(?=\s{2})/gm, "...") + "\n0 24635.893\n1 17744.752",
    ],
  ])("L24: trains from a loss of 24635.893, %s", (_how, source) => {
    const [name, loss] = outputOf(source);
    expect(name).toBe("loss");
    expect(loss).toBeCloseTo(24635.893, 3);
    const { recipe, diagnostics } = readingOf(source);
    expect(diagnostics).toEqual([]);
    expect(recipe?.steps).toBe(2000);
    expect(recipe?.updates.map(({ parameter, rate }) => [parameter, rate])).toEqual([
      ["w1", 1e-4],
      ["w2", 1e-4],
    ]);
    expect(recipe === null ? "" : source.slice(recipe.span.from, recipe.span.to)).toBe("for t in range(2000):");
    expect(backwardOf(source)).toEqual([
      "grad_y_pred = 2 * (y_pred - y)",
      "grad_w2 = dot(h.T, grad_y_pred)",
      "grad_h = dot(grad_y_pred, w2.T)",
      "grad_w1 = dot(x.T, grad_h * h * (1 - h))",
    ]);
    expect(remarked(source, "left")).toEqual(["print(t, loss)"]);
  });

  it.each([lecture.neuron, lecture.neuronAgain])("L26: the neuron fires at 0.7310585786", (source) => {
    const [name, rate] = outputOf(source);
    expect(name).toBe("firing_rate");
    expect(rate).toBeCloseTo(0.7310585786, 10);
    expect(remarked(source, "slip")).toEqual(["def neuron_tick(inputs):"]);
  });

  it("L26: takes the user's own values first", () => {
    const [, rate] = outputOf(`inputs = [1, 1]\n${lecture.neuron}`);
    expect(rate).toBeCloseTo(1 / (1 + Math.exp(4)), 12);
  });

  it("L29: says what the language itself reads", () => {
    expect(programOf(lecture.threeLayers).split("\n")).toEqual([
      "f(x) = 1 / (1 + exp(-x))",
      "x = randn(3, 1)",
      "h1 = f(dot(W1, x) + b1)",
      "h2 = f(dot(W2, h1) + b2)",
      "out = dot(W3, h2) + b3",
    ]);
  });
});
