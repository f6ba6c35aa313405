import {
  add,
  divide,
  exp,
  greatest,
  indexesOf,
  least,
  log,
  minus,
  over,
  plus,
  range,
  root,
  times,
  type Dual,
  type DualTensor,
} from "./tensorDual.fixtures.ts";
import {
  one,
  int,
  pick,
  counted,
  reduction,
  alongLine,
  perRow,
  pooled,
  joined,
  slicePositions,
  type Definition,
} from "./tensorForms.fixtures.ts";

const logSumExp = (line: readonly Dual[]): Dual => log(add(line.map(exp)));
const flat = (tensor: DualTensor): Dual[] => indexesOf(tensor.shape).map(tensor.at);

/**
 * Every tensor gate once more, written from its definition over dual numbers a + b·ε with plain nested loops: values to
 * judge the forward functions by, and directional derivatives J·v to judge the pullbacks by. Shares no code with them.
 */
export const naive: ReadonlyMap<string, Definition> = new Map<string, Definition>([
  [
    "matmul",
    ([first, second]) => {
      const [a, b] = [pick(first), pick(second)];
      const inner = a.shape.at(-1) ?? 0;
      const rank = a.shape.length - 1;
      return {
        shape: [...a.shape.slice(0, -1), ...b.shape.slice(1)],
        at: (index) =>
          add(range(inner).map((p) => times(a.at([...index.slice(0, rank), p]), b.at([p, ...index.slice(rank)])))),
      };
    },
  ],
  [
    "outer",
    ([a, b]) => ({
      shape: [...pick(a).shape, ...pick(b).shape],
      at: ([i = 0, j = 0]) => times(pick(a).at([i]), pick(b).at([j])),
    }),
  ],
  ["transpose", ([x]) => ({ shape: pick(x).shape.toReversed(), at: (index) => pick(x).at(index.toReversed()) })],
  [
    "reshape",
    ([x], { shape }) => {
      const asked = [shape ?? null].flat() as number[];
      const all = flat(pick(x));
      const known = asked.filter((extent) => extent >= 0).reduce((product, extent) => product * extent, 1);
      const filled = asked.map((extent) => (extent < 0 ? all.length / known : extent));
      const place = new Map(indexesOf(filled).map((index, i) => [index.join(" "), i]));
      return { shape: filled, at: (index) => all[place.get(index.join(" ")) ?? -1] ?? [Number.NaN, Number.NaN] };
    },
  ],
  ["flatten", ([x]) => ({ shape: [flat(pick(x)).length], at: ([i = 0]) => flat(pick(x))[i] ?? [Number.NaN, 0] })],
  [
    "index",
    ([given], attributes) => {
      const x = pick(given);
      const subscripts = (attributes["subscripts"] ?? []) as readonly (number | readonly (number | null)[])[];
      const taken = x.shape.map((extent, axis) => {
        const subscript = subscripts[axis] ?? [null, null, null];
        if (typeof subscript !== "number") return slicePositions(subscript, extent);
        return subscript < 0 ? subscript + extent : subscript;
      });
      return {
        shape: taken.flatMap((positions) => (typeof positions === "number" ? [] : [positions.length])),
        at: (index) => {
          const rest = [...index];
          return x.at(taken.map((p) => (typeof p === "number" ? p : (p[rest.shift() ?? -1] ?? -1))));
        },
      };
    },
  ],
  ["concat", (operands, { axis }) => joined(operands, counted(axis, pick(operands[0]).shape.length) ?? 0)],
  [
    "stack",
    (operands) =>
      joined(
        operands.map((x) => ({ shape: [1, ...x.shape], at: (i) => x.at(i.slice(1)) })),
        0,
      ),
  ],
  ["sum", reduction(add)],
  ["mean", reduction((line) => over(add(line), line.length))],
  ["largest", reduction(greatest)],
  ["smallest", reduction(least)],
  ["norm", reduction((line) => root(add(line.map((e) => times(e, e)))))],
  ["squared_norm", ([x]) => one(add(flat(pick(x)).map((e) => times(e, e))))],
  ["logsumexp", reduction(logSumExp)],
  ["softmax", alongLine((line, i) => divide(exp(line[i] ?? [0, 0]), add(line.map(exp))))],
  ["log_softmax", alongLine((line, i) => minus(line[i] ?? [0, 0], logSumExp(line)))],
  ["cross_entropy", perRow((row, label) => minus(logSumExp(row), row[label] ?? [Number.NaN, 0]))],
  [
    "svm_loss",
    perRow((row, label, { delta }) =>
      add(
        row
          .filter((_score, j) => j !== label)
          .map((score) => plus(minus(score, row[label] ?? [Number.NaN, 0]), [int(delta), 0]))
          .map((margin): Dual => (margin[0] > 0 ? margin : [0, 0])),
      ),
    ),
  ],
  [
    "mse",
    ([first, second]) => {
      const [a, b] = [pick(first), pick(second)];
      const rank = Math.max(a.shape.length, b.shape.length);
      const extent = (x: DualTensor, axis: number): number => x.shape[axis - rank + x.shape.length] ?? 1;
      const shape = range(rank).map((axis) => Math.max(extent(a, axis), extent(b, axis)));
      const element = (x: DualTensor, index: readonly number[]): Dual =>
        x.at(index.slice(rank - x.shape.length).map((i, axis) => ((x.shape[axis] ?? 1) === 1 ? 0 : i)));
      const errors = indexesOf(shape).map((index) => minus(element(a, index), element(b, index)));
      return one(over(add(errors.map((e) => times(e, e))), errors.length));
    },
  ],
  ["trace", ([x]) => one(add(range(Math.min(...pick(x).shape)).map((i) => pick(x).at([i, i]))))],
  [
    "conv2d",
    ([first, second], attributes) => {
      const [x, w] = [pick(first), pick(second)];
      const [stride, pad] = [int(attributes["stride"]), int(attributes["pad"])];
      const [n = 0, channels = 0, height = 0, width = 0] = x.shape;
      const [filters = 0, , kh = 0, kw = 0] = w.shape;
      const fits = (extent: number, k: number): number => Math.floor((extent + 2 * pad - k) / stride) + 1;
      const pixel = (image: number, c: number, i: number, j: number): Dual =>
        i < 0 || j < 0 || i >= height || j >= width ? [0, 0] : x.at([image, c, i, j]);
      return {
        shape: [n, filters, fits(height, kh), fits(width, kw)],
        at: ([image = 0, f = 0, r = 0, s = 0]) =>
          add(
            indexesOf([channels, kh, kw]).map(([c = 0, i = 0, j = 0]) =>
              times(pixel(image, c, r * stride + i - pad, s * stride + j - pad), w.at([f, c, i, j])),
            ),
          ),
      };
    },
  ],
  ["max_pool2d", pooled(greatest)],
  ["avg_pool2d", pooled((cells) => over(add(cells), cells.length))],
]);
