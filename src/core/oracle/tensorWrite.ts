import type { Random } from "./random.ts";
import { countOf, type Extents, type Pick, type TensorProgram, type TensorTree } from "./tensorTree.ts";

/** How tightly an expression binds, as the language's table of operators has it, loosest first. */
const strength = { comparison: 1, sum: 2, product: 3, unary: 4, power: 5, atom: 6 };

interface Written {
  readonly text: string;
  readonly strength: number;
}

type Node = Extract<TensorTree, { kind: "call" }>;

const atom = (text: string): Written => ({ text, strength: strength.atom });

/** A program as text, in any of the spellings that the language takes; its statements in any order. */
export function writeTensors(program: TensorProgram, dice: Random): string {
  const statements = [
    ...program.inputs.map(({ name, shape, values }) => `${name} = ${literal(shape, values, dice)}`),
    ...program.values.map(({ name, tree }) => `${name} = ${expression(tree, dice).text}`),
    expression(program.output, dice).text,
  ];
  for (let i = statements.length - 1; i > 0; i--) {
    const j = dice.below(i + 1);
    [statements[i], statements[j]] = [statements[j] ?? "", statements[i] ?? ""];
  }
  return statements.map((statement) => statement + dice.pick(["\n", "\n", "\n\n", "  # why\n"])).join("");
}

/** `[[1, -2], [3, 4]]`, now and then over several lines or in NumPy's words. */
function literal(shape: Extents, values: readonly number[], dice: Random): string {
  const signed = (value: number): string => (value < 0 ? `${dice.pick(["-", "−"])}${-value}` : String(value));
  const nested = ([extent, ...inner]: Extents, from: number): string => {
    if (extent === undefined) return signed(values[from] ?? Number.NaN);
    const size = countOf(inner);
    const parts = Array.from({ length: extent }, (_, i) => nested(inner, from + i * size));
    return `[${parts.join(inner.length > 0 && dice.chance(0.2) ? ",\n  " : ", ")}]`;
  };
  const text = nested(shape, 0);
  return shape.length > 0 && dice.chance(0.1) ? `np.array(${text})` : text;
}

/** In parentheses where it binds more loosely than its place asks, and now and then for nothing. */
function within(tree: TensorTree, least: number, dice: Random): string {
  const written = expression(tree, dice);
  return written.strength < least || dice.chance(0.08) ? `(${written.text})` : written.text;
}

/** Before a point or a bracket: not a number, whose point it would seem to be, nor a list, which would stand before an index. */
function base(tree: TensorTree, dice: Random): string {
  const text = within(tree, strength.atom, dice);
  return /^[\d.[]/.test(text) ? `(${text})` : text;
}

function expression(tree: TensorTree, dice: Random): Written {
  if (tree.kind === "name") return atom(tree.name === "theta" ? dice.pick(["theta", "θ"]) : tree.name);
  if (tree.kind === "constant") {
    const isOnes = tree.shape.length > 0 && tree.values.every((value) => value === 1);
    return atom(
      isOnes ? `${dice.pick(["", "np."])}ones(${tree.shape.join(", ")})` : literal(tree.shape, tree.values, dice),
    );
  }
  const { call } = tree;
  switch (call.kind) {
    case "negate":
      return { text: `-${operand(tree, 0, strength.power, dice)}`, strength: strength.unary };
    case "operator":
      return call.operator === "^" ? power(tree, dice) : chain(tree, call.operator, dice);
    case "product":
      return product(tree, dice);
    case "index":
      return atom(`${base(first(tree), dice)}[${subscripts(call.picks, dice)}]`);
    default:
      return atom(application(tree, dice));
  }
}

const first = (tree: Node): TensorTree => tree.operands[0] ?? tree;

function operand(tree: Node, slot: number, least: number, dice: Random): string {
  const found = tree.operands[slot];
  return found === undefined ? "" : within(found, least, dice);
}

function power(tree: Node, dice: Random): Written {
  const text = `${operand(tree, 0, strength.atom, dice)}${dice.pick(["^", "**"])}${operand(tree, 1, strength.unary, dice)}`;
  return { text, strength: strength.power };
}

function chain(tree: Node, operator: string, dice: Random): Written {
  const own =
    operator === "+" || operator === "-"
      ? strength.sum
      : operator === "*" || operator === "/"
        ? strength.product
        : strength.comparison;
  const left = operand(tree, 0, own === strength.comparison ? own + 1 : own, dice);
  const right = operand(tree, 1, own + 1, dice);
  // The dot of a number and anything is a plain product; of two tensors it is not.
  const scales = operator === "*" && tree.operands.some(({ shape }) => shape.length === 0);
  const sign = scales && dice.chance(0.2) ? "·" : operator;
  return { text: dice.chance(0.8) ? `${left} ${sign} ${right}` : `${left}${sign}${right}`, strength: own };
}

function product(tree: Node, dice: Random): Written {
  const args = (): string => tree.operands.map((part) => expression(part, dice).text).join(", ");
  const kind = dice.next();
  if (kind < 0.15) return atom(`${base(first(tree), dice)}.dot(${operand(tree, 1, strength.comparison, dice)})`);
  if (kind < 0.35) return atom(`${dice.pick(["dot", "matmul", "np.dot", "np.matmul", "torch.matmul"])}(${args()})`);
  const left = operand(tree, 0, strength.product, dice);
  const right = operand(tree, 1, strength.unary, dice);
  return { text: `${left} ${kind < 0.8 ? "@" : "·"} ${right}`, strength: strength.product };
}

function subscripts(picks: readonly Pick[], dice: Random): string {
  const place = (at: number, extent: number): string => String(dice.chance(0.2) ? at - extent : at);
  return picks
    .map((pick) => {
      const { first: from, extent } = pick;
      if (pick.kind === "at") return place(from, extent);
      const { step, count } = pick;
      const start = from === (step > 0 ? 0 : extent - 1) && dice.chance(0.5) ? "" : place(from, extent);
      const end = from + count * step;
      const reachesEnd = step > 0 ? end >= extent : end < 0;
      const stop = reachesEnd ? (step > 0 && dice.chance(0.3) ? String(end) : "") : place(end, extent);
      return `${start}:${stop}${step === 1 && dice.chance(0.8) ? "" : `:${step}`}`;
    })
    .join(dice.pick([", ", ","]));
}

function application(tree: Node, dice: Random): string {
  const { call, shape } = tree;
  const args = tree.operands.map((part) => expression(part, dice).text);
  const all = args.join(", ");
  const prefix = (...names: readonly string[]): string => dice.pick(names);
  const method = (rest: string): string => `${base(first(tree), dice)}.${rest}`;
  switch (call.kind) {
    case "elementwise":
      return `${call.callee === "max" || call.callee === "min" ? prefix(call.callee, `np.${call.callee}imum`) : call.callee}(${all})`;
    case "transpose":
      return dice.chance(0.7) ? method("T") : `${prefix("", "np.")}transpose(${all})`;
    case "trace":
      return dice.chance(0.3) ? method("trace()") : `${prefix("", "np.")}trace(${all})`;
    case "outer":
      return `${prefix("", "np.")}outer(${all})`;
    case "norm":
      return `norm(${all})`;
    case "mse":
      return `mse(${all})`;
    case "stack":
      return prefix(`[${all}]`, `stack([${all}])`, `np.array([${all}])`, `np.stack([${all}])`);
    case "concat":
      return `${prefix("concat", "np.concatenate")}([${all}]${call.axis === 0 && dice.chance(0.5) ? "" : `, axis=${call.axis}`})`;
    case "cross_entropy":
    case "svm_loss": {
      const isRow = first(tree).shape.length === 1;
      const labels = isRow ? String(call.labels[0] ?? 0) : `[${call.labels.join(", ")}]`;
      const delta = call.kind === "svm_loss" && (call.delta !== 1 || dice.chance(0.2)) ? `, delta=${call.delta}` : "";
      return `${call.kind}(${all}, ${dice.pick(["", "y="])}${labels}${delta})`;
    }
    case "softmax": {
      const rank = shape.length;
      const isLast = call.axis === rank - 1;
      const axis = isLast && dice.chance(0.6) ? "" : `, axis=${dice.chance(0.3) ? call.axis - rank : call.axis}`;
      return `${prefix("", "F.")}${call.callee}(${all}${axis})`;
    }
    case "reshape":
      return reshape(tree, all, dice);
    case "reduce":
      return reduction(tree, call, all, dice);
    case "conv2d":
      return `conv2d(${all}, stride=${call.stride}, pad=${call.pad})`;
    case "pool": {
      const stride = call.stride === call.size && dice.chance(0.5) ? "" : `, stride=${call.stride}`;
      return `${call.callee}(${all}, ${call.size}${stride})`;
    }
    default:
      throw new Error(`${call.kind} is no application`);
  }
}

function reshape(tree: Node, all: string, dice: Random): string {
  const { shape } = tree;
  const method = (rest: string): string => `${base(first(tree), dice)}.${rest}`;
  if (shape.length === 1 && dice.chance(0.5))
    return dice.pick([`flatten(${all})`, method("flatten()"), method("ravel()"), method("reshape(-1)")]);
  const open = dice.below(shape.length);
  const sizes = shape.map((extent, axis) => (axis === open && dice.chance(0.3) ? -1 : extent)).join(", ");
  const list = shape.length === 1 ? sizes : dice.pick([`(${sizes})`, `[${sizes}]`]);
  return dice.chance(0.5)
    ? method(`reshape(${dice.pick([sizes, list])})`)
    : `${dice.pick(["", "np."])}reshape(${all}, ${list})`;
}

function reduction(
  tree: Node,
  { callee, axis, keepdims }: Extract<Node["call"], { kind: "reduce" }>,
  all: string,
  dice: Random,
): string {
  const { length: rank } = first(tree).shape;
  const named: string[] = [];
  if (axis !== null) {
    const counted = dice.chance(0.3) ? axis - rank : axis;
    // In second place after max or min stands an operand.
    named.push((callee === "sum" || callee === "mean") && dice.chance(0.2) ? String(counted) : `axis=${counted}`);
  }
  if (keepdims) named.push(`keepdims=${dice.pick(["True", "1"])}`);
  if (callee !== "logsumexp" && dice.chance(0.5)) return `${base(first(tree), dice)}.${callee}(${named.join(", ")})`;
  const prefix = callee === "logsumexp" || callee === "norm" ? "" : dice.pick(["", "np."]);
  return `${prefix}${callee}(${[all, ...named].join(", ")})`;
}
