import { describe, expect, it } from "vitest";
import { backwardOf, outputOf, programOf, readingOf, remarked } from "./read.fixtures.ts";

/** A net of the second assignment as students hand it in: softmax loss, biases, regularisation. */
const net = `import numpy as np
np.random.seed(0)
N, D, H, C = 3, 2, 4, 3
X = np.random.randn(N, D)
y = np.array([0, 2, 1])
W1 = 0.5 * np.random.randn(D, H)
b1 = np.zeros(H)
W2 = 0.5 * np.random.randn(H, C)
b2 = np.zeros(C)
reg, lr = 0.1, 1e-1

for it in range(100):
    # forward
    hidden = np.maximum(0, X.dot(W1) + b1)
    scores = hidden.dot(W2) + b2
    scores -= np.max(scores, axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    data_loss = np.sum(-np.log(probs[range(N), y])) / N
    loss = data_loss + 0.5 * reg * (np.sum(W1 * W1) + np.sum(W2 * W2))
    if it % 10 == 0:
        print("iteration %d: loss %f" % (it, loss))

    # backward
    mask = hidden > 0
    dscores = probs.copy()
    dscores[range(N), y] -= 1
    dscores /= N
    dW2 = np.dot(hidden.T, dscores)
    db2 = np.sum(dscores, axis=0)
    dhidden = np.dot(dscores, W2.T)
    tmp = dhidden * mask
    dW1 = np.dot(X.T, tmp)
    db1 = np.sum(tmp, axis=0)
    dW2 += reg * W2
    dW1 += reg * W1

    W1 -= lr * dW1
    b1 += -lr * db1
    W2 = W2 - lr * dW2
    b2 -= db2 * lr / 2
accuracy = np.mean(y == 0)`;

/** The loss of the first turn, computed by hand from NumPy's own numbers. */
function lossByHand(): number {
  const draws = [
    1.764052345967664, 0.4001572083672233, 0.9787379841057392, 2.240893199201458, 1.8675579901499675,
    -0.977277879876411, 0.9500884175255894, -0.1513572082976979, -0.10321885179355784, 0.41059850193837233,
    0.144043571160878, 1.454273506962975, 0.7610377251469934, 0.12167501649282841, 0.44386323274542566,
    0.33367432737426683, 1.4940790731576061, -0.20515826376580087, 0.31306770165090136, -0.8540957393017248,
    -2.5529898158340787, 0.6536185954403606, 0.8644361988595057, -0.7421650204064419, 2.2697546239876076,
    -1.4543656745987648,
  ];
  let at = 0;
  const draw = (rows: number, columns: number, scale: number): number[][] =>
    Array.from({ length: rows }, () => Array.from({ length: columns }, () => scale * (draws[at++] ?? Number.NaN)));
  const [x, w1, w2] = [draw(3, 2, 1), draw(2, 4, 0.5), draw(4, 3, 0.5)];
  const times = (a: number[][], b: number[][]): number[][] =>
    a.map((row) => (b[0] ?? []).map((_entry, j) => row.reduce((sum, v, k) => sum + v * (b[k]?.[j] ?? 0), 0)));
  const scores = times(
    times(x, w1).map((row) => row.map((v) => Math.max(0, v))),
    w2,
  );
  const labels = [0, 2, 1];
  const losses = scores.map(
    (row, i) => Math.log(row.reduce((sum, v) => sum + Math.exp(v), 0)) - (row[labels[i] ?? 0] ?? 0),
  );
  const squares = [...w1, ...w2].flat().reduce((sum, v) => sum + v * v, 0);
  return losses.reduce((sum, v) => sum + v, 0) / 3 + 0.05 * squares;
}

describe("the roles of lines", () => {
  it("finds the loss of a net", () => {
    const [name, loss] = outputOf(net);
    expect(name).toBe("loss");
    expect(loss).toBeCloseTo(lossByHand(), 12);
  });

  it("takes every gradient line, and what only such lines use, for the backward pass", () => {
    expect(backwardOf(net)).toEqual([
      "mask = hidden > 0",
      "dscores = probs",
      "dscores[range(N), y] -= 1",
      "dscores /= N",
      "dW2 = dot(hidden.T, dscores)",
      "db2 = sum(dscores, axis=0)",
      "dhidden = dot(dscores, W2.T)",
      "tmp = dhidden * mask",
      "dW1 = dot(X.T, tmp)",
      "db1 = sum(tmp, axis=0)",
      "dW2 += reg * W2",
      "dW1 += reg * W1",
    ]);
  });

  it("keeps the recipe", () => {
    const { recipe } = readingOf(net);
    expect(recipe?.steps).toBe(100);
    expect(recipe?.updates.map(({ parameter, rate }) => [parameter, rate])).toEqual([
      ["W1", 0.1],
      ["b1", 0.1],
      ["W2", 0.1],
      ["b2", 0.05],
    ]);
    expect(recipe?.updates.map(({ span }) => net.slice(span.from, span.to))[2]).toBe("W2 = W2 - lr * dW2");
  });

  it("says what becomes of every other line", () => {
    expect(remarked(net, "left")).toEqual([expect.stringMatching(/^if it % 10 == 0:/), "accuracy = np.mean(y == 0)"]);
    expect(remarked(net, "kept")).toEqual(["reg, lr = 0.1, 1e-1"]);
    expect(readingOf(net).diagnostics).toEqual([]);
  });

  it("accounts for every line of it", () => {
    const { program, backward, recipe, remarks } = readingOf(net);
    const spans = [program.statements, backward, recipe?.updates ?? [], remarks].flat().map(({ span }) => span);
    const isTold = (at: number): boolean => spans.some(({ from, to }) => from <= at && at < to);
    const untold = Array.from(
      net.matchAll(/^[ \t]*(?!#|import|for\b)(?=\S)/gm),
      ({ index, 0: gap }) => index + gap.length,
    ).filter((at) => !isTold(at));
    expect(untold.map((at) => net.slice(at).split("\n")[0])).toEqual([]);
  });

  it.each([
    // A time step is no gradient where the forward pass needs it.
    ["dt = 0.1\nt = 3\nh = 1 + dt * t\nh = h + dt * h", [], "h"],
    ["x = 2\ny = 3\nf = x * y\ndf = 1\ndx = y * df", ["df = 1", "dx = y * df"], "f"],
    ["x = 2\nloss = x * x\nprobs = x / 2\ndx = 4 * probs", ["probs = x / 2", "dx = 4 * probs"], "loss"],
    ["x = 2\nq = 3 * x\nf = q * q\ndq = 2 * q\ngap = abs(dq - 1)", ["dq = 2 * q"], "f"],
    ["while True:\n    f = x * w\n    dw = x\n    w -= 0.1 * dw", ["dw = x"], "f"],
    ["def g(x, w):\n    f = x * w\n    dw = x\n    return f, dw\nx, w = 2, 3\nf, dw = g(x, w)", ["dw = x"], "f"],
    [
      "class A:\n    def forward(self, x, y):\n        return x + y\n    def backward(self, dz):\n        dx = dz\n        return dx",
      ["dx = dz"],
      "z",
    ],
    [
      "def a_forward(x):\n    out = 2 * x\n    return out, x\ndef a_backward(dout, cache):\n    x = cache\n    dx = None\n    return dx",
      ["dx = …"],
      "out",
    ],
    ["w = 2.\nloss = (w - 1)**2\nloss.backward()\nw.data -= 0.1 * w.grad", [], "loss"],
  ])("%j", (source, backward, output) => {
    expect(backwardOf(source)).toEqual(backward);
    expect(outputOf(source)[0]).toBe(output);
  });

  it("computes a loop that trains as its first turn does", () => {
    const source = "w = 2\nfor t in range(1, 5):\n    f = w * t\n    dw = t\n    w -= 0.1 * dw";
    expect(programOf(source)).toBe("w = 2\nf = w * 1");
    expect(readingOf(source).recipe?.steps).toBe(4);
  });

  it("says where a rate is unknown", () => {
    const source = "w = 2\nf = w * w\ndw = 2 * w\nw -= rate * dw";
    expect(readingOf(source).recipe).toBeNull();
    expect(remarked(source, "left")).toEqual(["w -= rate * dw"]);
  });
});
