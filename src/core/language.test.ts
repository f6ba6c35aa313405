import { describe, expect, test } from "vitest";
import { differentiate, type Diagnostic, type Nested, type NodeReport } from "./index.ts";

// The language's definition, row by row: what a form means, as the number it gives or the words that refuse it.

interface Differentiated {
  readonly value: Nested;
  /** The node of that name. */
  readonly node: (name: string) => NodeReport;
  readonly output: NodeReport;
  readonly inputs: readonly string[];
}

function differentiated(source: string): Differentiated {
  const outcome = differentiate(source);
  if (!outcome.ok) throw new Error(`${source}\n${outcome.diagnostics.map(({ message }) => message).join("\n")}`);
  const node = (id: string): NodeReport => {
    const found = outcome.nodes.find((each) => each.id === id) ?? outcome.nodes.find(({ name }) => name === id);
    if (found === undefined) throw new Error(`${source} has no ${id}.`);
    return found;
  };
  const output = node(outcome.output);
  const inputs = outcome.nodes.filter(({ isInput }) => isInput).map(({ id }) => id);
  return { value: output.value, node, output, inputs };
}

const valueOf = (source: string): Nested => differentiated(source).value;

function refusal(source: string): Diagnostic & { readonly at: string } {
  const outcome = differentiate(source);
  const first = outcome.ok ? undefined : outcome.diagnostics[0];
  if (first === undefined) throw new Error(`${source} is not refused.`);
  return { ...first, at: source.slice(first.from, first.to) };
}

/** What the first diagnostic's fix makes of the text. */
function fixed(source: string): string {
  const { fix } = refusal(source);
  if (fix === undefined) throw new Error(`${source} has no fix.`);
  return source.slice(0, fix.from) + fix.insert + source.slice(fix.to);
}

const lines = (...each: readonly string[]): string => each.join("\n");

describe("statements", () => {
  test.each([
    ["separated by newlines", lines("x = 2", "f = x * 3"), 6],
    ["separated by semicolons", "x = 2; f = x * 3", 6],
    ["with comments", lines("# a comment", "x = 2 # two", "f = x * 3"), 6],
    ["across lines inside parentheses", lines("x = 2", "f = (x", "  + 3)"), 5],
    ["across lines inside brackets", lines("x = [1,", "2]", "f = sum(x)"), 3],
    ["across lines after an operator", lines("x = 2", "f = x *", "3"), 6],
    ["a bare expression", lines("(x + y) * z", "x = -2; y = 5; z = -4"), -12],
    ["a gate of one's own", lines("g(u) = 1 / (1 + exp(-u))", "x = 0", "g(x)"), 0.5],
    ["the same with def", lines("def g(u): return 1 / (1 + exp(-u))", "x = 0", "g(x)"), 0.5],
    ["the same with lambda", lines("g = lambda u: 1 / (1 + exp(-u))", "x = 0", "g(x)"), 0.5],
    ["a function that is never called", lines("f(x, y, z) = (x + y) z", "x = -2; y = 5; z = -4"), -12],
    ["several at once", lines("a, b = 1, 2", "f = a - b"), -1],
    ["a name above", lines("h = 3", "x = 2", "h = h * x", "f = h + 1"), 7],
    ["a name below", lines("f = q * 2", "q = x + 1", "x = 4"), 10],
    ["rebinding", lines("h = -3", "h = relu(h)", "h = h + 1", "f = h"), 1],
    ["sizes by name", lines("N = 4", "x = ones(N, 3)", "f = sum(x)"), 12],
    ["import lines and prefixes", lines("import numpy as np", "x = 1", "f = np.exp(x) * math.sqrt(4)"), 2 * Math.E],
  ])("%s", (_form, source, value) => {
    expect(valueOf(source)).toBeCloseTo(value, 12);
  });

  test("a name bound to a literal is an input", () => {
    const { inputs } = differentiated("a = 2; v = [1, 2]; R = randn(2, 2, seed=1); q = a + 1; f = q * sum(v) * sum(R)");
    expect([...inputs].sort()).toEqual(["R", "a", "v"]);
  });

  test("a bare expression is named f where that name is free", () => {
    expect(differentiated("(x + y) * z").output.name).toBe("f");
    expect(differentiated("f = 2; x * f").output.name).not.toBe("f");
  });

  test("the output is the last name that nothing uses and that depends on an input", () => {
    expect(differentiated("q = x * 2; g = q + 1; k = 3").output.name).toBe("g");
  });

  test("parameters of a function that is never called are inputs with defaults", () => {
    const { inputs, value } = differentiated("f(x, y, z) = (x + y) z");
    expect(inputs).toEqual(["x", "y", "z"]);
    expect(value).toBe(-12);
  });

  test("names without a value take the defaults in order of appearance", () => {
    const { inputs, node } = differentiated("a + b + c + d + g + h + k + l + m");
    expect(inputs.map((name) => node(name).value)).toEqual([-2, 5, -4, 3, 1, -1, 2, -3, -2]);
  });

  test.each(["seed(0)", "np.random.seed(0)"])("%s starts the stream of random numbers", (statement) => {
    // numpy.random.RandomState(0).randn(2)
    expect(valueOf(lines(statement, "x = randn(2)", "f = x[0]"))).toBeCloseTo(1.764052345967664, 14);
    expect(valueOf(lines(statement, "x = randn(2)", "f = x[1]"))).toBeCloseTo(0.4001572083672233, 14);
  });

  test("a seed of one's own is a stream of its own", () => {
    // numpy.random.RandomState(1).randn(1)
    expect(valueOf("x = randn(1, seed=1); f = x[0]")).toBeCloseTo(1.6243453636632417, 14);
    expect(valueOf("y = randn(1); x = randn(1, seed=1); f = x[0] + 0 * y[0]")).toBeCloseTo(1.6243453636632417, 14);
  });
});

describe("expressions, loosest first", () => {
  test.each([
    ["1 + 2 < 4", 1],
    ["2 < 1", 0],
    ["2 > 1", 1],
    ["2 <= 2", 1],
    ["1 >= 2", 0],
    ["2 == 2", 1],
    ["7 - 2 - 1", 4],
    ["8 / 4 / 2", 1],
    ["2 + 3 * 4", 14],
    ["2 × 3", 6],
    ["2 · 3", 6],
    ["6 ÷ 3", 2],
    ["-x^2", -9],
    ["+x", 3],
    ["2^-1", 0.5],
    ["e^-x", Math.exp(-3)],
    ["2^3^2", 512],
    ["2 ** 3 ** 2", 512],
    ["x²", 9],
    ["x³", 27],
    ["x^2 y", 18],
    ["1/2x", 1.5],
    ["2x", 6],
    ["2(x + y)", 10],
    ["(x + y)z", 25],
    ["(x)(y)", 6],
    ["x y", 6],
    [".5", 0.5],
    ["1e-3", 0.001],
    ["1_000", 1000],
    ["pi", Math.PI],
    ["e", Math.E],
    ["x − y", 1],
    ["x – y", 1],
    ["√x", Math.sqrt(3)],
    ["√(x + 1)", 2],
    ["ｘ＋ｙ", 5],
    ["x\u00a0+\u00a0y", 5],
    ["σ₁ + 0", 7],
    ["w₀ + w0", 22],
  ])("%s", (expression, value) => {
    expect(valueOf(`x = 3; y = 2; z = 5; w0 = 11; σ1 = 7; out = ${expression} + 0 * x`)).toBeCloseTo(value, 12);
  });

  test("a comparison has gradient zero", () => {
    const { node, value } = differentiated("x = 3; f = (x > 1) + 0");
    expect([value, node("x").gradient]).toEqual([1, 0]);
  });

  test("a program may bind pi and e", () => {
    expect(valueOf("e = 2; pi = 3; f = e * pi")).toBe(6);
  });

  test("e^u is the exp gate", () => {
    expect(differentiated("u = 1; f = e^u").output.gate).toBe("exp");
  });

  const data = "A = [[1, 2], [3, 4]]; v = [5, 6]; s = 2";
  test.each([
    ["sum(A @ v)", 56],
    ["v @ v", 61],
    ["v · v", 61],
    ["s · s", 4],
    ["sum(A · A)", 54],
    ["A.T[0, 1]", 3],
    ["v[0]", 5],
    ["v[-1]", 6],
    ["sum(v[0:1])", 5],
    ["sum(A[0, :])", 3],
    ["sum(A[:, 1])", 6],
    ["sum(A.sum(axis=0) * v)", 4 * 5 + 6 * 6],
    ["v.mean()", 5.5],
    ["A.max()", 4],
    ["v.dot(v)", 61],
    ["A.reshape(4)[2]", 3],
    ["A.reshape(1, 4)[0, 3]", 4],
    ["sum([[s, s + 1], [1, 1]])", 7],
  ])("%s", (expression, value) => {
    expect(valueOf(`${data}; out = ${expression}`)).toBeCloseTo(value, 12);
  });

  test("the gradient of a broadcast operand is summed back to its own shape", () => {
    const { node } = differentiated("A = [[1, 2], [3, 4]]; b = [10, 20]; c = 3; f = sum(A * b + c)");
    expect(node("b").gradient).toEqual([4, 6]);
    expect(node("c").gradient).toBe(4);
  });
});

describe("functions", () => {
  const data =
    "x = -0.5; p = 2; a = [3, 1, 2]; b = [1, 5, 2]; M = [[1, 2], [3, 5]]; I = [[[[1, 2], [3, 4]]]]; K = [[[[1, 1]]]]";
  const logSum = Math.log(Math.exp(3) + Math.exp(1) + Math.exp(2));
  test.each([
    ["exp(x)", Math.exp(-0.5)],
    ["log(p)", Math.log(2)],
    ["sqrt(p)", Math.SQRT2],
    ["square(x)", 0.25],
    ["abs(x)", 0.5],
    ["sin(x)", Math.sin(-0.5)],
    ["cos(x)", Math.cos(-0.5)],
    ["tan(x)", Math.tan(-0.5)],
    ["tanh(x)", Math.tanh(-0.5)],
    ["sigmoid(x)", 1 / (1 + Math.exp(0.5))],
    ["relu(x)", 0],
    ["leaky_relu(x)", -0.05],
    ["leaky_relu(x, a=0.2)", -0.1],
    ["elu(x)", Math.exp(-0.5) - 1],
    ["elu(x, a=2)", 2 * (Math.exp(-0.5) - 1)],
    ["softplus(x)", Math.log(1 + Math.exp(-0.5))],
    ["max(x, p)", 2],
    ["maximum(x, p)", 2],
    ["min(x, p)", -0.5],
    ["minimum(x, p)", -0.5],
    ["where(x < 0, p, x)", 2],
    ["sum(a)", 6],
    ["mean(a)", 2],
    ["max(a)", 3],
    ["min(a)", 1],
    ["sum(sum(M, axis=1) * sum(M, axis=1))", 73],
    ["sum(sum(M, axis=1, keepdims=True) * M)", 3 + 6 + 24 + 40],
    ["norm(a)", Math.sqrt(14)],
    ["logsumexp(a)", logSum],
    ["softmax(a)[0]", Math.exp(3 - logSum)],
    ["softmax(M, axis=0)[0, 0]", 1 / (1 + Math.exp(2))],
    ["log_softmax(a)[0]", 3 - logSum],
    ["cross_entropy(a, 1)", logSum - 1],
    ["cross_entropy(M, [0, 1])", (Math.log(1 + Math.exp(1)) + Math.log(1 + Math.exp(-2))) / 2],
    ["svm_loss(a, 1)", 3 + 2],
    ["svm_loss(M, [0, 1])", 1],
    ["svm_loss(M, [0, 1], delta=2)", 1.5],
    ["mse(a, b)", (4 + 16) / 3],
    ["dot(a, b)", 12],
    // [[7, 12], [18, 31]]
    ["sum(matmul(M, M))", 68],
    ["transpose(M)[0, 1]", 3],
    ["reshape(M, 4)[2]", 3],
    ["flatten(M)[3]", 5],
    ["concat([a, b])[4]", 5],
    ["stack([a, b])[1, 1]", 5],
    ["outer(a, b)[0, 1]", 15],
    ["trace(M)", 6],
    ["sum(conv2d(I, K))", 10],
    ["sum(conv2d(I, K, stride=1, pad=1))", 20],
    ["sum(max_pool2d(I, 2))", 4],
    ["sum(max_pool2d(I, 1, stride=1))", 10],
    ["sum(avg_pool2d(I, 2))", 2.5],
    ["sum(zeros(2, 3)) + x", -0.5],
    ["sum(ones(2, 3)) * p", 12],
    ["trace(eye(3)) * p", 6],
    ["sum(arange(4)) * p", 12],
    ["sum(onehot([0, 2], 3)[1, :] * a)", 2],
    ["x * 0 + M.shape[0]", 2],
    ["x * 0 + len(a)", 3],
    // numpy.random.RandomState(0).rand(1)
    ["rand(1, seed=0)[0] + 0 * x", 0.5488135039273248],
  ])("%s", (expression, value) => {
    expect(valueOf(`${data}; out = ${expression}`)).toBeCloseTo(value, 12);
  });

  test("np. numpy. math. torch. F. jnp. fall away", () => {
    for (const prefix of ["np.", "numpy.", "math.", "torch.", "F.", "jnp."]) {
      expect(valueOf(`x = 0.5; f = ${prefix}tanh(x)`), prefix).toBeCloseTo(Math.tanh(0.5), 14);
    }
  });
});

describe("conventions", () => {
  const gradients = (source: string, ...names: readonly string[]): readonly Nested[] => {
    const { node } = differentiated(source);
    return names.map((name) => node(name).gradient);
  };

  test("at a tie the first operand, or the first index, takes the gradient", () => {
    expect(gradients("x = 1; y = 1; f = max(x, y)", "x", "y")).toEqual([1, 0]);
    expect(gradients("x = 1; y = 1; f = min(x, y)", "x", "y")).toEqual([1, 0]);
    expect(gradients("v = [2, 3, 3]; f = max(v)", "v")).toEqual([[0, 1, 0]]);
    expect(gradients("v = [2, 2, 3]; f = min(v)", "v")).toEqual([[1, 0, 0]]);
  });

  test("relu and abs have slope 0 at 0", () => {
    expect(gradients("x = 0; f = relu(x)", "x")).toEqual([0]);
    expect(gradients("x = 0; f = abs(x)", "x")).toEqual([0]);
  });

  test.each([
    ["softplus(x)", 1000, 1000],
    ["sigmoid(x)", -1000, 0],
    ["logsumexp([x, 0])", 1000, 1000],
    ["softmax([x, 0])[0]", 1000, 1],
    ["cross_entropy([x, 0], 1)", 1000, 1000],
  ])("%s does not overflow at x = %d", (expression, x, value) => {
    const { node, value: actual } = differentiated(`x = ${x}; f = ${expression}`);
    expect(actual).toBe(value);
    expect(node("x").gradient).toSatisfy(Number.isFinite);
  });

  test("what is not finite is a value like any other", () => {
    expect(valueOf("x = 0; f = log(x)")).toBe(-Infinity);
    expect(valueOf("x = 0; f = x / x")).toBeNaN();
  });
});

describe("errors", () => {
  test.each([
    ["1.2.3", "1.2.3", /decimal point/],
    ["(x+", "(", /never closed/],
    ["x = = 2", "=", /./],
    ["a = b; b = a", "", /a.*b/],
    ["f(x) = f(x)", "f", /itself/],
    ["x = 2; x(3 + 1)", "x", /x is a value/],
    ["w0 = 1; x0 = 2; f = w0x0 + w0 + x0", "w0x0", /did you mean w0\s?\*\s?x0/i],
    ["[[1, 2], [3]]", "[[1, 2], [3]]", /one length/],
    ["W = [[1, 2], [3]]; f = sum(W)", "[[1, 2], [3]]", /one length/],
    [
      "W = [[1, 2, 3], [4, 5, 6]]; x = [1, 2]; f = sum(W @ x)",
      "W @ x",
      /2×3 @ 2: inner sizes 3 and 2 differ.*W\.T @ x/,
    ],
    ["v = [1, 2]; f = v[2]", "", /2/],
    ["v = [1, 2]; f = cross_entropy(v, 5)", "", /5/],
    ["W = [[1, 2], [3, 4]]; f = W * 2", "", /one number/],
    ["x = zeros(5000, 5000); f = sum(x)", "zeros(5000, 5000)", /1\s000\s000/],
    [`f = ${"(".repeat(300)}x${")".repeat(300)}`, "", /200/],
    ["x".repeat(30_000), "", /20\s000/],
    [lines("for t in range(3):", "    h = h + t"), "h", /no value yet in the first turn/],
    [lines("h = 0", "for t in range(10000):", "    h = h + x"), "range(10000)", /10\s000 times.*5000/],
  ])("%.60s", (source, at, message) => {
    const found = refusal(source);
    expect(found.message).toMatch(message);
    if (at !== "") expect(found.at).toContain(at);
  });

  test("a fix that is offered works", () => {
    expect(valueOf(fixed("x = 2; x(3 + 1)"))).toBe(8);
    expect(valueOf(fixed("w0 = 1; x0 = 2; f = w0x0 + w0 + x0"))).toBe(5);
    expect(valueOf(fixed("x = 3; y = 2; f = (x + y"))).toBe(5);
    expect(valueOf(fixed("W = [[1, 2, 3], [4, 5, 6]]; x = [1, 2]; f = sum(W @ x)"))).toBe(9 + 12 + 15);
    expect(valueOf(fixed("W = [[1, 2], [3, 4]]; f = W * 2"))).toBe(20);
  });

  test("names of objects' own properties are ordinary names", () => {
    const { node, value } = differentiated("__proto__ = 2; constructor = 3; constructor * __proto__");
    expect([value, node("__proto__").gradient, node("constructor").gradient]).toEqual([6, 3, 2]);
  });
});
