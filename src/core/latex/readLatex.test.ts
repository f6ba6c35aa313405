import { describe, expect, it, test } from "vitest";
import { parse } from "../language/parse.ts";
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
    [String.raw`$$f(w, x) = \frac{1}{1 + e^{-(w_0x_0 + w_1x_1 + w_2)}}$$`, "f = 1 / (1 + exp(-(w0 * x0 + w1 * x1 + w2)))"],
    [String.raw`f(x, y, z) = \left(x + y\right)z`, "f(x, y, z) = (x + y) * z"],
    [String.raw`\sigma(x) = \frac{1}{1 + e^{-x}}`, "sigmoid(x) = 1 / (1 + exp(-x))"],
    [String.raw`\frac{d\sigma(x)}{dx} = (1 - \sigma(x))\sigma(x)`, "(To the left of = stands no name: write what the formula defines there, as in f = x + y.)"],
    [String.raw`2(xy + \max(z, w))`, "2 * (x * y + max(z, w))"],
    [String.raw`\frac{x + \sigma(y)}{\sigma(x) + (x+y)^2}`, "(x + sigmoid(y)) / (sigmoid(x) + (x + y)^2)"],
    [String.raw`f(x, W) = \|W\cdot x\|^2 = \sum_{i=1}^n (W \cdot x)_i^2`, "f(x, W) = sum((W · x)^2)"],
    [String.raw`$f = Wx$ \text{ }`, "f = W @ x"],
    [String.raw`f = W_2 \max(0, W_1 x)`, "f = W2 @ max(0, W1 @ x)"],
    [String.raw`$$f = W_3 \max(0, W_2 \max(0, W_1 x))$$`, "f = W3 @ max(0, W2 @ max(0, W1 @ x))"],
    [String.raw`$$\max(0.1x, x)$$`, "max(0.1 * x, x)"],
    [String.raw`$$\max(w_1^T x + b_1, w_2^T x + b_2)$$`, "max(w1.T @ x + b1, w2.T @ x + b2)"],
    [String.raw`\begin{cases} x & x \ge 0 \\ \alpha(e^x-1) & x<0 \end{cases}`, "where(x >= 0, x, alpha * (exp(x) - 1))"],
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
    [String.raw`w_0 + x_{12} + w_{ij} + W^{(1)} + \mathbf{x} + \vec x + \hat y + h_t + h_{t-1}`, "w0 + x12 + w_ij + W1 + x + x + y_hat + h_t + h_prev"],
    [String.raw`\theta_{\text{new}} + \mathit{bias} + y_{\mathrm{pred}} + W^{[2]}_{ij} + \hat{y}_1 + \mathcal{L}`, "theta_new + bias + y_pred + W2_ij + y_hat_1 + L"],
    [String.raw`\alpha x + β y - \varepsilon`, "alpha * x + beta * y - epsilon"],
    [String.raw`x_{1,\mathit{new}} + \text{\_\_proto\_\_}`, "x1_new + __proto__"],
    // Products.
    [String.raw`x y + 2x + (x+y)z + x(y+z) + \sigma(z)(1-\sigma(z))`, "x * y + 2 * x + (x + y) * z + x * (y + z) + sigmoid(z) * (1 - sigmoid(z))"],
    [String.raw`2 \cdot x + x \cdot y + a \times b + a \ast b + a \odot b + a \circ b`, "2 * x + x · y + a * b + a * b + a * b + a * b"],
    [String.raw`x^T y + x^{\top} y + \mathbf{x}^{\mathsf T}\mathbf{y} + W^{\mathsf{T}} q`, "x.T @ y + x.T @ y + x.T @ y + W.T @ q"],
    [String.raw`q x^T + 2q \cdot x^T`, "outer(q, x) + outer(2 * q, x)"],
    [String.raw`\lambda W + \frac{1}{2} W x + x W`, "lambda * W + 1 / 2 * W @ x + x @ W".replace("lambda", "λ")],
    [String.raw`h_t = \tanh(W_{hh} h_{t-1} + W_{xh} x_t)`, "h_t = tanh(W_hh @ h_prev + W_xh @ x_t)"],
    // Functions.
    [String.raw`\max\{a,b\} + \min(a, b) + \exp(x) + \exp x + \ln x + \log(x) y + \tanh x`, "max(a, b) + min(a, b) + exp(x) + exp(x) + log(x) + log(x) * y + tanh(x)"],
    [String.raw`\sin 2x \cos y + \sin^2 x + \log_2 x`, "sin(2 * x) * cos(y) + sin(x)^2 + log(x) / log(2)"],
    [String.raw`\operatorname{softmax}(s) + \mathrm{ReLU}(x) + \text{Leaky ReLU}(x) + relu(x)`, "softmax(s) + relu(x) + leaky_relu(x) + relu(x)"],
    [String.raw`\mathrm{neuron}\left(x, y\right)`, "neuron(x, y)"],
    // Bars and norms.
    [String.raw`|x| + \left|x - 1\right| + \lvert x \rvert`, "abs(x) + abs(x - 1) + abs(x)"],
    [String.raw`\lVert x \rVert + \|x\|_2^2 + \|x\|_1 + \left\|x\right\|^{2} + \|W\|_F^2`, "norm(x) + sum(x^2) + sum(abs(x)) + sum(x^2) + sum(W^2)"],
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
    [String.raw`W = \begin{bmatrix} 0.1 & 0.5 \\ -0.3 & 0.8 \end{bmatrix}, \quad x = \begin{pmatrix} 0.2 \\ 0.4 \end{pmatrix}`, "W = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]"],
    [String.raw`f(x) = \begin{cases} x, & \text{if } x > 0 \\ 0.1x, & \text{otherwise.} \end{cases}`, "f(x) = where(x > 0, x, 0.1 * x)"],
    [String.raw`\left\{ \begin{array}{ll} 1 & 0 \le x < 1 \\ 0 & \text{else} \end{array} \right.`, "where((0 <= x) * (x < 1), 1, 0)"],
    [String.raw`\mathbf{1}_{x > 0} x + \mathbb{1}_{x = y}`, "(x > 0) * x + (x == y)"],
    // What sets the look.
    [String.raw`\bigl( x \,+\; y \bigr) \! \quad z ~ {\displaystyle x}`, "(x + y) * z * x"],
  ])("%s", (latex, expected) => {
    expect(program(latex)).toBe(expected);
  });
});
