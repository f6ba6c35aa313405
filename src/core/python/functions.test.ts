import { describe, expect, it } from "vitest";
import { neuron } from "./lecture.fixtures.ts";
import { outputOf, readingOf, remarked } from "./read.fixtures.ts";

describe("functions and classes", () => {
  it.each([
    ["def f(x):\n    t = x * x\n    return t + x\nq = f(2) + f(3)", ["q", 18]],
    [
      "def g(a):\n    b = 2 * a\n    return b\ndef f(x, k=3):\n    t = g(x)\n    t += k\n    return t\nq = f(2)",
      ["q", 7],
    ],
    ["def f(x, w):\n    h = x * w\n    return h, w\na, b = f(2, 3)\nq = a + b", ["q", 9]],
    ["def main():\n    x = 3\n    loss = x * x\n    print(loss)\nif __name__ == '__main__':\n    main()", ["loss", 9]],
    ["def f(x):\n    y = 2 * x\n    return y\nx = 5", ["y", 10]],
    [`${neuron}\nn = Neuron()\nn.weights = np.array([1., 1.])\nn.bias = 0.\nf = n.neuron_tick([0., 0.])`, ["f", 0.5]],
    [
      "class Net:\n    def __init__(self):\n        self.w = 3.\n    def forward(self, x):\n        h = self.w * x\n        return h\nnet = Net()\nout = net(2)",
      ["out", 6],
    ],
    [
      "class Mul:\n    def forward(self, x, y):\n        z = x * y\n        return z\ng = Mul()\nf = g.forward(2, 3) + g.forward(4, 5)",
      ["f", 26],
    ],
  ])("%j", (source, output) => {
    expect(readingOf(source).diagnostics).toEqual([]);
    expect(outputOf(source)[1]).toEqual(output[1]);
  });

  it("names what a function that gives several values cannot be", () => {
    const twice = "def f(x):\n    a = 2 * x\n    return a, x\np, q = f(1)\nr, s = f(2)\nloss = p + r";
    expect(readingOf(twice).diagnostics.map(({ message }) => message)).toEqual([
      expect.stringContaining("called once"),
    ]);
    const clash = "def f(x):\n    a = 2 * x\n    return a, x\na = 5\np, q = f(a)\nloss = p + a";
    expect(readingOf(clash).diagnostics.map(({ message }) => message)).toEqual([
      expect.stringContaining("has one meaning in f and another outside"),
    ]);
  });

  it("leaves a function that nothing calls", () => {
    const source = "x = 2\nloss = x * x\ndef predict(v):\n    h = v + 1\n    return h, v";
    expect(outputOf(source)).toEqual(["loss", 4]);
    expect(remarked(source, "left")).toEqual(["def predict(v):\n    h = v + 1\n    return h, v"]);
  });

  it("says that a layer of PyTorch hides its weights", () => {
    const source =
      "class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.fc1 = nn.Linear(3, 4)\n    def forward(self, x):\n        return F.relu(self.fc1(x))\nnet = Net()\nout = net([1, 2, 3])";
    const { diagnostics } = readingOf(source);
    expect(diagnostics.map(({ from, to }) => source.slice(from, to))).toEqual(["self.fc1 = nn.Linear(3, 4)"]);
  });
});
