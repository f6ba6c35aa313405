import type { Attributes, Constant, ElementwiseGate, Gate, Moment, TensorGate } from "../gates/gate.ts";
import { axisOf } from "../gates/common.ts";
import { compileKernel } from "../gates/evaluate.ts";
import { gateOfOperator } from "../gates/index.ts";
import { localKernels, partialOf } from "../gates/partials.ts";
import { operandName, pullbackOf } from "../gates/pullback.ts";
import { exprOf } from "../graph/signature.ts";
import type { Expr, Subscript } from "../language/program.ts";
import { binaryExpr, callExpr, negateExpr, numberExpr, rebuilt, simplify, substitute } from "../notation/simplify.ts";
import { broadcastShapes, mapElements } from "../tensor/broadcast.ts";
import type { Shape } from "../tensor/tensor.ts";

/** A gate as its backward lines see it. */
export interface GateLine {
  readonly gate: Gate;
  /** One for each slot: a variable, or a literal. */
  readonly operands: readonly Expr[];
  readonly shapes: readonly Shape[];
  readonly attributes: Attributes;
  readonly shape: Shape;
  /** The variables of its value and of its gradient. */
  readonly out: Expr;
  readonly upstream: Expr;
  /** Whether what is struck out in passing may be: 0 · ∞ is not 0. */
  readonly isFinite: boolean;
  /** What stands for an attribute, or for a count that the pullback speaks of: its value, or where a class keeps it. */
  readonly told: (name: string, value: Constant) => Expr;
  /** The numbers at which the listing stands. */
  readonly moment: (slot: number) => Moment;
}

/** What a gate hands to a slot, and the shape it has before copies of a broadcast operand are summed back. */
export interface Downstream {
  readonly value: Expr;
  readonly from: Shape;
}

const nowhere = { from: 0, to: 0 };

/** The downstream gradient of a slot, over variables of the listing. */
export function downstreamOf(line: GateLine, slot: number): Downstream {
  const { gate, shapes, shape } = line;
  const own = shapes[slot] ?? [];
  const value = gate.kind === "elementwise" ? elementwise(line, gate, slot) : pulledBack(line, gate, slot);
  // The upstream gradient has been struck out: nothing flows here, and there is nothing to sum back.
  if (value.kind === "number")
    return { value: own.length === 0 ? value : callExpr("zeros", own.map(numberExpr)), from: own };
  if (gate.kind === "elementwise") return { value, from: shape };
  // Of the gates on whole tensors this one alone broadcasts.
  return { value, from: gate.name === "mse" ? (broadcastShapes(shapes) ?? own) : own };
}

function elementwise(line: GateLine, gate: ElementwiseGate, slot: number): Expr {
  const { operands, out, upstream } = line;
  const stated = partialOf(gate, slot);
  const replacements = new Map([...gate.operands.map((name, i) => [name, operands[i] ?? out] as const), ["out", out]]);
  const local = isStatedSafely(line, gate, slot)
    ? substitute(stated, replacements)
    : callExpr(helperName(gate, gate.operands[slot] ?? ""), operands);
  return tidied(binaryExpr("*", local, upstream), line);
}

/** Whether a gate's own kernel agrees with the partial that it states: at isolated points that reads 0 · ∞. */
function isStatedSafely({ moment }: GateLine, gate: ElementwiseGate, slot: number): boolean {
  const stated = partialOf(gate, slot);
  const own = gate.kernels?.[gate.operands[slot] ?? ""];
  if (own === undefined || stated.kind !== "binary") return true;
  const written = compileKernel(stated, gate.operands);
  const kernel = localKernels(gate)[slot] ?? own;
  const { operands, out } = moment(slot);
  const differs = mapElements(
    (elements, i) => {
      const value = out.data[i] ?? Number.NaN;
      return Object.is(kernel(elements, value) + 0, written(elements, value) + 0) ? 0 : 1;
    },
    operands,
    out.shape,
  );
  return differs.data.every((flag) => flag === 0);
}

function pulledBack(line: GateLine, gate: TensorGate, slot: number): Expr {
  const { operands, shapes, attributes, out, upstream } = line;
  if (gate.name === "stack") return part(upstream, [at(slot)]);
  if (gate.name === "concat") return joinedPart(line, slot);
  const stated = pullbackOf(gate, slot, shapes, attributes);
  if (stated === null || tooLong.has(gate.name) || (gate.name === "norm" && hasZero(line, slot)))
    return callExpr(helperName(gate, operandName(gate, slot)), [upstream, ...operands], given(line));
  const counts = gate.counts?.(shapes, attributes) ?? {};
  const replacements = new Map<string, Expr>([
    ...Object.entries({ ...attributes, ...counts }).map(([name, value]) => [name, line.told(name, value)] as const),
    ...gate.operands.map((name, i) => [name, operands[i] ?? out] as const),
    ["out", out],
    ["upstream", upstream],
  ]);
  return tidied(substitute(stated, replacements), line);
}

/** Gates whose pullback is stated but too long for a line: a helper spells it. */
const tooLong: ReadonlySet<string> = new Set(["svm_loss"]);

/** Where a norm is 0, what it states reads 0 / 0. */
const hasZero = ({ moment }: GateLine, slot: number): boolean => moment(slot).out.data.includes(0);

/** `conv2d_dx`: what a dialect calls the function that computes a gradient which no expression states. */
function helperName(gate: Gate, operand: string): string {
  return `${gate.name}_d${operand}`;
}

/** The value of an attribute or a count, as it would be written. */
export const toldValue = (_name: string, value: Constant): Expr => exprOf(value, nowhere);

/** Attributes as named arguments; None is what is meant without them. */
export function given({
  attributes,
  told,
}: Pick<GateLine, "attributes" | "told">): { readonly name: string; readonly value: Expr }[] {
  return Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ({ name, value: told(name, value) }));
}

const at = (position: number): Subscript => ({ kind: "at", value: numberExpr(position), span: nowhere });
const whole: Subscript = { kind: "slice", from: null, to: null, step: null, span: nowhere };

function part(operand: Expr, subscripts: readonly Subscript[]): Expr {
  return { kind: "index", operand, subscripts, span: nowhere };
}

/** The part of a concat's gradient that belongs to a slot: `dv[:, 2:5]`. */
function joinedPart({ shapes, shape, attributes, upstream }: GateLine, slot: number): Expr {
  const axis = axisOf(attributes, shape) ?? 0;
  const extents = shapes.map((own) => own[axis] ?? 0);
  const from = extents.slice(0, slot).reduce((sum, extent) => sum + extent, 0);
  const to = from + (extents[slot] ?? 0);
  const cut: Subscript = { kind: "slice", from: numberExpr(from), to: numberExpr(to), step: null, span: nowhere };
  return part(upstream, [...shape.slice(0, axis).map(() => whole), cut]);
}

/** What is left when a reader has struck out the factors 1; where a number is not finite nothing else may go. */
function tidied(expr: Expr, { isFinite }: GateLine): Expr {
  return isFinite ? simplify(expr) : rebuilt(expr, (name) => name, settled);
}

/** Two literals as one, since a language may refuse to divide them, and −1 · u as −u. */
function settled(expr: Expr): Expr {
  if (expr.kind !== "binary") return expr;
  const { operator, left, right } = expr;
  const gate = gateOfOperator(operator);
  if (left.kind === "number" && right.kind === "number" && gate?.kind === "elementwise")
    return numberExpr(gate.forward(left.value, right.value));
  if (operator !== "*" || left.kind !== "number") return expr;
  return left.value === 1 ? right : left.value === -1 ? negateExpr(right) : expr;
}
