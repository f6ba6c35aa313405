import { axisOf } from "../gates/common.ts";
import type { Attributes, Constant } from "../gates/gate.ts";
import { labelsOf } from "../gates/losses.ts";
import { subscriptsOf } from "../gates/subscripts.ts";
import type { Shape } from "../tensor/tensor.ts";
import { atom, callCode, constantText, type Code } from "./javascriptCode.ts";
import { indexCode, scatterCode } from "./javascriptIndex.ts";

/** A gate on whole arrays, where it is computed. */
export interface ArrayCall {
  readonly operands: readonly Code[];
  readonly attributes: Attributes;
  readonly shape: Shape;
}

type ArraySpelling = (call: ArrayCall) => Code;

const nothing = atom("NaN");

/** `sum(x)`, `alongAxis(sum, x, 0)`, `alongAxis(sum, x, 0, true)` */
function reduced(helper: string): ArraySpelling {
  return ({ operands: [x = nothing], attributes, shape }) => {
    const axis = axisOf(attributes, x.shape);
    const keepdims = attributes["keepdims"] === 1;
    if (axis !== null) return alongAxis(helper, x, axis, keepdims, shape);
    const code = callCode(helper, [x.text], shape);
    return shape.length > 0 ? callCode("reshape", [code.text, constantText(shape)], shape) : code;
  };
}

function alongAxis(helper: string, x: Code, axis: number, keepdims: boolean, shape: Shape): Code {
  return callCode("alongAxis", [helper, x.text, String(axis), keepdims ? "true" : undefined], shape);
}

/** What a reduction of x left, with the axis that it took away. */
function unreduced(u: Code, x: Code, attributes: Attributes): string {
  const axis = axisOf(attributes, x.shape);
  // Where the first axis is missing, an array is used again for each row.
  const isMissing = axis !== null && axis > 0 && u.shape.length < x.shape.length;
  return isMissing ? `insertAxis(${u.text}, ${String(axis)})` : u.text;
}

function spreadOut({ operands: [u = nothing, x = nothing], attributes, shape }: ArrayCall): Code {
  return callCode("spread", [unreduced(u, x, attributes), x.text], shape);
}

function normGradient({ operands: [upstream = nothing, x = nothing], attributes, shape }: ArrayCall): Code {
  const axis = axisOf(attributes, x.shape);
  const norms = axis === null ? `norm(${x.text})` : alongAxis("norm", x, axis, true, shape).text;
  return callCode("normGradient", [unreduced(upstream, x, attributes), x.text, norms], shape);
}

function first(helper: string): ArraySpelling {
  return ({ operands: [x = nothing], attributes, shape }) => {
    const axis = axisOf(attributes, x.shape);
    return callCode(helper, [x.text, axis === null ? undefined : String(axis)], shape);
  };
}

/** Of rows where they are lines, else number by number. */
function softmax({ operands: [x = nothing], attributes, shape }: ArrayCall): Code {
  const axis = axisOf(attributes, shape) ?? 0;
  if (shape.length === 1) return callCode("softmax", [x.text], shape);
  if (axis === shape.length - 1) return alongAxis("softmax", x, axis, false, shape);
  const wholes = alongAxis("logsumexp", x, axis, true, shape);
  return callCode("zip", ["(x, whole) => Math.exp(x - whole)", x.text, wholes.text], shape);
}

/** All operands, in order. */
function plain(helper: string): ArraySpelling {
  return ({ operands, shape }) =>
    callCode(
      helper,
      operands.map(({ text }) => text),
      shape,
    );
}

/** The label of a row of scores, or one for each row of a matrix of them. */
function labels(scores: Code, attributes: Attributes): string {
  const all = labelsOf(attributes);
  return constantText(scores.shape.length === 2 ? all : (all[0] ?? null));
}

/** All operands, then some attributes. `fallback` stands for one that is not given. */
function told(helper: string, names: readonly string[], fallback?: string): ArraySpelling {
  return ({ operands, attributes, shape }) => {
    const values = names.map((name): Constant => attributes[name] ?? attributes[fallback ?? ""] ?? null);
    return callCode(helper, [...operands.map(({ text }) => text), ...values.map(constantText)], shape);
  };
}

/** A loss over rows of scores, or its gradient; the scores are the last operand. */
function judged(helper: string, names: readonly string[]): ArraySpelling {
  return ({ operands, attributes, shape }) => {
    const values = names.map((name) => constantText(attributes[name] ?? null));
    const scores = operands.at(-1) ?? nothing;
    return callCode(helper, [...operands.map(({ text }) => text), labels(scores, attributes), ...values], shape);
  };
}

function transposed({ operands: [x = nothing], shape }: ArrayCall): Code {
  if (shape.length < 2) return x;
  return callCode(shape.length === 2 ? "transpose" : "reverseAxes", [x.text], shape);
}

function joined({ operands, attributes, shape }: ArrayCall): Code {
  const axis = axisOf(attributes, shape) ?? 0;
  if (axis === 0) return atom(`[${operands.map(({ text }) => `...${text}`).join(", ")}]`, shape);
  return callCode("concat", [`[${operands.map(({ text }) => text).join(", ")}]`, String(axis)], shape);
}

/** gate, or helper of a gradient -> how JavaScript says it; gates that say what they are made of may be left out. */
const spellings: Readonly<Record<string, ArraySpelling>> = {
  matmul: plain("matmul"),
  outer: plain("outer"),
  transpose: transposed,
  trace: plain("trace"),
  reshape: ({ operands: [x = nothing], shape }) => callCode("reshape", [x.text, constantText(shape)], shape),
  flatten: plain("flatten"),
  index: ({ operands: [x = nothing], attributes }) => indexCode(x, subscriptsOf(attributes)),
  scatter: ({ operands: [u = nothing], attributes, shape }) => scatterCode(u, shape, subscriptsOf(attributes)),
  concat: joined,
  stack: ({ operands, shape }) => atom(`[${operands.map(({ text }) => text).join(", ")}]`, shape),
  sum: reduced("sum"),
  mean: reduced("mean"),
  largest: reduced("largest"),
  smallest: reduced("smallest"),
  norm: reduced("norm"),
  logsumexp: reduced("logsumexp"),
  softmax,
  first_largest: first("firstLargest"),
  first_smallest: first("firstSmallest"),
  spread: spreadOut,
  cross_entropy: judged("crossEntropy", []),
  svm_loss: judged("svmLoss", ["delta"]),
  conv2d: told("conv2d", ["stride", "pad"]),
  max_pool2d: told("maxPool2d", ["k", "stride"], "k"),
  avg_pool2d: told("avgPool2d", ["k", "stride"], "k"),
  norm_dx: normGradient,
  svm_loss_dscores: judged("svmLossGradient", ["delta"]),
  conv2d_dx: told("conv2dImages", ["stride", "pad"]),
  conv2d_dw: told("conv2dFilters", ["stride", "pad"]),
  max_pool2d_dx: told("maxPool2dGradient", ["k", "stride"], "k"),
  avg_pool2d_dx: told("avgPool2dGradient", ["k", "stride"], "k"),
};

/** How a gate on whole arrays, or the helper of a gradient, is spelled; undefined where it is not. */
export function arraySpelling(name: string): ArraySpelling | undefined {
  return Object.hasOwn(spellings, name) ? spellings[name] : undefined;
}
