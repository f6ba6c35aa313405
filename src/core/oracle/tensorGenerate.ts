import type { Random } from "./random.ts";
import { anyShape, narrowed, refolded, subscriptsFor } from "./tensorShapes.ts";
import { TensorLeaves } from "./tensorLeaves.ts";
import { countOf, type Call, type Extents, type TensorProgram, type TensorTree } from "./tensorTree.ts";

const unaries = ["exp", "log", "sqrt", "square", "abs", "sin", "cos", "tanh", "sigmoid", "relu", "softplus"];
const kinked = ["leaky_relu", "elu"];
const operators = ["+", "+", "-", "-", "*", "*", "*", "/"] as const;
const comparisons = ["<", ">", "<=", ">=", "=="] as const;

/** Trees grown from the shape that is wanted down to the inputs, which come about where a leaf needs one. */
class Garden {
  readonly #leaves: TensorLeaves;
  readonly #dice: Random;

  constructor(dice: Random) {
    this.#dice = dice;
    this.#leaves = new TensorLeaves(dice);
  }

  program(): TensorProgram {
    for (let i = this.#dice.below(4); i > 0; i--) {
      const tree = this.grow(anyShape(this.#dice), 2);
      // A name for numbers alone would be one more input, a name for a name another name.
      if (tree.kind === "call") this.#leaves.name(tree);
    }
    const output = this.grow(this.#dice.pick([[], [], [], [], [1], [1, 1]]), 4);
    return { inputs: this.#leaves.inputs, values: this.#leaves.values, output };
  }

  #call(call: Call, shape: Extents, ...operands: readonly TensorTree[]): TensorTree {
    return { kind: "call", shape, call, operands };
  }

  /** A tree of that shape: a leaf, or a gate of the kinds that make such a shape. */
  grow(shape: Extents, depth: number): TensorTree {
    const dice = this.#dice;
    if (depth === 0 || dice.chance(0.08)) return this.#leaves.grow(shape);
    if (shape.length === 0 && dice.chance(0.45)) return this.#reduced(depth);
    if (dice.chance(0.45)) return this.#elementwise(shape, depth);
    return this.#whole(shape, depth);
  }

  #pair(shape: Extents, depth: number): readonly TensorTree[] {
    const wide = this.grow(shape, depth - 1);
    const narrow = this.#dice.chance(0.1) ? wide : this.grow(narrowed(shape, this.#dice), depth - 1);
    return this.#dice.chance(0.5) ? [wide, narrow] : [narrow, wide];
  }

  #elementwise(shape: Extents, depth: number): TensorTree {
    const dice = this.#dice;
    const kind = dice.next();
    if (kind < 0.45)
      return this.#call({ kind: "operator", operator: dice.pick(operators) }, shape, ...this.#pair(shape, depth));
    const operand = (): TensorTree => this.grow(shape, depth - 1);
    if (kind < 0.5) return this.#call({ kind: "negate" }, shape, operand());
    if (kind < 0.58) {
      const exponent: TensorTree = { kind: "constant", shape: [], values: [dice.pick([2, 2, 3, 1])] };
      return this.#call({ kind: "operator", operator: "^" }, shape, operand(), exponent);
    }
    if (kind < 0.68)
      return this.#call({ kind: "elementwise", callee: dice.pick(["max", "min"]) }, shape, ...this.#pair(shape, depth));
    if (kind < 0.72) return this.#call({ kind: "elementwise", callee: dice.pick(kinked) }, shape, operand());
    if (kind < 0.76) {
      const condition = this.#call(
        { kind: "operator", operator: dice.pick(comparisons) },
        shape,
        ...this.#pair(shape, depth - 1 || 1),
      );
      return this.#call({ kind: "elementwise", callee: "where" }, shape, condition, ...this.#pair(shape, depth));
    }
    const callee = dice.pick(unaries);
    if ((callee === "log" || callee === "sqrt") && dice.chance(0.9)) {
      const positive = this.#call({ kind: "elementwise", callee: "square" }, shape, operand());
      const half: TensorTree = { kind: "constant", shape: [], values: [0.5] };
      return this.#call(
        { kind: "elementwise", callee },
        shape,
        this.#call({ kind: "operator", operator: "+" }, shape, positive, half),
      );
    }
    return this.#call({ kind: "elementwise", callee }, shape, operand());
  }

  /** One number out of many. */
  #reduced(depth: number): TensorTree {
    const dice = this.#dice;
    const extent = (): number => 1 + dice.below(3);
    const kind = dice.next();
    if (kind < 0.1) return this.#call({ kind: "norm" }, [], this.grow(anyShape(this.#dice), depth - 1));
    if (kind < 0.2) {
      const size = extent();
      return this.#call({ kind: "product" }, [], this.grow([size], depth - 1), this.grow([size], depth - 1));
    }
    if (kind < 0.25) return this.#call({ kind: "trace" }, [], this.grow([extent(), extent()], depth - 1));
    if (kind < 0.35) {
      const over = anyShape(this.#dice);
      return this.#call({ kind: "mse", over }, [], ...this.#pair(over, depth));
    }
    if (kind < 0.5) {
      const shape = dice.chance(0.5) ? [1 + extent()] : [extent(), 1 + extent()];
      const classes = shape.at(-1) ?? 0;
      const labels = Array.from({ length: countOf(shape) / classes }, () => dice.below(classes));
      const call: Call = dice.chance(0.5)
        ? { kind: "cross_entropy", labels }
        : { kind: "svm_loss", labels, delta: dice.pick([1, 1, 0.5]) };
      return this.#call(call, [], this.grow(shape, depth - 1));
    }
    const image = dice.chance(0.12);
    const shape = image ? [1, extent(), 1 + dice.below(2), 1 + dice.below(2)] : anyShape(this.#dice);
    const callee = dice.pick(["sum", "sum", "mean", "max", "min", "logsumexp"] as const);
    const operand = image ? this.#image(shape, depth - 1) : this.grow(shape, depth - 1);
    return this.#call({ kind: "reduce", callee, axis: null, keepdims: false }, [], operand);
  }

  /** Gates on whole tensors that make a shape of one axis or more, or of a line of another tensor. */
  #whole(shape: Extents, depth: number): TensorTree {
    const dice = this.#dice;
    const rank = shape.length;
    const extent = (): number => 1 + dice.below(3);
    const makers: (() => TensorTree)[] = [() => this.#line(shape, depth), () => this.#picked(shape, depth)];
    if (rank > 0) {
      makers.push(() => this.#softmax(shape, depth));
      makers.push(() => this.#joined(shape, depth));
      makers.push(() => this.#call({ kind: "reshape" }, shape, this.grow(refolded(countOf(shape), dice), depth - 1)));
      makers.push(() => this.#call({ kind: "transpose" }, shape, this.grow(shape.toReversed(), depth - 1)));
    }
    const [rows = 1, columns = 1] = shape;
    const product = (left: Extents, right: Extents): TensorTree =>
      this.#call({ kind: "product" }, shape, this.grow(left, depth - 1), this.grow(right, depth - 1));
    const inner = extent();
    if (rank === 2) {
      makers.push(() => product([rows, inner], [inner, columns]));
      makers.push(() => product([rows, inner], [inner, columns]));
      makers.push(() =>
        this.#call({ kind: "outer" }, shape, this.grow([rows], depth - 1), this.grow([columns], depth - 1)),
      );
    }
    if (rank === 1) {
      makers.push(() => product([rows, inner], [inner]));
      makers.push(() => product([inner], [inner, rows]));
    }
    return dice.pick(makers)();
  }

  /** A reduction along one axis. */
  #line(shape: Extents, depth: number): TensorTree {
    const dice = this.#dice;
    const callee = dice.pick(["sum", "sum", "mean", "max", "min", "norm", "logsumexp"] as const);
    const flatAxes = shape.flatMap((extent, axis) => (extent === 1 ? [axis] : []));
    const keepdims = flatAxes.length > 0 && dice.chance(0.6);
    const axis = keepdims ? dice.pick(flatAxes) : dice.below(shape.length + 1);
    const extent = 1 + dice.below(3);
    const long = keepdims ? shape.with(axis, extent) : shape.toSpliced(axis, 0, extent);
    return this.#call({ kind: "reduce", callee, axis, keepdims }, shape, this.grow(long, depth - 1));
  }

  #softmax(shape: Extents, depth: number): TensorTree {
    const dice = this.#dice;
    const callee = dice.pick(["softmax", "softmax", "log_softmax"] as const);
    const axis = dice.chance(0.6) ? shape.length - 1 : dice.below(shape.length);
    return this.#call({ kind: "softmax", callee, axis }, shape, this.grow(shape, depth - 1));
  }

  /** What subscripts take out of something larger. */
  #picked(shape: Extents, depth: number): TensorTree {
    const { picks, extents } = subscriptsFor(shape, this.#dice);
    return this.#call({ kind: "index", picks }, shape, this.grow(extents, depth - 1));
  }

  #joined(shape: Extents, depth: number): TensorTree {
    const dice = this.#dice;
    const axis = dice.below(shape.length);
    const extent = shape[axis] ?? 1;
    const [rows = 1, ...rest] = shape;
    if (extent === 1 || dice.chance(0.5)) {
      const parts = Array.from({ length: rows }, () => this.grow(rest, depth - 1));
      return this.#call({ kind: "stack" }, shape, ...parts);
    }
    const cut = 1 + dice.below(extent - 1);
    const parts = [cut, extent - cut].map((size) => this.grow(shape.with(axis, size), depth - 1));
    return this.#call({ kind: "concat", axis }, shape, ...parts);
  }

  /** Convolution and pooling, for a shape N×C×H×W. */
  #image(shape: Extents, depth: number): TensorTree {
    const dice = this.#dice;
    const [n = 1, c = 1, height = 1, width = 1] = shape;
    const small = (extents: Extents): TensorTree =>
      this.#call({ kind: "reshape" }, extents, this.grow([countOf(extents)], Math.max(0, depth - 1)));
    const size = 1 + dice.below(2);
    const stride = 1 + dice.below(2);
    if (dice.chance(0.4)) {
      const callee = dice.pick(["max_pool2d", "avg_pool2d"] as const);
      const wide = [height, width].map((extent) => (extent - 1) * stride + size);
      return this.#call({ kind: "pool", callee, size, stride }, shape, small([n, c, ...wide]));
    }
    const pad = (height - 1) * stride + size > 2 && (width - 1) * stride + size > 2 ? dice.below(2) : 0;
    const channels = 1 + dice.below(2);
    const wide = [height, width].map((extent) => (extent - 1) * stride + size - 2 * pad);
    const filters = small([c, channels, size, size]);
    return this.#call({ kind: "conv2d", stride, pad }, shape, small([n, channels, ...wide]), filters);
  }
}

/** A program of small tensors, right in its shapes, with forks and repeated operands. */
export function generateTensors(dice: Random): TensorProgram {
  return new Garden(dice).program();
}
