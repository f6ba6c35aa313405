import { examples } from "../src/examples/index.ts";

export const sourceOf = (id: string): string => examples.find((example) => example.id === id)?.source ?? "";

/** What has a mistake, and what has a hint; each is a program. */
export const told = [
  "f = x(y); x = 2; y = 3",
  "f = w0x0; w0 = 2; x0 = -1",
  "f = (x + ; x = 1.2.3",
  "f = A @ b; A = [[1, 2], [3, 4]]; b = [1, 2, 3]",
  "f = 1/2x + [1, 2] [3, 4]; x = 3",
  "f = foo(x) + relu(); x = 1",
  "\\frac{x}{y} + \\oint z",
  "a = b; b = a",
] as const;

/** What the checks of a graph have something to say of. */
export const ailing: readonly (readonly [name: string, source: string])[] = [
  ["a sound graph", "f = (x + y) * z\nx = -2\ny = 5\nz = -4"],
  ["backward lines", "q = x + y\nf = q * z\nx = -2\ny = 5\nz = -4\ndq = z\ndx = q\ndz = q + 1"],
  ["saturation", "f = sigmoid(w * x) + softmax(v)[0]\nw = 9\nx = 4\nv = [90, 1]"],
  ["dead units", "f = sum(relu(X @ W) @ V)\nX = [[1, 2], [2, 1]]\nW = [[-1, 1], [-1, 1]]\nV = [1, 2]\nu = 3"],
  ["kinks", "f = max(a, b) + relu(c) + abs(d)\na = 2\nb = 2\nc = 0.000001\nd = 0"],
  ["infinity", "f = log(x) + sqrt(y)\nx = 0\ny = 0"],
  ["vanishing", "h = x\nfor t in range(8):\n  h = tanh(0.1 h)\nf = h\nx = 0.5"],
  ["many entries", sourceOf("batch")],
];
