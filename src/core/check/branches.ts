import { compileKernel, type Kernel } from "../gates/evaluate.ts";
import { evaluateTensor } from "../gates/evaluateTensor.ts";
import type { Attributes, ElementwiseGate, Gate, TensorGate } from "../gates/gate.ts";
import { gateCalled, gateCalledInPullback, gateOfOperator } from "../gates/index.ts";
import { parsed, partialOf } from "../gates/partials.ts";
import { pullBack, pullbackOf, valuesOf } from "../gates/pullback.ts";
import { printExpr } from "../language/print.ts";
import type { Expr } from "../language/program.ts";
import { walkExpr } from "../language/walk.ts";
import { binaryExpr, numberExpr, simplify } from "../notation/simplify.ts";
import { mapElements } from "../tensor/broadcast.ts";
import type { Tensor } from "../tensor/tensor.ts";

/** A gate that never passes a gradient, as comparisons: its value jumps, and is flat in between. */
function isFlat(gate: Gate): boolean {
  const stated = gate.kind === "elementwise" ? gate.partials : gate.pullback([[]], {});
  const all = Object.values(stated).map((text) => simplify(parsed(text)));
  return all.length > 0 && all.every((expr) => expr.kind === "number" && expr.value === 0);
}

const jumps = new WeakMap<Expr, readonly Expr[]>();

/** What within a derivative jumps from one value to another: comparisons, what `where` asks, which entry is largest. */
function jumpsIn(derivative: Expr): readonly Expr[] {
  const known = jumps.get(derivative);
  if (known !== undefined) return known;
  const found = new Map<string, Expr>();
  walkExpr(derivative, (part) => {
    if (part.kind !== "binary" && part.kind !== "call") return;
    const gate = part.kind === "binary" ? gateOfOperator(part.operator) : gateCalledInPullback(part.callee);
    const [condition] = part.kind === "call" ? part.args : [];
    const asked = gate?.name === "where" && condition !== undefined;
    const isJump = gate !== undefined && (gate.kind === "elementwise" || isIndicator(part)) && isFlat(gate);
    const jump = asked ? binaryExpr("==", condition, numberExpr(0)) : isJump ? part : null;
    if (jump !== null) found.set(printExpr(jump), jump);
  });
  const made = [...found.values()];
  jumps.set(derivative, made);
  return made;
}

/** Whether a call is of a gate that pullbacks alone speak of, and looks at operands, not at what arrives. */
function isIndicator(part: Expr): boolean {
  let sees = false;
  walkExpr(part, (inner) => (sees ||= inner.kind === "name" && inner.name === "upstream"));
  return part.kind === "call" && gateCalled(part.callee) === undefined && !sees;
}

const kernelsOf = new Map<ElementwiseGate, readonly Kernel[]>();

/** What tells the branches of a gate apart, for each element; none of a gate that is smooth. */
function branchKernels(gate: ElementwiseGate): readonly Kernel[] {
  const made = kernelsOf.get(gate);
  if (made !== undefined) return made;
  const asked = gate.operands.flatMap((_operand, slot) => jumpsIn(partialOf(gate, slot)));
  const kernels: readonly Kernel[] = isFlat(gate)
    ? [(_operands, out) => out]
    : asked.map((expr) => compileKernel(expr, gate.operands));
  kernelsOf.set(gate, kernels);
  return kernels;
}

/** The branches of a gate on whole tensors: what jumps in its pullbacks; of one that states none what it hands on. */
function tensorBranches(
  gate: TensorGate,
  operands: readonly Tensor[],
  out: Tensor,
  attributes: Attributes,
): readonly Tensor[] {
  const shapes = operands.map(({ shape }) => shape);
  const derivatives = gate.operands.map((_operand, slot) => pullbackOf(gate, slot, shapes, attributes));
  const moment = { operands, out, upstream: out, attributes, slot: 0 };
  if (derivatives.length === 1 && derivatives[0] === null && gate.variadic !== true) {
    // Told apart, so that it shows which entry gets what.
    const upstream = { shape: out.shape, data: out.data.map((_value, i) => Math.sqrt(i + 2)) };
    return [pullBack(gate, { ...moment, upstream })];
  }
  const asked = derivatives.flatMap((derivative) => (derivative === null ? [] : jumpsIn(derivative)));
  return asked.map((expr) => evaluateTensor(expr, valuesOf(gate, moment)));
}

/**
 * Which branch a gate is in at these operands, as numbers that stay the same while it stays in it: derived from what it
 * states of its derivative. Empty for a gate without kinks.
 */
export function branchesAt(
  gate: Gate,
  operands: readonly Tensor[],
  out: Tensor,
  attributes: Attributes,
): readonly Float64Array[] {
  if (gate.kind === "tensor") return tensorBranches(gate, operands, out, attributes).map(({ data }) => data);
  return branchKernels(gate).map((kernel) => {
    const found = mapElements((elements, i) => kernel(elements, out.data[i] ?? Number.NaN), operands, out.shape);
    return found.data;
  });
}
