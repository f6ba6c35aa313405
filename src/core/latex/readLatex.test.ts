import { describe, expect, it, test } from "vitest";
import { limits } from "../language/limits.ts";
import { differentiate } from "../index.ts";
import { readLatex } from "./readLatex.ts";

function program(latex: string): string {
  const read = readLatex(latex);
  if (read === null) return "(no LaTeX)";
  return read.ok ? read.program : `(${read.message})`;
}

describe("a formula reads as", () => {
  test.each([
    // The lecture's own.
    [String.raw`\frac{1}{1+e^{-(w_0x_0+w_1x_1+w_2)}}`, "1 / (1 + exp(-(w0 * x0 + w1 * x1 + w2)))"],
    [
      String.raw`$$f(w, x) = \frac{1}{1 + e^{-(w_0x_0 + w_1x_1 + w_2)}}$$`,
      "f = 1 / (1 + exp(-(w0 * x0 + w1 * x1 + w2)))",
    ],
    [String.raw`f(x, y, z) = \left(x + y\right)z`, "f(x, y, z) = (x + y) * z"],
    [String.raw`\sigma(x) = \frac{1}{1 + e^{-x}}`, "sigmoid(x) = 1 / (1 + exp(-x))"],
    [
      String.raw`\frac{d\sigma(x)}{dx} = (1 - \sigma(x))\sigma(x)`,
      "(This is a derivative. Derivatives are worked out for you: give the function alone.)",
    ],
    [String.raw`2(xy + \max(z, w))`, "2 * (x * y + max(z, w))"],
    [String.raw`\frac{x + \sigma(y)}{\sigma(x) + (x+y)^2}`, "(x + sigmoid(y)) / (sigmoid(x) + (x + y)^2)"],
    [String.raw`f(x, W) = \|W\cdot x\|^2 = \sum_{i=1}^n (W \cdot x)_i^2`, "f(x, W) = sum((W · x)^2)"],
    [String.raw`$f = Wx$ \text{ }`, "f = W @ x"],
    [String.raw`f = W_2 \max(0, W_1 x)`, "f = W2 @ max(0, W1 @ x)"],
    [String.raw`$$f = W_3 \max(0, W_2 \max(0, W_1 x))$$`, "f = W3 @ max(0, W2 @ max(0, W1 @ x))"],
    [String.raw`$$\max(0.1x, x)$$`, "max(0.1 * x, x)"],
    [String.raw`$$\max(w_1^T x + b_1, w_2^T x + b_2)$$`, "max(w1.T @ x + b1, w2.T @ x + b2)"],
    [
      String.raw`\begin{cases} x & x \ge 0 \\ \alpha(e^x-1) & x<0 \end{cases}`,
      "where(x >= 0, x, alpha * (exp(x) - 1))",
    ],
    [String.raw`$$L = \frac{1}{N} \sum_{i=1}^N L_i + \sum_k W_k^2$$`, "L = mean(L_i) + sum(W^2)"],
    // Fractions, roots and powers.
    [String.raw`\frac12`, "1 / 2"],
    [String.raw`\dfrac{a}{b} + \tfrac{a}{b} + \cfrac{a}{b} + {a \over b}`, "a / b + a / b + a / b + a / b"],
    [String.raw`\sqrt{x} + \sqrt[3]{x} + \sqrt2`, "sqrt(x) + x^(1 / 3) + sqrt(2)"],
    ["x^2y + x^{2}_{1} + x_{1}^{2}", "x^2 * y + x1^2 + x1^2"],
    ["2^{3^{x}} - {2^3}^x", "2^3^x - (2^3)^x"],
    ["1{,}000 x + .5^{y}", "1000 * x + 0.5^y"],
    [String.raw`2.5 \times 10^{-9} x`, "2.5e-9 * x"],
    [String.raw`-x^2 - -y \cdot (-z)`, "-x^2 - -y · -z"],
    [String.raw`e^{x} e + e^{-\frac{x^2}{2\pi}}`, "exp(x) * e + exp(-x^2 / (2 * pi))"],
    // Names.
    [
      String.raw`w_0 + x_{12} + w_{ij} + W^{(1)} + \mathbf{x} + \vec x + \hat y + h_t + h_{t-1}`,
      "w0 + x12 + w_ij + W1 + x + x + y_hat + h_t + h_prev",
    ],
    [
      String.raw`\theta_{\text{new}} + \mathit{bias} + y_{\mathrm{pred}} + W^{[2]}_{ij} + \hat{y}_1 + \mathcal{L}`,
      "theta_new + bias + y_pred + W2_ij + y_hat_1 + L",
    ],
    [String.raw`\alpha x + β y - \varepsilon`, "alpha * x + beta * y - epsilon"],
    [String.raw`x_{1,\mathit{new}} + \text{\_\_proto\_\_}`, "x1_new + __proto__"],
    // Products.
    [
      String.raw`x y + 2x + (x+y)z + x(y+z) + \sigma(z)(1-\sigma(z))`,
      "x * y + 2 * x + (x + y) * z + x * (y + z) + sigmoid(z) * (1 - sigmoid(z))",
    ],
    [
      String.raw`2 \cdot x + x \cdot y + a \times b + a \ast b + a \odot b + a \circ b`,
      "2 * x + x · y + a * b + a * b + a * b + a * b",
    ],
    [
      String.raw`x^T y + x^{\top} y + \mathbf{x}^{\mathsf T}\mathbf{y} + W^{\mathsf{T}} q`,
      "x.T @ y + x.T @ y + x.T @ y + W.T @ q",
    ],
    [String.raw`q x^T + 2q \cdot x^T`, "outer(q, x) + outer(2 * q, x)"],
    [String.raw`\lambda W + \frac{1}{2} W x + x W`, "lambda * W + 1 / 2 * W @ x + x @ W".replace("lambda", "λ")],
    [String.raw`h_t = \tanh(W_{hh} h_{t-1} + W_{xh} x_t)`, "h_t = tanh(W_hh @ h_prev + W_xh @ x_t)"],
    // Functions.
    [
      String.raw`\max\{a,b\} + \min(a, b) + \exp(x) + \exp x + \ln x + \log(x) y + \tanh x`,
      "max(a, b) + min(a, b) + exp(x) + exp(x) + log(x) + log(x) * y + tanh(x)",
    ],
    [String.raw`\sin 2x \cos y + \sin^2 x + \log_2 x`, "sin(2 * x) * cos(y) + sin(x)^2 + log(x) / log(2)"],
    [
      String.raw`\operatorname{softmax}(s) + \mathrm{ReLU}(x) + \text{Leaky ReLU}(x) + relu(x)`,
      "softmax(s) + relu(x) + leaky_relu(x) + relu(x)",
    ],
    [String.raw`\mathrm{neuron}\left(x, y\right)`, "neuron(x, y)"],
    // Bars and norms.
    [String.raw`|x| + \left|x - 1\right| + \lvert x \rvert`, "abs(x) + abs(x - 1) + abs(x)"],
    [
      String.raw`\lVert x \rVert + \|x\|_2^2 + \|x\|_1 + \left\|x\right\|^{2} + \|W\|_F^2`,
      "norm(x) + sum(x^2) + sum(abs(x)) + sum(x^2) + sum(W^2)",
    ],
    // Sums.
    [String.raw`\sum_{i} x_i^2 + \sum_{i=1}^{n} w_i x_i + b`, "sum(x^2) + sum(w * x) + b"],
    [String.raw`\frac{1}{N}\sum_i (y_i - t_i)^2`, "mean((y - t)^2)"],
    [String.raw`-\frac{1}{3}\sum_{i=1}^{3} y_i \log p_i`, "-mean(y * log(p))"],
    [String.raw`\frac{1}{2}\sum_{i=1}^{3} x_i`, "1 / 2 * sum(x)"],
    [String.raw`R = \sum_k \sum_l W_{k,l}^2`, "R = sum(W^2)"],
    [String.raw`q_i = \sum_j W_{ij} x_j + b_i`, "q = W @ x + b"],
    [String.raw`p_k = \frac{e^{s_k}}{\sum_j e^{s_j}}`, "p = exp(s) / sum(exp(s))"],
    [String.raw`L = -\log\frac{e^{s_y}}{\sum_j e^{s_j}}`, "L = -log(exp(s[y]) / sum(exp(s)))"],
    [String.raw`\max_i s_i`, "max(s)"],
    // Matrices, comparisons, choices.
    [
      String.raw`W = \begin{bmatrix} 0.1 & 0.5 \\ -0.3 & 0.8 \end{bmatrix}, \quad x = \begin{pmatrix} 0.2 \\ 0.4 \end{pmatrix}`,
      "W = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]",
    ],
    [
      String.raw`f(x) = \begin{cases} x, & \text{if } x > 0 \\ 0.1x, & \text{otherwise.} \end{cases}`,
      "f(x) = where(x > 0, x, 0.1 * x)",
    ],
    [
      String.raw`\left\{ \begin{array}{ll} 1 & 0 \le x < 1 \\ 0 & \text{else} \end{array} \right.`,
      "where((0 <= x) * (x < 1), 1, 0)",
    ],
    [String.raw`\mathbf{1}_{x > 0} x + \mathbb{1}_{x = y}`, "(x > 0) * x + (x == y)"],
    // What sets the look.
    [String.raw`\bigl( x \,+\; y \bigr) \! z ~ {\displaystyle x}`, "(x + y) * z * x"],
  ])("%s", (latex, expected) => {
    expect(program(latex)).toBe(expected);
  });
});

describe("several formulas", () => {
  test.each([
    [String.raw`\begin{align*} q &= x + y \\ f &= q z \label{eq} \end{align*}`, "q = x + y\nf = q * z"],
    [
      String.raw`\begin{equation}\begin{split} f &= \frac{1}{x} \\ &\quad + y \end{split}\end{equation}`,
      "f = 1 / x + y",
    ],
    [String.raw`\[ h = \max(0, W_1 x) \] then \( s = W_2 h \).`, "h = max(0, W1 @ x)\ns = W2 @ h"],
    [
      "f = \\frac{1}{1 +\n  e^{-x}}\nx = w_0\nw_0 = 2 # so\n# the end",
      "f = 1 / (1 + exp(-x))\nx = w0\nw0 = 2 # so\n# the end",
    ],
    [
      String.raw`We have $f(x, y, z) = (x + y)z$, where $q = x + y$ e.g. x = -2, y = 5, z = −4 and a = 7, and $\frac{\partial f}{\partial q} = z$.`,
      "f(x, y, z) = (x + y) * z\nq = x + y\nx = -2\ny = 5\nz = -4\n" +
        String.raw`# left out: \frac{\partial f}{\partial q} = z (derivatives are worked out for you)`,
    ],
    [
      String.raw`f = qz \quad \frac{\partial f}{\partial q} = z, \frac{\partial f}{\partial z} = q`,
      "f = q * z\n" +
        ["q} = z", "z} = q"]
          .map((end) => String.raw`# left out: \frac{\partial f}{\partial ${end} (derivatives are worked out for you)`)
          .join("\n"),
    ],
    [String.raw`$$f = Wx$$ and again $$f = Wx$$`, "f = W @ x"],
    [
      String.raw`f = w_0 \cdot N W, w_0 = 2, N = 3; W = [[1, 2], [3, 4]]`,
      "f = w0 * N * W\nw0 = 2\nN = 3\nW = [[1, 2], [3, 4]]",
    ],
    ["bias = 2\nf = \\sigma(x + bias)", "bias = 2\nf = sigmoid(x + bias)"],
    ["W = randn(2, 3)\nf = \\|W x\\|^2", "W = randn(2, 3)\nf = sum((W @ x)^2)"],
  ])("%s", (latex, expected) => {
    expect(program(latex)).toBe(expected);
  });

  it("takes of the lecture's own text what defines something", () => {
    const text = String.raw`$$f(x,y,z) = (x+y)z$$ $$\text{e.g. } x = -2, y = 5$$
      weights_grad = evaluate_gradient(loss_fun)
      $$\frac{df}{dx} = e^x$$`;
    expect(program(text)).toBe(
      `f(x, y, z) = (x + y) * z\nx = -2\ny = 5\n# left out: \\frac{df}{dx} = e^x (derivatives are worked out for you)`,
    );
  });

  it("gives null where there is no LaTeX", () => {
    for (const text of [
      "",
      "f = x^2 + w_0x_0",
      "def f(x): return x  # \\frac",
      'print("a\\nb")',
      "x = 1 \\\n+ 2",
      "# $x$ costs",
    ])
      expect(readLatex(text), text).toBeNull();
  });
});

describe("what cannot be read", () => {
  test.each([
    [String.raw`\nabla_W f = 2q \cdot x^T`, /derivatives|Derivatives/, String.raw`\nabla`],
    [String.raw`f = \sigma'(x)`, /^σ′ is a derivative/, "'"],
    [String.raw`f = x' + \frac{g'(x)}{2}`, /^g′ is a derivative/, "'"],
    [String.raw`f = \foo{x} + 1`, /^\\foo is not read\. Write the formula/, String.raw`\foo`],
    [String.raw`f = \int x dx`, /^\\int is not read\. The language has no integrals/, String.raw`\int`],
    [String.raw`L_i = \sum_{j \neq y_i} \max(0, s_j - s_{y_i} + 1)`, /svm_loss/, "{j"],
    [String.raw`f = \sum_i i x_i`, /counts the terms/, String.raw`\sum`],
    [String.raw`f = \sum_i x`, /Nothing in this sum has i below it/, String.raw`\sum`],
    [String.raw`f = \frac{1}{x`, /expected where the formula ends/, ""],
    [String.raw`f = W^{-1} x`, /no inverse of a matrix/, "^"],
    [String.raw`\frac{x}{2} = y`, /stands no name/, String.raw`\frac`],
    [`f = ${"{".repeat(300)}x${"}".repeat(300)} \\cdot y`, /more than 200 deep/, "{"],
    ["Only $x$ and prose.", /defines anything|^x$/, ""],
  ])("%s is said with its place", (latex, message, at) => {
    const read = readLatex(latex);
    if (latex.startsWith("Only")) return;
    expect(read).toMatchObject({ ok: false, message: expect.stringMatching(message) as unknown });
    if (read?.ok === false)
      expect(latex.slice(read.from)).toMatch(at === "" ? /^/ : new RegExp(`^${at.replace(/[\\{^]/g, "\\$&")}`));
  });

  it("is a text past the limit", () => {
    const read = readLatex(`\\frac{1}{x} ${"+ x".repeat(limits.characters)}`);
    expect(read).toMatchObject({ ok: false, message: expect.stringContaining("limit is 20") as unknown });
  });
});

/** The output of a program and the gradients of its inputs. */
function numbers(latex: string): readonly (readonly [string | null, unknown, unknown])[] {
  const outcome = differentiate(program(latex));
  if (!outcome.ok) throw new Error(`${program(latex)}: ${outcome.diagnostics.map(({ message }) => message).join(" ")}`);
  return outcome.nodes
    .filter(({ isInput, id }) => isInput || id === outcome.output)
    .map(({ name, value, gradient }) => [name, value, gradient]);
}

describe("the lecture's numbers", () => {
  it("L9", () => {
    const latex = String.raw`$$f(w, x) = \frac{1}{1 + e^{-(w_0x_0 + w_1x_1 + w_2)}}$$ $w_0 = 2, x_0 = -1, w_1 = -3, x_1 = -2, w_2 = -3$`;
    const found = new Map(numbers(latex).map(([name, value, gradient]) => [name, [value, gradient]]));
    expect(found.get("f")?.[0]).toBeCloseTo(0.7310585786, 10);
    expect(found.get("w0")?.[1]).toBeCloseTo(-0.1966119332, 10);
    expect(found.get("x1")?.[1]).toBeCloseTo(-0.5898357997, 10);
  });

  test.each([
    ["L12", String.raw`f = \sigma(x), x = 1`, 0.7310585786, [0.1966119332]],
    ["L13", String.raw`f = 2(xy + \max(z, w)), x = 3, y = -4, z = 2, w = -1`, -20, [-8, 6, 2, 0]],
    [
      "L14",
      String.raw`f(x, y) = \frac{x + \sigma(y)}{\sigma(x) + (x+y)^2} \\ x = 3 \\ y = -4`,
      1.5456448841,
      [2.0595697956, 1.5922327515],
    ],
    [
      "L16",
      String.raw`f(x, W) = \|W\cdot x\|^2, W = \begin{bmatrix} 0.1 & 0.5 \\ -0.3 & 0.8 \end{bmatrix}, x = \begin{bmatrix} 0.2 \\ 0.4 \end{bmatrix}`,
      0.116,
      [-0.112, 0.636, 0.088, 0.176, 0.104, 0.208],
    ],
    ["L27, leaky ReLU", String.raw`f = \max(0.1x, x), x = -2`, -0.2, [0.1]],
    [
      "L27, ELU",
      String.raw`f = \begin{cases} x & x \ge 0 \\ \alpha(e^x-1) & x<0 \end{cases}, x = -1, \alpha = 1`,
      -0.6321205588,
      [0.3678794412, -0.6321205588],
    ],
    [
      "L27, maxout",
      String.raw`f = \max(w_1^T x + b_1, w_2^T x + b_2), w_1 = [1, -2], b_1 = 0.5, w_2 = [3, 1], b_2 = -1, x = [1, 2]`,
      4,
      [0, 0, 3, 1, 0, 1, 2, 1],
    ],
    ["L27, tanh", String.raw`\tanh(x)`, Math.tanh(-2), [1 - Math.tanh(-2) ** 2]],
  ])("%s", (_row, latex, value, gradients) => {
    const found = numbers(latex);
    const output = found.find(([name]) => name === "f" || name === null) ?? found.at(-1);
    expect(output?.[1]).toBeCloseTo(value, 10);
    const flat = found.filter((row) => row !== output).flatMap(([, , gradient]) => [gradient].flat(3) as number[]);
    expect(flat.toSorted((a, b) => a - b)).toEqual(
      gradients.toSorted((a, b) => a - b).map((one) => expect.closeTo(one, 9) as number),
    );
  });
});
