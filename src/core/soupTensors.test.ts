import { describe, expect, test } from "vitest";
import type { Random } from "./oracle/random.ts";
import { generateTensors } from "./oracle/tensorGenerate.ts";
import { writeTensors } from "./oracle/tensorWrite.ts";
import { complaint, complaints, soup } from "./soup.fixtures.ts";

const tokens = [
  ...["x", "y", "W", "b", "q", "f", "x_1", "θ", "__proto__", "constructor", "None", "True", "np", "T", "shape"],
  ...["0", "1", "2", "-1", ".5", "3.", "1e3", "1e9", "99999", "1.5", "2.T", "[0]", "[-1]", "[:]", "[::]", "[::-1]"],
  ...["[1:2]", "[:, 0]", "[0, :]", "[1:,]", "[0", ":1]", "[]", "[[]]", "[[[", "]]]", "[[1, 2], [3]]", "[1, 2]"],
  ...[
    "[1 2]",
    "[1; 2]",
    "[1, 2\n3, 4]",
    "[[1, 2],\n [3, 4]]",
    "[\n",
    "\n]",
    "(1,)",
    "(2, 3)",
    "()",
    "[x, y]",
    "[x, [y]]",
  ],
  ...[
    ".T",
    ".t",
    ".",
    "..",
    "...",
    ".shape",
    ".shape[0]",
    ".sum()",
    ".sum(axis=0)",
    ".max(",
    ".dot(",
    ".reshape(2, -1)",
  ],
  ...[".reshape(", ".foo()", ".mean(axis=", ".size", ".ndim", ".copy()", ".item()", ".append(1)", ".sum.sum", ".T.T.T"],
  ...["axis=0", "axis=-3", "axis=None", "axis=x", "axis=[0]", "keepdims=True", "seed=1", "seed=-1", "seed=1.5", "y=0"],
  ...["sum(", "mean(", "max(", "norm(", "softmax(", "logsumexp(", "cross_entropy(", "svm_loss(", "mse(", "trace("],
  ...["dot(", "outer(", "transpose(", "reshape(", "flatten(", "concat(", "stack(", "where(", "conv2d(", "max_pool2d("],
  ...[
    "zeros(",
    "ones(",
    "eye(",
    "arange(",
    "onehot(",
    "randn(",
    "rand(",
    "np.random.randn(",
    "len(",
    "np.array(",
    "seed(",
  ],
  ...[
    "zeros(0)",
    "zeros(2, 0)",
    "zeros(5000, 5000)",
    "zeros(-1)",
    "zeros(1.5)",
    "randn(3, 2)",
    "eye(3)",
    "arange(1, 0)",
  ],
  ...["arange(1e9)", "arange(0, 1, 1e-9)", "eye(1e5)", "onehot(5, 3)", "zeros(2, 3, 4)"],
  ...["+", "-", "*", "/", "^", "@", "·", "**", "²", "<", "==", "=", "=", "= ", ",", ":", ";", "(", ")", "[", "]"],
  ...["\n", "\n", " ", "\t", "# note\n", "for t in range(2):", "    ", "λ", "😀", "\u2028", "”", "［", "］"],
];

/** A right program with a few wrong places: it gets past the parser more often than soup does. */
function spoilt(dice: Random): string {
  let text = writeTensors(generateTensors(dice), dice);
  for (let i = dice.below(3); i >= 0; i--) {
    const from = dice.below(text.length + 1);
    text = text.slice(0, from) + (dice.chance(0.6) ? dice.pick(tokens) : "") + text.slice(from + dice.below(4));
  }
  return text;
}

/** Right in its grammar, wrong in its shapes: every name gets a value of another program. */
function mismatched(dice: Random): string {
  const shapes = [
    "2",
    "[1, 2]",
    "[1, 2, 3]",
    "[[1, 2], [3, 4]]",
    "[[1, 2, 3]]",
    "[[1], [2]]",
    "zeros(2, 3, 2)",
    "[[[[1]]]]",
  ];
  const names = ["x", "W", "b"];
  const lines = names.map((name) => `${name} = ${dice.pick(shapes)}`);
  const atom = (): string => dice.pick([...names, ...names, "2", "[1, 2]"]);
  const forms: (() => string)[] = [
    () => `${atom()} ${dice.pick(["+", "*", "@", "·", "/", "^", "<"])} ${atom()}`,
    () =>
      `${dice.pick(["dot", "outer", "max", "mse", "matmul", "conv2d", "svm_loss", "cross_entropy"])}(${atom()}, ${atom()})`,
    () =>
      `${dice.pick(["sum", "mean", "max", "softmax", "logsumexp"])}(${atom()}, axis=${dice.pick(["0", "1", "-1", "2", "-3", "0.5", "x"])})`,
    () => `${dice.pick(["trace", "norm", "flatten", "stack", "concat", "transpose", "len"])}(${atom()})`,
    () =>
      `${dice.pick(names)}${dice.pick(["[0]", "[1, 1]", "[5]", "[:, 1]", "[::0]", "[0:9]", "[2:1]", "[x]", "[0.5]", "[0][0]"])}`,
    () => `${dice.pick(names)}.reshape(${dice.pick(["2, 3", "-1", "-1, -1", "4", "0", "(2, 2)", "x"])})`,
    () => `[${atom()}, ${atom()}]`,
    () => `concat([${atom()}, ${atom()}], axis=${dice.pick(["0", "1", "2"])})`,
    () => `max_pool2d(${atom()}, ${dice.pick(["1", "2", "0", "1.5"])})`,
  ];
  for (let i = dice.below(3); i > 0; i--) {
    lines.push(`q${i} = ${dice.pick(forms)()}`);
    names.push(`q${i}`);
  }
  return [...lines, dice.chance(0.6) ? `f = sum(${dice.pick(forms)()})` : dice.pick(forms)()].join("\n");
}

describe("any text of brackets, dots and slices gives a result or located diagnostics", () => {
  const portions = [1, 2, 3];
  test.each(portions)("soup of tokens, portion %i", { timeout: 60_000 }, (portion) => {
    expect(complaints(portion, 8000, (dice) => soup(tokens, dice))).toEqual([]);
  });
  test.each(portions)("spoilt programs of tensors, portion %i", { timeout: 60_000 }, (portion) => {
    expect(complaints(portion, 3000, spoilt)).toEqual([]);
  });
  test.each(portions)("shapes that do not fit, portion %i", { timeout: 60_000 }, (portion) => {
    expect(complaints(portion, 3000, mismatched)).toEqual([]);
  });

  const odd = [
    "0",
    "-1",
    "1.5",
    "[1]",
    "[[1]]",
    "[]",
    "None",
    "[None]",
    "True",
    "1e9",
    "1e300",
    "0/0",
    "(2, 3)",
    "x",
    "sum(x)",
  ];
  test.each([
    ...[
      "max_pool2d(I, ?)",
      "avg_pool2d(I, 1, stride=?)",
      "conv2d(J, J, stride=?)",
      "conv2d(J, J, pad=?)",
      "conv2d(J, ?)",
    ],
    ...["sum(I, axis=?)", "max(I, axis=?)", "mean(I, keepdims=?)", "softmax(I, axis=?)", "logsumexp(I, axis=?)"],
    ...["cross_entropy(v, ?)", "cross_entropy(I, ?)", "svm_loss(v, ?)", "svm_loss(I, [0, 1], delta=?)", "onehot(?, 3)"],
    ...["onehot(1, ?)", "v[?]", "I[?, ?]", "v[?:]", "v[:?]", "v[::?]", "v.reshape(?)", "v.reshape(?, ?)", "I.shape[?]"],
    ...["zeros(?)", "ones(?, ?)", "eye(?)", "arange(?)", "arange(0, 1, ?)", "rand(?)", "randn(2, seed=?)", "len(?)"],
    ...["concat([I, I], axis=?)", "concat(?)", "stack(?)", "[v, ?]", "leaky_relu(v, a=?)", "where(?, v, v)", "v @ ?"],
    ...["first_largest(I, axis=?)", "spread(v, ?)", "scatter(v, ?)", "outer(v, ?)", "mse(?, v)", "trace(?)", "norm(?)"],
  ])("%s with every odd argument", (form) => {
    const data = "I = [[1, 2], [3, 4]]\nJ = [[[[1, 2], [3, 4]]]]\nv = [1, 2, 3]\nx = 2";
    const texts = odd.map((argument) => form.replaceAll("?", argument));
    const programs = texts.flatMap((text) => [`f = sum(${text}) + sum(I) + sum(v) + x\n${data}`, `${text}\n${data}`]);
    const wrong = programs.map((source) => [source, complaint(source)]).filter(([, what]) => what !== null);
    expect(wrong).toEqual([]);
  });
});
