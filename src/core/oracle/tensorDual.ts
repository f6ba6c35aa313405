import type { Answer, Dual, Rounding } from "./dual.ts";
import { locals } from "./locals.ts";
import { flat, picked, positionsOf, range, type Position } from "./positions.ts";
import { countOf, type Call, type Extents, type TensorProgram, type TensorTree } from "./tensorTree.ts";

/** A tensor of dual numbers: each element carries its derivative with respect to every entry of every input. */
interface Duals {
  readonly shape: Extents;
  readonly items: readonly Dual[];
}

/**
 * Forward-mode differentiation in index form: every operation is spelled out for one element of its output, as sums
 * and products of elements of its operands. No element knows of matrices, and nothing runs backward.
 */
export function forwardModeOfTensors(program: TensorProgram, rounding: Rounding = (value) => value): Answer {
  const width = program.inputs.reduce((count, { shape }) => count + countOf(shape), 0);
  let infinite = false;
  let kink = false;

  const fixed = (value: number): Dual => ({ value, derivatives: Array<number>(width).fill(0), constant: true });

  const apply = (gate: string, ...operands: readonly Dual[]): Dual => {
    const local = locals.get(gate);
    if (local === undefined) throw new Error(`the oracle does not know ${gate}`);
    const [x = Number.NaN, ...others] = operands.map(({ value }) => value);
    const at = local(x, ...others);
    kink ||= at.kink === true;
    infinite ||= !Number.isFinite(at.value);
    const derivatives = Array<number>(width).fill(0);
    for (const [slot, operand] of operands.entries()) {
      if (operand.constant) continue;
      const partial = rounding(at.partials[slot] ?? Number.NaN);
      infinite ||= !Number.isFinite(partial);
      for (let i = 0; i < width; i++) {
        derivatives[i] = rounding((derivatives[i] ?? 0) + partial * (operand.derivatives[i] ?? 0));
      }
    }
    return { value: rounding(at.value), derivatives, constant: operands.every(({ constant }) => constant) };
  };

  const total = (terms: readonly Dual[]): Dual => terms.reduce((sum, term) => apply("+", sum, term), fixed(0));
  const mean = (terms: readonly Dual[]): Dual => apply("/", total(terms), fixed(terms.length));
  /** The first of the largest, or of the smallest. */
  const first = (terms: readonly Dual[], sign: 1 | -1): Dual =>
    terms.reduce((best, term) => (sign * term.value > sign * best.value ? term : best));
  const logSumExp = (terms: readonly Dual[]): Dual => {
    const top = fixed(first(terms, 1).value);
    return apply("+", top, apply("log", total(terms.map((term) => apply("exp", apply("-", term, top))))));
  };
  const reductions = {
    sum: total,
    mean,
    max: (terms: readonly Dual[]) => first(terms, 1),
    min: (terms: readonly Dual[]) => first(terms, -1),
    norm: (terms: readonly Dual[]) => apply("sqrt", total(terms.map((term) => apply("*", term, term)))),
    logsumexp: logSumExp,
  };

  const svm = (scores: readonly Dual[], label: number, delta: number): Dual => {
    const right = scores[label] ?? fixed(Number.NaN);
    const wrong = scores.filter((_, j) => j !== label);
    return total(wrong.map((score) => apply("max", fixed(0), apply("+", apply("-", score, right), fixed(delta)))));
  };

  const compute = (call: Call, operands: readonly Duals[], shape: Extents): Duals => {
    const at = (slot: number, position: Position): Dual => {
      const operand = operands[slot];
      return operand?.items[flat(operand.shape, position)] ?? fixed(Number.NaN);
    };
    const shapeOf = (slot: number): Extents => operands[slot]?.shape ?? [];
    const each = (element: (position: Position) => Dual): Duals => ({
      shape,
      items: positionsOf(shape).map(element),
    });
    /** Elements of every operand that meet at a position of the output. */
    const meeting = (position: Position): readonly Dual[] =>
      operands.map((operand, slot) => {
        const aligned = position.slice(position.length - operand.shape.length);
        const own = aligned.map((i, axis) => (operand.shape[axis] === 1 ? 0 : i));
        return at(slot, own);
      });
    const rows = (): readonly (readonly Dual[])[] => {
      const classes = shapeOf(0).at(-1) ?? 0;
      const items = operands[0]?.items ?? [];
      return range(items.length / classes).map((row) => items.slice(row * classes, (row + 1) * classes));
    };
    const everything = operands[0]?.items ?? [];

    switch (call.kind) {
      case "elementwise":
        return each((position) => apply(call.callee, ...meeting(position)));
      case "operator":
        return each((position) => apply(call.operator, ...meeting(position)));
      case "negate":
        return each((position) => apply("negate", ...meeting(position)));
      case "product": {
        const isRow = shapeOf(0).length === 1;
        return each((position) => {
          const left = isRow ? [] : position.slice(0, 1);
          const right = position.slice(left.length);
          const inner = range(shapeOf(0).at(-1) ?? 0);
          return total(inner.map((k) => apply("*", at(0, [...left, k]), at(1, [k, ...right]))));
        });
      }
      case "outer":
        return each(([i = 0, j = 0]) => apply("*", at(0, [i]), at(1, [j])));
      case "transpose":
        return each((position) => at(0, position.toReversed()));
      case "trace":
        return each(() => total(range(Math.min(...shapeOf(0))).map((i) => at(0, [i, i]))));
      case "reshape":
        return { shape, items: everything };
      case "norm":
        return each(() => reductions.norm(everything));
      case "mse":
        return each(() => {
          const apart = positionsOf(call.over).map((position) => apply("-", ...meeting(position)));
          return mean(apart.map((difference) => apply("*", difference, difference)));
        });
      case "cross_entropy":
        return each(() => mean(rows().map((row, i) => apply("-", logSumExp(row), labelled(row, call.labels[i])))));
      case "svm_loss":
        return each(() => mean(rows().map((row, i) => svm(row, call.labels[i] ?? Number.NaN, call.delta))));
      case "reduce": {
        const { axis, keepdims } = call;
        if (axis === null) return each(() => reductions[call.callee](everything));
        return each((position) => {
          const line = range(shapeOf(0)[axis] ?? 0).map((i) =>
            at(0, keepdims ? position.with(axis, i) : position.toSpliced(axis, 0, i)),
          );
          return reductions[call.callee](line);
        });
      }
      case "softmax":
        return each((position) => {
          const line = range(shape[call.axis] ?? 0).map((i) => at(0, position.with(call.axis, i)));
          if (call.callee === "log_softmax") return apply("-", at(0, position), logSumExp(line));
          const top = fixed(first(line, 1).value);
          const power = (item: Dual): Dual => apply("exp", apply("-", item, top));
          return apply("/", power(at(0, position)), total(line.map(power)));
        });
      case "index":
        return each((position) => at(0, picked(call.picks, position)));
      case "concat":
        return each((position) => {
          let i = position[call.axis] ?? 0;
          for (const [slot, operand] of operands.entries()) {
            const extent = operand.shape[call.axis] ?? 0;
            if (i < extent) return at(slot, position.with(call.axis, i));
            i -= extent;
          }
          throw new Error("past the end");
        });
      case "stack":
        return each(([slot = 0, ...rest]) => at(slot, rest));
      case "conv2d": {
        const [, channels = 0, height = 0, width_ = 0] = shapeOf(0);
        const [, , tall = 0, wide = 0] = shapeOf(1);
        return each(([n = 0, f = 0, r = 0, c = 0]) => {
          const terms: Dual[] = [];
          for (const [channel = 0, i = 0, j = 0] of positionsOf([channels, tall, wide])) {
            const y = r * call.stride + i - call.pad;
            const x = c * call.stride + j - call.pad;
            if (y < 0 || x < 0 || y >= height || x >= width_) continue;
            terms.push(apply("*", at(0, [n, channel, y, x]), at(1, [f, channel, i, j])));
          }
          return total(terms);
        });
      }
      case "pool":
        return each(([n = 0, c = 0, row = 0, column = 0]) => {
          const window = positionsOf([call.size, call.size]).map(([i = 0, j = 0]) =>
            at(0, [n, c, row * call.stride + i, column * call.stride + j]),
          );
          return call.callee === "max_pool2d" ? first(window, 1) : mean(window);
        });
    }
  };

  const labelled = (row: readonly Dual[], label: number | undefined): Dual => row[label ?? -1] ?? fixed(Number.NaN);

  const scope = new Map<string, Duals>();
  const evaluate = (tree: TensorTree): Duals => {
    switch (tree.kind) {
      case "constant":
        return { shape: tree.shape, items: tree.values.map(fixed) };
      case "name": {
        const found = scope.get(tree.name);
        if (found === undefined) throw new Error(`the oracle's own program has no ${tree.name}`);
        return found;
      }
      case "call":
        return compute(tree.call, tree.operands.map(evaluate), tree.shape);
    }
  };

  let from = 0;
  for (const { name, shape, values } of program.inputs) {
    const start = from;
    const items = values.map((value, i): Dual => {
      const derivatives = Array<number>(width).fill(0);
      derivatives[start + i] = 1;
      return { value, derivatives, constant: false };
    });
    from += values.length;
    scope.set(name, { shape, items });
  }
  for (const { name, tree } of program.values) scope.set(name, evaluate(tree));
  const output = evaluate(program.output).items[0] ?? fixed(Number.NaN);
  return { ...output, infinite, kink };
}
