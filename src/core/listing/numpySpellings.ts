import { gateCalledInPullback, gateNamed, gates } from "../gates/index.ts";
import { parsed } from "../gates/partials.ts";
import type { CallExpr, Expr } from "../language/program.ts";
import { simplify, substitute } from "../notation/simplify.ts";
import type { Shape } from "../tensor/tensor.ts";
import { numpyHelpers } from "./numpyHelpers.ts";
import { specialCalls } from "./numpySpecial.ts";
import { atom, numeric, pythonOf, type Code, type Spelling } from "./pythonExpr.ts";

/** Gate -> the function of NumPy that computes it, and takes its attributes by name. */
const functions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    exp: "np.exp",
    log: "np.log",
    sqrt: "np.sqrt",
    abs: "np.abs",
    sin: "np.sin",
    cos: "np.cos",
    tan: "np.tan",
    tanh: "np.tanh",
    max: "np.maximum",
    min: "np.minimum",
    outer: "np.outer",
    trace: "np.trace",
    sum: "np.sum",
    mean: "np.mean",
    largest: "np.max",
    smallest: "np.min",
    norm: "np.linalg.norm",
  }),
);

/** Gate -> how it is written out, over its operands. */
const written: ReadonlyMap<string, string> = new Map(
  Object.entries({
    add: "a + b",
    subtract: "a - b",
    multiply: "a * b",
    divide: "a / b",
    power: "a ^ b",
    negate: "-x",
    less: "a < b",
    greater: "a > b",
    less_equal: "a <= b",
    greater_equal: "a >= b",
    equal: "a == b",
    matmul: "a @ b",
    square: "x ^ 2",
    relu: "max(0, x)",
    leaky_relu: "where(x > 0, x, a * x)",
    elu: "where(x > 0, x, a * expm1(min(x, 0)))",
    softplus: "logaddexp(0, x)",
    squared_norm: "sum(x ^ 2)",
    mse: "mean((a - b) ^ 2)",
  }),
);

/** Gates that Python has an operator for. */
const operators: ReadonlySet<string> = new Set(
  gates.filter(({ operator }) => operator !== undefined).map(({ name }) => name),
);

/** Attributes that say no more than is meant without them. */
const idle: ReadonlySet<string> = new Set(["axis=None", "keepdims=0", "pad=0", "delta=1"]);

/** The same where the rest of the call decides. */
const idleOf: ReadonlyMap<string, string> = new Map([
  ["softmax", "axis=-1"],
  ["log_softmax", "axis=-1"],
  ["conv2d", "stride=1"],
  ["conv2d_dx", "stride=1"],
  ["conv2d_dw", "stride=1"],
]);

/** What a call is told beside its operands, as arguments by name. */
function attributeTexts(gate: string, { named }: CallExpr, values: readonly Code[]): readonly string[] {
  const texts = named.map(({ name }, i) => `${name}=${values[i]?.text ?? "None"}`);
  return texts
    .filter((text) => !idle.has(text) && idleOf.get(gate) !== text)
    .map((text) => (text === "keepdims=1" ? "keepdims=True" : text));
}

export interface Numpy extends Spelling {
  /** Names of the helpers that were used so far. */
  readonly used: Set<string>;
}

/**
 * The spelling of NumPy.
 * @param shapeOf shape of a variable of the listing
 * @param used where helpers are noted, for several spellings together
 */
export function numpySpelling(
  shapeOf: (variable: string) => Shape,
  isFinite: boolean,
  used = new Set<string>(),
): Numpy {
  const special = specialCalls(shapeOf);
  const call = (node: CallExpr, args: readonly Code[], named: readonly Code[]): Code => {
    const name = gateCalledInPullback(node.callee)?.name ?? node.callee;
    const own = special.get(name)?.(node, args, named);
    if (own !== undefined) {
      if (own.text.startsWith(`${name}(`)) used.add(name);
      return own;
    }
    const text = written.get(name) ?? expansionOf(name);
    if (text !== undefined) return pythonOf(writtenOut(name, text, node.args, isFinite), spelling);
    if (numpyHelpers.has(name)) used.add(name);
    const known = functions.get(name) ?? (numpyHelpers.has(name) ? name : `np.${name}`);
    return atom(
      `${known}(${[...args.map((arg) => numeric(arg).text), ...attributeTexts(name, node, named)].join(", ")})`,
    );
  };
  const spelling: Numpy = { module: "np", call, hasSigns: isFinite, used };
  return spelling;
}

/** What a gate without a spelling of its own is made of. */
function expansionOf(name: string): string | undefined {
  if (functions.has(name) || numpyHelpers.has(name)) return undefined;
  return gates.find((gate) => gate.name === name)?.expansion;
}

function writtenOut(name: string, text: string, args: readonly Expr[], isFinite: boolean): Expr {
  const { operands } = gateNamed(name);
  const out = substitute(parsed(text), new Map(args.map((arg, i) => [operands[i] ?? "", arg])));
  // A gate of one operation is that operation, whatever its literals: x * 1 is a line as it stands.
  return isFinite && !operators.has(name) ? simplify(out) : out;
}
