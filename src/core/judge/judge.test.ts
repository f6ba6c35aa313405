import { describe, expect, it } from "vitest";
import { judged } from "./lines.fixtures.ts";
import { sentenceOf } from "./sentence.ts";
function show(forward: string, backward: string): void {
  const t = performance.now();
  const { verdicts, texts } = judged(forward, backward);
  console.log("ms", performance.now() - t);
  for (const v of verdicts)
    console.log(
      texts[v.line],
      " => ",
      v.standing,
      JSON.stringify(v.diagnosis),
      "|",
      sentenceOf(v),
      "|",
      v.hints.join(" // "),
    );
}
const softmax = `N = 4
X = randn(4, 5, seed=1)
y = [0, 2, 1, 1]
W = 0.1*randn(5, 6, seed=3)
b = zeros(1, 6)
W2 = 0.1*randn(6, 3, seed=4)
b2 = zeros(1, 3)
reg = 0.001
hidden = maximum(0, dot(X, W) + b)
scores = dot(hidden, W2) + b2
exp_scores = exp(scores)
probs = exp_scores / sum(exp_scores, axis=1, keepdims=True)
data_loss = -sum(log(probs) * onehot(y, 3))/N
reg_loss = 0.5*reg*sum(W*W) + 0.5*reg*sum(W2*W2)
loss = data_loss + reg_loss`;
const idiom = `dscores = probs.copy()
dscores[range(N), y] -= 1
dscores /= N
dW2 = dot(hidden.T, dscores)
db2 = sum(dscores, axis=0, keepdims=True)
dhidden = dot(dscores, W2.T)
dhidden[hidden <= 0] = 0
dW = dot(X.T, dhidden)
db = sum(dhidden, axis=0, keepdims=True)
dW2 += reg * W2
dW += reg * W`;
it("s", () => {
  show(softmax, idiom);
  const i = idiom.split("\n");
  const bad: [number, string][] = [
    [1, "dscores[range(N), y] += 1"],
    [1, "dscores[range(N), y] -= 2"],
    [2, "dscores *= N"],
    [2, "dscores /= 1"],
    [5, "dhidden = dot(dscores, W2)"],
    [6, "dhidden[hidden > 0] = 0"],
    [6, "dhidden[hidden <= 0] = 1"],
    [4, "db2 = sum(dscores, axis=0)"],
    [9, "dW2 += W2"],
    [9, "dW2 += 2*reg*W2"],
    [9, "dW2 = reg*W2"],
    [3, "dW2 = dot(dscores.T, hidden)"],
    [0, "dscores = scores"],
    [8, "db = sum(dscores, axis=0, keepdims=True)"],
  ];
  for (const [k, l] of bad) {
    console.log("----");
    const { verdicts, texts } = judged(softmax, i.with(k, l).join("\n"));
    for (const v of verdicts)
      if (v.standing !== "right")
        console.log(
          texts[v.line],
          " => ",
          v.standing,
          JSON.stringify(v.diagnosis),
          "|",
          sentenceOf(v),
          "|",
          v.hints.join(" // "),
        );
  }
  console.log("---- blanks");
  show(softmax, "dscores = ...; dW2 = ...; db2 = ...; dhidden = ...; dW = ...; db = ...");
  show(
    "N = 3\nW = randn(4, 5, seed=1)\nX = randn(3,4,seed=2)\ny = [0,1,4]\nscores = X @ W\nloss = svm_loss(scores, y)",
    "margins = maximum(0, scores - scores[range(N), y].reshape(N, 1) + 1)\nmargins[range(N), y] = 0\nbinary = (margins > 0).copy()\nrow = sum(binary, axis=1)\nbinary[range(N), y] = -row\ndW = dot(X.T, binary)/N",
  );
});
const big = `N, D_in, H, D_out = 64, 1000, 100, 10
x = randn(64, 1000, seed=1)
y = randn(64, 10, seed=2)
w1 = randn(1000, 100, seed=3)
w2 = randn(100, 10, seed=4)
h = 1/(1 + exp(-x.dot(w1)))
y_pred = h.dot(w2)
loss = square(y_pred - y).sum()`;
it("big", () => {
  show(
    big,
    "grad_y_pred = 2.0 * (y_pred - y)\ngrad_w2 = h.T.dot(grad_y_pred)\ngrad_h = grad_y_pred.dot(w2.T)\ngrad_w1 = x.T.dot(grad_h * h * (1 - h))",
  );
  show(
    big,
    "grad_y_pred = 2.0 * (y_pred - y)\ngrad_w2 = h.T.dot(grad_y_pred)\ngrad_h = grad_y_pred.dot(w2.T)\ngrad_w1 = x.T.dot(grad_h * h)",
  );
  show(
    big,
    "grad_y_pred = 2.0 * (y_pred - y)\ngrad_w2 = h.T.dot(grad_y_pred)\ngrad_h = grad_y_pred.dot(w2.T)\ngrad_w1 = x.T.dot(grad_h * h * h *y[0,0]*(3- h))",
  );
  show(big, "grad_w1 = ...");
  expect(1).toBe(1);
}, 60000);
describe("numbers", () => {
  it("n", () => {
    show(
      "f = sigmoid(w0*x0 + w1*x1 + w2); w0=2;x0=-1;w1=-3;x1=-2;w2=-3",
      "dw0 = -0.20; dx0 = 0.39; dw1 = -0.4; dx1 = -0.59; dw2 = 0.2; dw2 = 0.3; dw3 = 2; dscores = 3; t = 4",
    );
    show("f = q*z; q = x*y; x=2;y=2;z=3", "df=1; dq = 3*df; dx = 2 * dq; dy = x*dq; dz = q; dx = y");
    show("h = relu(x); f = h*y; x = 0; y = 3", "dh = y; dx = dh * (x >= 0)");
  });
});
