import { t } from "../words/t.ts";
import { computeGate, outputShape } from "../gates/apply.ts";
import { isMisfit } from "../gates/common.ts";
import type { Attributes, Constant, Gate, Misfit } from "../gates/gate.ts";
import { nest, shapeOfNested, tensorOf } from "../tensor/nested.ts";
import type { Nested, Tensor } from "../tensor/tensor.ts";

/** Names that stand for constants wherever a program does not bind them, beside pi and e. */
export const literals: ReadonlyMap<string, Constant> = new Map([
  ["True", 1],
  ["False", 0],
  ["None", null],
]);

/** A constant as a value: numbers all the way down and rows of one length. */
export function asNested(constant: Constant): Nested | Misfit {
  if (!isNumeric(constant)) return { misfit: t`None is not a number.` };
  return shapeOfNested(constant) === null ? { misfit: ragged(constant) } : constant;
}

function isNumeric(constant: Constant): constant is Nested {
  if (typeof constant === "number") return true;
  return constant !== null && constant.every(isNumeric);
}

function ragged(rows: Nested): string {
  const lengths =
    typeof rows === "number" ? [] : rows.map((row) => (typeof row === "number" ? t`one number` : String(row.length)));
  return t`The rows of a matrix must have one length: these have ${lengths.join(", ")}.`;
}

export function toNested({ shape, data }: Tensor): Nested {
  return nest(data, 0, shape);
}

/** What a gate makes of constants alone: a constant again. */
export function fold(gate: Gate, operands: readonly Constant[], attributes: Attributes): Nested | Misfit {
  const tensors: Tensor[] = [];
  for (const operand of operands) {
    const value = asNested(operand);
    if (typeof value === "object" && isMisfit(value)) return value;
    tensors.push(tensorOf(value));
  }
  const shape = outputShape(
    gate,
    tensors.map((tensor) => tensor.shape),
    attributes,
  );
  return isMisfit(shape) ? shape : toNested(computeGate(gate, tensors, attributes, shape));
}
