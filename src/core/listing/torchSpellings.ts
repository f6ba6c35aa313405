import { integer } from "../gates/common.ts";
import type { Constant } from "../gates/gate.ts";
import { gateNamed } from "../gates/index.ts";
import { parsed } from "../gates/partials.ts";
import { picks, subscriptsOf } from "../gates/subscripts.ts";
import { exprOf } from "../graph/signature.ts";
import type { Expr } from "../language/program.ts";
import { substitute } from "../notation/simplify.ts";
import { atom, numeric, pythonOf, toldSubscripts, type Code, type Spelling } from "./pythonExpr.ts";
import { pythonFloat } from "./pythonNumber.ts";
import type { StagedGate } from "./staged.ts";

/** Gate -> the function of PyTorch that takes its operands, and for a reduction the axis. */
const functions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    exp: "torch.exp",
    log: "torch.log",
    sqrt: "torch.sqrt",
    abs: "torch.abs",
    sin: "torch.sin",
    cos: "torch.cos",
    tan: "torch.tan",
    tanh: "torch.tanh",
    sigmoid: "torch.sigmoid",
    relu: "torch.relu",
    outer: "torch.outer",
    trace: "torch.trace",
    sum: "torch.sum",
    mean: "torch.mean",
    norm: "torch.linalg.vector_norm",
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
    squared_norm: "sum(x ^ 2)",
    mse: "mean((a - b) ^ 2)",
  }),
);

const spelling: Spelling = {
  module: "torch",
  hasSigns: true,
  call: ({ callee }, args) => atom(`torch.${callee}(${args.map(({ text }) => text).join(", ")})`),
};

type Spell = (gate: StagedGate, args: readonly Code[]) => string;

const nothing = atom("None");
const rankOf = ({ shapes }: StagedGate): number => shapes[0]?.length ?? 0;

/** `dim=1, keepdim=True`, after a comma; nothing for a reduction of all entries. */
function dims({ attributes }: StagedGate, all = ""): string {
  const { axis = null, keepdims = 0 } = attributes;
  const dim = axis === null ? all : `, dim=${String(integer(axis, "axis"))}`;
  return keepdims === 1 ? `${dim}, keepdim=True` : dim;
}

/** Every axis, which keepdim wants to be told. */
function everyDim(gate: StagedGate): string {
  const axes = Array.from({ length: rankOf(gate) }, (_unused, axis) => axis);
  return `, dim=${axes.length === 0 ? "0" : `(${axes.join(", ")}${axes.length === 1 ? "," : ""})`}`;
}

/** A literal where PyTorch takes tensors alone. */
function asTensor(operand: Expr | undefined, code: Code): string {
  if (operand?.kind !== "number") return code.text;
  return `torch.tensor(${pythonFloat(operand.value, "torch")}, dtype=torch.float64)`;
}

const reduced =
  (name: string): Spell =>
  (gate, [x = nothing]) =>
    gate.attributes["axis"] == null && gate.attributes["keepdims"] !== 1
      ? `torch.${name}(${x.text})`
      : `torch.a${name}(${x.text}${dims(gate, everyDim(gate))})`;

/** The larger or smaller of two: a literal is a bound. */
const bounded =
  (name: "max" | "min"): Spell =>
  ({ operands: [a, b] }, [x = nothing, y = nothing]) => {
    const bound = name === "max" ? "min" : "max";
    if (a?.kind === "number") return `torch.clamp(${y.text}, ${bound}=${x.text})`;
    if (b?.kind === "number") return `torch.clamp(${x.text}, ${bound}=${y.text})`;
    return `torch.${name}imum(${x.text}, ${y.text})`;
  };

/** Labels as PyTorch takes them: a number for one example, else one for each row. */
function labels({ attributes, shapes }: StagedGate): string {
  const y = attributes["y"] ?? null;
  const all = Array.isArray(y) ? (y as readonly Constant[]) : [y];
  return `torch.tensor(${shapes[0]?.length === 1 ? String(all[0]) : `[${all.join(", ")}]`})`;
}

/** x where it is above 0 */
const where = (x: string, otherwise: string): string => `torch.where(${x} > 0, ${x}, ${otherwise})`;

/** Pools take planes with one or two axes before them. */
const pooled =
  (name: string): Spell =>
  ({ attributes: { k = 1, stride = null }, shapes: [shape = []], shape: out }, [x = nothing]) => {
    const given = `${String(k)}${stride === null ? "" : `, stride=${String(stride)}`}`;
    const call = (planes: string): string => `F.${name}(${planes}, ${given})`;
    if (shape.length === 3 || shape.length === 4) return call(x.text);
    if (shape.length === 2) return `${call(`${x.text}[None]`)}[0]`;
    return `${call(`${x.text}.reshape(-1, ${shape.slice(-2).join(", ")})`)}.reshape(${out.join(", ")})`;
  };

/** Slices that run backwards, which PyTorch refuses, are selections. */
const indexed: Spell = ({ attributes, shapes: [shape = []] }, [x = nothing]) => {
  const subscripts = subscriptsOf(attributes);
  const taken = picks(shape, subscripts);
  let { text } = x;
  const left = subscripts.map((subscript, axis) => {
    const step = Array.isArray(subscript) ? Number((subscript as readonly Constant[])[2] ?? 1) : 1;
    if (step > 0 || "misfit" in taken) return subscript;
    text += `.index_select(${String(axis)}, torch.tensor([${(taken[axis]?.positions ?? []).join(", ")}], dtype=torch.long))`;
    return [null, null, null];
  });
  return `${text}[${toldSubscripts(exprOf(left, { from: 0, to: 0 }))}]`;
};

const special: ReadonlyMap<string, Spell> = new Map<string, Spell>([
  ["max", bounded("max")],
  ["min", bounded("min")],
  ["largest", reduced("max")],
  ["smallest", reduced("min")],
  [
    "leaky_relu",
    ({ operands: [at, a] }, [x = nothing, slope = nothing]) =>
      a?.kind === "number"
        ? `F.leaky_relu(${x.text}, negative_slope=${slope.text})`
        : where(asTensor(at, x), `${slope.text} * ${asTensor(at, x)}`),
  ],
  [
    "elu",
    ({ operands: [at, a] }, [x = nothing, scale = nothing]) =>
      a?.kind === "number"
        ? `F.elu(${x.text}, alpha=${pythonFloat(a.value, "torch")})`
        : where(asTensor(at, x), `${scale.text} * torch.expm1(torch.clamp(${asTensor(at, x)}, max=0))`),
  ],
  ["softplus", (_gate, [x = nothing]) => `torch.logaddexp(torch.zeros_like(${x.text}), ${x.text})`],
  [
    "where",
    ({ operands }, [c = nothing, a = nothing, b = nothing]) =>
      `torch.where(${asTensor(operands[0], c)} != 0, ${asTensor(operands[1], a)}, ${asTensor(operands[2], b)})`,
  ],
  ["transpose", (gate, [x = nothing]) => transposed(rankOf(gate), x)],
  [
    "reshape",
    ({ shape }, [x = nothing]) =>
      `${x.text}.reshape(${shape.length === 1 ? String(shape[0]) : `(${shape.join(", ")})`})`,
  ],
  ["flatten", (_gate, [x = nothing]) => `${x.text}.flatten()`],
  ["index", indexed],
  [
    "concat",
    ({ attributes: { axis = 0 } }, args) =>
      `torch.cat([${args.map(({ text }) => text).join(", ")}]${axis === 0 ? "" : `, dim=${String(axis)}`})`,
  ],
  ["stack", ({ operands }, args) => `torch.stack([${args.map((arg, i) => asTensor(operands[i], arg)).join(", ")}])`],
  ["logsumexp", (gate, [x = nothing]) => `torch.logsumexp(${x.text}${dims(gate, everyDim(gate))})`],
  ["softmax", (gate, [x = nothing]) => `torch.softmax(${x.text}${dims(gate)})`],
  ["log_softmax", (gate, [x = nothing]) => `torch.log_softmax(${x.text}${dims(gate)})`],
  ["cross_entropy", (gate, [scores = nothing]) => `F.cross_entropy(${scores.text}, ${labels(gate)})`],
  [
    "svm_loss",
    // PyTorch's divides by the number of classes.
    (gate, [scores = nothing]) =>
      `${String(gate.shapes[0]?.at(-1) ?? 1)} * F.multi_margin_loss(${scores.text}, ${labels(gate)}, margin=${pythonFloat(Number(gate.attributes["delta"] ?? 1), "torch")})`,
  ],
  [
    "conv2d",
    ({ attributes: { stride = 1, pad = 0 } }, [x = nothing, w = nothing]) =>
      `F.conv2d(${x.text}, ${w.text}${stride === 1 ? "" : `, stride=${String(stride)}`}${pad === 0 ? "" : `, padding=${String(pad)}`})`,
  ],
  ["max_pool2d", pooled("max_pool2d")],
  ["avg_pool2d", pooled("avg_pool2d")],
]);

function transposed(rank: number, { text }: Code): string {
  if (rank < 2) return text;
  const axes = Array.from({ length: rank }, (_unused, axis) => rank - 1 - axis);
  return rank === 2 ? `${text}.T` : `${text}.permute(${axes.join(", ")})`;
}

/** A gate on its operands in PyTorch. */
export function torchText(gate: StagedGate): string {
  const args = gate.operands.map((operand) => pythonOf(operand, spelling));
  const own = special.get(gate.gate);
  if (own !== undefined) return own(gate, args);
  const known = functions.get(gate.gate);
  if (known !== undefined) return `${known}(${args.map(({ text }) => text).join(", ")}${dims(gate, keepsAll(gate))})`;
  const { operands: names, expansion } = gateNamed(gate.gate);
  const text = written.get(gate.gate) ?? expansion ?? "";
  const code = pythonOf(
    substitute(parsed(text), new Map(gate.operands.map((operand, i) => [names[i] ?? "", operand]))),
    spelling,
  );
  return code.isBool === true ? `(${code.text}).double()` : numeric(code).text;
}

/** sum and mean of all entries take keepdim with a list of the axes alone. */
function keepsAll(gate: StagedGate): string {
  return gate.attributes["keepdims"] === 1 ? everyDim(gate) : "";
}
