import { describe, expect, it } from "vitest";
import { judged } from "./lines.fixtures.ts";
import { sentenceOf } from "./sentence.ts";
import type { DiagnosisKind } from "./verdict.ts";

/** Line by line what was found. */
function kinds(forward: string, backward: string): readonly DiagnosisKind[] {
  return judged(forward, backward).verdicts.map(({ diagnosis }) => diagnosis.kind);
}

/** The verdict of the one line that is wrong; all others must not be. */
function theWrong(forward: string, backward: string) {
  const wrong = judged(forward, backward).verdicts.filter(({ standing }) => standing === "wrong");
  expect(wrong.map(({ name }) => name)).toHaveLength(1);
  const [verdict] = wrong;
  if (verdict === undefined) throw new Error("No line is wrong.");
  return verdict;
}

const first = "q = x + y; f = q * z; x=-2; y=5; z=-4";

const net = `N, D_in, H, D_out = 4, 5, 6, 3
x = randn(4, 5, seed=1)
y = randn(4, 3, seed=2)
w1 = randn(5, 6, seed=3)
w2 = randn(6, 3, seed=4)
h = 1/(1 + exp(-x.dot(w1)))
y_pred = h.dot(w2)
loss = square(y_pred - y).sum()`;
const own = [
  "grad_y_pred = 2.0 * (y_pred - y)",
  "grad_w2 = h.T.dot(grad_y_pred)",
  "grad_h = grad_y_pred.dot(w2.T)",
  "grad_w1 = x.T.dot(grad_h * h * (1 - h))",
];

describe("the twenty-line network", () => {
  it("has four right lines", () => {
    expect(kinds(net, own.join("\n"))).toEqual(["right", "right", "right", "right"]);
  });

  it.each([
    ["2 forgotten", 0, "grad_y_pred = (y_pred - y)", { kind: "factor", factor: 0.5 }],
    ["sign", 0, "grad_y_pred = 2.0 * (y - y_pred)", { kind: "factor", factor: -1 }],
    ["transposed", 1, "grad_w2 = grad_y_pred.T.dot(h)", { kind: "transposed", claimed: [3, 6], wanted: [6, 3] }],
    [
      "shapes do not fit",
      1,
      "grad_w2 = h.dot(grad_y_pred)",
      {
        kind: "shape",
        claimed: null,
        wanted: [6, 3],
        reason: expect.stringContaining("h is 4×6 and grad_y_pred is 4×3"),
      },
    ],
    ["transpose forgotten", 2, "grad_h = grad_y_pred.dot(w2)", { kind: "shape", wanted: [4, 6] }],
    ["local gradient forgotten", 3, "grad_w1 = x.T.dot(grad_h)", { kind: "noLocal", gate: "h" }],
    [
      "σ′ at the wrong place",
      3,
      "grad_w1 = x.T.dot(grad_h * x.dot(w1) * (1 - x.dot(w1)))",
      { kind: "wrongPlace", used: "x.dot(w1)", meant: "h" },
    ],
    ["half of σ′ forgotten", 3, "grad_w1 = x.T.dot(grad_h * h)", { kind: "missingFactor", factor: "1 - h" }],
    ["upstream forgotten", 3, "grad_w1 = x.T.dot(h * (1 - h))", { kind: "noUpstream", upstream: "grad_h" }],
    [
      "another matrix",
      2,
      "grad_h = grad_y_pred.dot(w1.T)",
      { kind: "shape", reason: expect.stringContaining("w1.T is 6×5") },
    ],
  ])("names what is wrong: %s", (_name, at, line, diagnosis) => {
    const verdict = theWrong(net, own.with(at, line).join("\n"));
    expect(verdict).toMatchObject({ line: at, diagnosis });
    // The last hint is a right line, in the student's own notation.
    const answer = verdict.hints.at(-1) ?? "";
    expect(kinds(net, own.with(at, answer).join("\n"))).toEqual(["right", "right", "right", "right"]);
    expect(answer).not.toContain("@");
  });

  it("judges what uses a wrong line on its own merits, and says so", () => {
    const { verdicts } = judged(net, own.with(0, "grad_y_pred = y_pred - y").join("\n"));
    expect(verdicts[1]?.notes).toEqual([{ kind: "uses", names: ["grad_y_pred"] }]);
    expect(sentenceOf(verdicts[0] as never)).toContain("the 2 is missing");
  });

  it("takes a line that makes up for a wrong one as right", () => {
    const { verdicts } = judged(net, "grad_y_pred = y_pred - y\ngrad_w2 = 2*h.T.dot(grad_y_pred)");
    expect(verdicts.map(({ standing }) => standing)).toEqual(["wrong", "right"]);
    expect(verdicts[1]?.notes).toEqual([{ kind: "makesUp", names: ["grad_y_pred"] }]);
  });
});

describe("the multiply gate", () => {
  const gate = "z = x * y; x = 2; y = 2";
  it("gets what arrives from outside", () => {
    expect(kinds(gate, "dx = y * dz; dy = x * dz")).toEqual(["right", "right"]);
  });
  it("may not leave it out, nor swap its operands, though the numbers agree", () => {
    const { verdicts } = judged(gate, "dx = y; dy = y * dz");
    expect(verdicts.map(({ diagnosis }) => diagnosis.kind)).toEqual(["noUpstream", "swapped"]);
    expect(verdicts.every(({ notes }) => notes.some(({ kind }) => kind === "coincidence"))).toBe(true);
  });
  it("is known as a layer where one says so", () => {
    const { verdicts } = judged(gate, "dx = y; dy = x", { isLayer: true });
    expect(verdicts.map(({ diagnosis }) => diagnosis.kind)).toEqual(["noUpstream", "noUpstream"]);
    expect(kinds(gate, "dx = y; dy = x")).toEqual(["right", "right"]);
  });
  it("has hints for lines still to be written", () => {
    const { verdicts } = judged(gate, "dx = ...\ndy = x * dz");
    expect(verdicts[0]).toMatchObject({ standing: "blank", diagnosis: { kind: "blank" } });
    expect(verdicts[0]?.hints).toHaveLength(3);
    expect(verdicts[0]?.hints[2]).toBe("dx = y * dz");
  });
});

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
const idiom = [
  "dscores = probs.copy()",
  "dscores[range(N), y] -= 1",
  "dscores /= N",
  "dW2 = dot(hidden.T, dscores)",
  "db2 = sum(dscores, axis=0, keepdims=True)",
  "dhidden = dot(dscores, W2.T)",
  "dhidden[hidden <= 0] = 0",
  "dW = dot(X.T, dhidden)",
  "db = sum(dhidden, axis=0, keepdims=True)",
  "dW2 += reg * W2",
  "dW += reg * W",
];

describe("softmax with two layers, changed in place", () => {
  it("has right lines", () => {
    const { verdicts } = judged(softmax, idiom.join("\n"));
    expect(verdicts.filter(({ standing }) => standing !== "right")).toEqual([]);
    expect(verdicts[6]?.notes[0]).toMatchObject({ kind: "moved", gate: "hidden" });
    expect(verdicts[3]?.diagnosis).toEqual({ kind: "part", through: ["scores"] });
  });

  it.each([
    [1, "dscores[range(N), y] += 1", "sign"],
    [1, "dscores[range(N), y] -= 2", "wrongPlace"],
    [2, "dscores *= N", "operation"],
    [2, "dscores /= 1", "factor"],
    [5, "dhidden = dot(dscores, W2)", "shape"],
    [6, "dhidden[hidden > 0] = 0", "operation"],
    [6, "dhidden[hidden <= 0] = 1", "wrongPlace"],
    [4, "db2 = sum(dscores, axis=0)", "shape"],
    [9, "dW2 += W2", "missingFactor"],
    [9, "dW2 += 2*reg*W2", "factor"],
    [9, "dW2 = reg*W2", "missingBranch"],
    [3, "dW2 = dot(dscores.T, hidden)", "transposed"],
    [0, "dscores = scores", "wrongPlace"],
    [8, "db = sum(dscores, axis=0, keepdims=True)", "shape"],
  ])("line %i: %s is %s", (at, line, kind) => {
    expect(theWrong(softmax, idiom.with(at, line).join("\n"))).toMatchObject({ line: at, diagnosis: { kind } });
  });

  it("takes the usual one-line gradient before a ReLU under the name of what is after it", () => {
    const { verdicts } = judged(
      softmax,
      "dhidden = dot(dscores, W2.T) * (hidden > 0)\ndb = sum(dhidden, axis=0, keepdims=True)",
    );
    expect(verdicts.map(({ diagnosis }) => diagnosis.kind)).toEqual(["right", "right"]);
  });
});

describe("numbers worked out by hand", () => {
  const neuron = "f = sigmoid(w0*x0 + w1*x1 + w2); w0=2;x0=-1;w1=-3;x1=-2;w2=-3";
  it("are right to the decimals they are printed with", () => {
    expect(kinds(neuron, "dw0 = -0.2; dx0 = 0.39; dw1 = -0.393224; dx1 = -0.5")).toEqual([
      "rounded",
      "rounded",
      "rounded",
      "wrong",
    ]);
    expect(kinds(first, "dq = -4; dz = 3; dx = -4.0; dy = 4")).toEqual(["right", "right", "right", "factor"]);
  });
  it("may stand for a value within a line", () => {
    const { verdicts } = judged(first, "dq = -4 * df");
    expect(verdicts[0]).toMatchObject({ standing: "right", notes: [{ kind: "number", value: -4, name: "z" }] });
  });
});

describe("what is no mistake", () => {
  it("a kink", () => {
    const { verdicts } = judged("h = relu(x); f = h*y; x = 0; y = 3", "dh = y; dx = dh * (x >= 0)");
    expect(verdicts[1]).toMatchObject({ standing: "right", notes: [{ kind: "kink" }] });
  });
  it("NaN and infinity, where the gradients are", () => {
    expect(kinds("f = log(x) * y; x = 0; y = 2", "dx = y / x; dy = log(x)")).toEqual(["right", "right"]);
  });
  it("a name that means no gradient, a name that is not known, a call that is not", () => {
    expect(kinds(first, "t = 3; grad_p = 2; grad_qq = 4; dq = fft(z)")).toEqual([
      "aside",
      "noValue",
      "noValue",
      "cannot",
    ]);
  });
  it("the gradient of a value without a name", () => {
    const { verdicts } = judged("f = (x + y) * z; x=-2; y=5; z=-4", "grad_sum = z; dx = grad_sum");
    expect(verdicts[0]).toMatchObject({ standing: "right", notes: [{ kind: "of", value: "x + y" }] });
  });
});

describe("a branch", () => {
  const branch = "a = x*y; b = sigmoid(x); f = a + b; x = 2; y = -1";
  it("adds its terms, in one line or several", () => {
    expect(kinds(branch, "db = 1; da = 1; dx = y*da; dx += b*(1-b)*db")).toEqual(["right", "right", "part", "right"]);
    expect(kinds(branch, "db = 1; da = 1; dx = zeros_like(x); dx += y*da; dx = dx + b*(1-b)*db").at(-1)).toBe("right");
  });
  it("misses a term", () => {
    const verdict = theWrong(branch, "db = 1; da = 1; dx = y*da");
    expect(verdict.diagnosis).toEqual({ kind: "missingBranch", missing: ["b"], overwritten: false });
  });
  it("is overwritten", () => {
    const verdict = theWrong(branch, "db = 1; da = 1; dx = y*da; dx = b*(1-b)*db");
    expect(verdict.diagnosis).toEqual({ kind: "missingBranch", missing: ["a"], overwritten: true });
  });
});
