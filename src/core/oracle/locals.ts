/** A gate's value and its partial derivatives at given operands. */
export type Local = (
  x: number,
  ...others: readonly number[]
) => { readonly value: number; readonly partials: readonly number[]; readonly kink?: boolean };

type Unary = (x: number) => number;
type Binary = (x: number, y: number) => number;

const unary =
  (value: Unary, derivative: Unary): Local =>
  (x) => ({ value: value(x), partials: [derivative(x)] });

const binary =
  (value: Binary, byX: Binary, byY: Binary): Local =>
  (x, y = Number.NaN) => ({ value: value(x, y), partials: [byX(x, y), byY(x, y)] });

const comparison = (holds: (x: number, y: number) => boolean): Local =>
  binary(
    (x, y) => (holds(x, y) ? 1 : 0),
    () => 0,
    () => 0,
  );

const logistic: Unary = (x) => 1 / (1 + Math.exp(-x));

/**
 * Every scalar gate, written from the textbook and, where there is a choice, in another form than through the gate's own
 * output: 1/cos² for tan, 1/cosh² for tanh. The conventions at kinks are those that the language states.
 */
export const locals: ReadonlyMap<string, Local> = new Map<string, Local>([
  [
    "+",
    binary(
      (x, y) => x + y,
      () => 1,
      () => 1,
    ),
  ],
  [
    "-",
    binary(
      (x, y) => x - y,
      () => 1,
      () => -1,
    ),
  ],
  [
    "*",
    binary(
      (x, y) => x * y,
      (_, y) => y,
      (x) => x,
    ),
  ],
  [
    "/",
    binary(
      (x, y) => x / y,
      (_, y) => 1 / y,
      (x, y) => -x / (y * y),
    ),
  ],
  [
    "^",
    binary(
      (x, y) => x ** y,
      (x, y) => y * x ** (y - 1),
      (x, y) => x ** y * Math.log(x),
    ),
  ],
  [
    "negate",
    unary(
      (x) => -x,
      () => -1,
    ),
  ],
  ["<", comparison((x, y) => x < y)],
  [">", comparison((x, y) => x > y)],
  ["<=", comparison((x, y) => x <= y)],
  [">=", comparison((x, y) => x >= y)],
  ["==", comparison((x, y) => x === y)],
  ["exp", unary(Math.exp, Math.exp)],
  ["log", unary(Math.log, (x) => (x < 0 ? Number.NaN : 1 / x))],
  ["sqrt", unary(Math.sqrt, (x) => 0.5 * x ** -0.5)],
  [
    "square",
    unary(
      (x) => x * x,
      (x) => x + x,
    ),
  ],
  ["abs", unary(Math.abs, Math.sign)],
  ["sin", unary(Math.sin, Math.cos)],
  ["cos", unary(Math.cos, (x) => -Math.sin(x))],
  ["tan", unary(Math.tan, (x) => 1 / Math.cos(x) ** 2)],
  ["tanh", unary(Math.tanh, (x) => 1 / Math.cosh(x) ** 2)],
  ["sigmoid", unary(logistic, (x) => logistic(x) * logistic(-x))],
  [
    "relu",
    unary(
      (x) => (x > 0 ? x : 0),
      (x) => (x > 0 ? 1 : 0),
    ),
  ],
  ["softplus", unary((x) => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x))), logistic)],
  ["leaky_relu", (x, a = 0.1) => ({ value: x > 0 ? x : a * x, partials: x > 0 ? [1, 0] : [a, x], kink: x === 0 })],
  [
    "elu",
    (x, a = 1) => ({
      value: x > 0 ? x : a * Math.expm1(x),
      partials: x > 0 ? [1, 0] : [a * Math.exp(x), Math.expm1(x)],
      kink: x === 0,
    }),
  ],
  ["max", (x, y = Number.NaN) => ({ value: x >= y ? x : y, partials: x >= y ? [1, 0] : [0, 1] })],
  ["min", (x, y = Number.NaN) => ({ value: x <= y ? x : y, partials: x <= y ? [1, 0] : [0, 1] })],
  [
    "where",
    (x, y = Number.NaN, z = Number.NaN) => ({ value: x !== 0 ? y : z, partials: x !== 0 ? [0, 1, 0] : [0, 0, 1] }),
  ],
]);
