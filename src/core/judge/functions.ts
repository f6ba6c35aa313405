import { withFallbacks, outputShape, computeGate } from "../gates/apply.ts";
import { isMisfit } from "../gates/common.ts";
import type { Attributes, Constant, Gate } from "../gates/gate.ts";
import { gateNamed, gateOfOperator } from "../gates/index.ts";
import { makers } from "../gates/makers.ts";
import { gateOfCall } from "../graph/signature.ts";
import type { BinaryOperator, CallExpr, Span } from "../language/program.ts";
import { MersenneTwister } from "../tensor/mersenne.ts";
import { printShape, scalar, sizeOf } from "../tensor/nested.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import { t } from "../words/t.ts";
import { Trouble } from "./trouble.ts";
import { asMask, constantIn, isWord, tensorIn, wholeIn, type Value } from "./values.ts";

/** Multiplications and additions that may still be spent. */
export interface Work {
  left: number;
}

/** A call with its arguments worked out. */
export interface Called {
  readonly call: CallExpr;
  readonly args: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  readonly work: Work;
}

type Function = (called: Called) => Value;

/** What a gate makes of tensors. Throws a Trouble where they do not go together. */
export function applied(gate: Gate, operands: readonly Tensor[], given: Attributes, span: Span, work: Work): Tensor {
  const shapes = operands.map(({ shape }) => shape);
  const attributes = withFallbacks(gate, given);
  const shape = outputShape(gate, shapes, attributes);
  if (isMisfit(shape)) throw new Trouble("misfit", shape.misfit, span);
  // Each number of a matrix product takes as many products as the left one has columns.
  work.left -= sizeOf(shape) * (gate.name === "matmul" ? (shapes[0]?.at(-1) ?? 1) : 1);
  if (work.left < 0) throw new Trouble("unknown", t`This takes more work than there is time for.`, span);
  return computeGate(gate, operands, attributes, shape);
}

const comparisons: ReadonlySet<string> = new Set(["<", ">", "<=", ">=", "=="]);

export function operated(operator: BinaryOperator, left: Value, right: Value, span: Span, work: Work): Value {
  const operands = [tensorIn(left, span), tensorIn(right, span)];
  if (operator === "·") return product(operands, span, work);
  const gate = gateOfOperator(operator);
  if (gate === undefined) throw new Trouble("unknown", t`${operator} is not known here.`, span);
  const result = applied(gate, operands, {}, span, work);
  return comparisons.has(operator) ? asMask(result) : result;
}

/** `dot`: a number on either side scales. */
function product(operands: readonly Tensor[], span: Span, work: Work): Tensor {
  const scales = operands.some(({ shape }) => shape.length === 0);
  return applied(gateNamed(scales ? "multiply" : "matmul"), operands, {}, span, work);
}

const first = ({ args, call }: Called): Tensor => tensorIn(args[0], call.span);

/** An argument after the first, in its place or by its name. */
const argument = ({ args, named }: Called, name: string, at = 1): Value | undefined => named.get(name) ?? args[at];

const filled = (shape: Shape, value: number): Tensor => ({ shape, data: new Float64Array(sizeOf(shape)).fill(value) });

const mapped = (tensor: Tensor, f: (value: number) => number): Tensor => ({
  shape: tensor.shape,
  data: tensor.data.map(f),
});

function converted(called: Called, to: Value | undefined): Value {
  const word = to !== undefined && isWord(to) ? to.word : "float";
  if (word === "bool") return asMask(mapped(first(called), (value) => (value === 0 ? 0 : 1)));
  return mapped(first(called), word.startsWith("int") ? Math.trunc : (value) => value);
}

const axisIn = (tensor: Tensor, value: Value | undefined, span: Span): number => {
  const axis = wholeIn(value, t`An axis`, span);
  const counted = axis < 0 ? axis + tensor.shape.length : axis;
  if (counted >= 0 && counted < tensor.shape.length) return counted;
  throw new Trouble("misfit", t`There is no axis ${axis} in ${printShape(tensor.shape)}.`, span);
};

function expanded(called: Called): Tensor {
  const { shape, data } = first(called);
  const axis = wholeIn(argument(called, "axis"), t`An axis`, called.call.span);
  const at = axis < 0 ? axis + shape.length + 1 : axis;
  return { shape: shape.toSpliced(at, 0, 1), data };
}

function squeezed(called: Called): Tensor {
  const { shape, data } = first(called);
  return { shape: shape.filter((extent) => extent !== 1), data };
}

/** A gate that is spelled by an operator alone. */
const asOperator =
  (operator: BinaryOperator): Function =>
  ({ call, args, work }) =>
    operated(operator, tensorIn(args[0], call.span), tensorIn(args[1], call.span), call.span, work);

/** A condition made of others. */
const logical =
  (holds: (a: boolean, b: boolean) => boolean): Function =>
  ({ call, args, work }) => {
    const truths = args.map((arg) => mapped(tensorIn(arg, call.span), (value) => (value === 0 ? 0 : 1)));
    const [a = scalar(0), b = a] = truths;
    const codes = applied(gateNamed("add"), [a, mapped(b, (value) => 2 * value)], {}, call.span, work);
    return asMask(mapped(codes, (code) => (holds(code % 2 === 1, code >= 2) ? 1 : 0)));
  };

const made =
  (maker: string): Function =>
  (called) => {
    const make = makers.get(maker);
    const args = called.args.filter((arg) => !isWord(arg)).map(constantIn);
    const result = make?.({ args, seed: null, stream: new MersenneTwister(0) });
    if (result === undefined || isMisfit(result)) throw new Trouble("unknown", result?.misfit ?? "", called.call.span);
    return result;
  };

/** What the judge knows of NumPy beside the gates. */
const functions: ReadonlyMap<string, Function> = new Map<string, Function>([
  ["zeros_like", (called) => filled(first(called).shape, 0)],
  ["ones_like", (called) => filled(first(called).shape, 1)],
  ["full_like", (called) => filled(first(called).shape, tensorIn(called.args[1], called.call.span).data[0] ?? 0)],
  ...["copy", "array", "asarray", "float", "float32", "float64"].map((name): [string, Function] => [name, first]),
  ["int", (called) => mapped(first(called), Math.trunc)],
  ["astype", (called) => converted(called, argument(called, "dtype"))],
  ["sign", (called) => mapped(first(called), Math.sign)],
  ["shape", (called) => ({ shape: [first(called).shape.length], data: Float64Array.from(first(called).shape) })],
  ["len", (called) => scalar(first(called).shape[0] ?? Number.NaN)],
  ["size", (called) => scalar(first(called).data.length)],
  ...["zeros", "ones", "eye", "arange", "onehot"].map((name): [string, Function] => [name, made(name)]),
  ["range", made("arange")],
  ["expand_dims", expanded],
  ["squeeze", squeezed],
  ["ravel", (called) => ({ shape: [first(called).data.length], data: first(called).data })],
  ...(
    [
      ["multiply", "*"],
      ["add", "+"],
      ["subtract", "-"],
      ["divide", "/"],
      ["dot", "·"],
    ] as const
  ).map(([name, operator]): [string, Function] => [name, asOperator(operator)]),
  ["negative", (called) => mapped(first(called), (value) => -value)],
  ["logical_and", logical((a, b) => a && b)],
  ["logical_or", logical((a, b) => a || b)],
  ["logical_not", logical((a) => !a)],
  [
    "not_equal",
    ({ call, args, work }) =>
      asMask(
        mapped(tensorIn(operated("==", ...pair(args, call.span), call.span, work), call.span), (equal) => 1 - equal),
      ),
  ],
]);

const pair = (args: readonly Value[], span: Span): [Tensor, Tensor] => [
  tensorIn(args[0], span),
  tensorIn(args[1], span),
];

/** What a call gives: a function of NumPy's, or a gate. */
export function called(call: CallExpr, args: readonly Value[], named: ReadonlyMap<string, Value>, work: Work): Value {
  const known = functions.get(call.callee);
  if (known !== undefined) return known({ call, args, named, work });
  const gate = gateOfCall(call);
  if (gate === undefined) throw new Trouble("unknown", t`The function ${call.callee} is not known here.`, call.span);
  return ofGate(gate, { call, args, named, work });
}

function ofGate(gate: Gate, { call, args, named, work }: Called): Value {
  const { span } = call;
  const isOperand = (name: string): boolean => gate.operands.includes(name);
  const arity = gate.kind === "tensor" && gate.variadic === true ? args.length : gate.operands.length;
  const operands = args.slice(0, arity).map((arg) => tensorIn(arg, span));
  for (const name of gate.operands.slice(operands.length)) {
    const value = named.get(name) ?? (gate.defaults?.[name] === undefined ? undefined : scalar(gate.defaults[name]));
    operands.push(tensorIn(value, span));
  }
  const specs = gate.kind === "tensor" ? (gate.attributes ?? []) : [];
  const given = args.slice(arity).map((value, i): [string, Constant] => [specs[i]?.name ?? "", constantIn(value)]);
  // `reshape(x, 2, 3)` gives its sizes one by one.
  if (gate.name === "reshape" && given.length > 1)
    given.splice(0, given.length, ["shape", given.map(([, size]) => size)]);
  for (const [name, value] of named) if (!isOperand(name)) given.push([name, constantIn(value)]);
  const attributes = Object.fromEntries(given.filter(([name]) => specs.some((spec) => spec.name === name)));
  const missing = specs.find((spec) => spec.fallback === undefined && attributes[spec.name] === undefined);
  if (missing !== undefined) throw new Trouble("unknown", t`${call.callee} wants a value for ${missing.name}.`, span);
  const axes = attributes["axis"];
  if (!Array.isArray(axes)) return applied(gate, operands, attributes, span, work);
  return overAxes(gate, operands, axes as readonly number[], attributes, span, work);
}

/** A reduction over several axes, one after the other: `x.sum(axis=(0, 1))`. */
function overAxes(
  gate: Gate,
  [operand = scalar(Number.NaN)]: readonly Tensor[],
  axes: readonly number[],
  { keepdims = 0 }: Attributes,
  span: Span,
  work: Work,
): Tensor {
  const counted = axes.map((axis) => axisIn(operand, scalar(axis), span));
  let result = operand;
  for (const axis of counted) result = applied(gate, [result], { axis, keepdims: 1 }, span, work);
  if (keepdims === 1) return result;
  return { shape: result.shape.filter((_extent, axis) => !counted.includes(axis)), data: result.data };
}
