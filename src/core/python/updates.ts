import { gradientOwners } from "../language/gradientNames.ts";
import type { Expr } from "../language/program.ts";
import type { AssignItem } from "./item.ts";

/** What moves a parameter, before its rate is known as a number. */
export interface Move {
  readonly parameter: string;
  /** Times the gradient, taken off. */
  readonly rate: Expr;
}

const anyGradient = /^(?:grads?|gradient)$/;

/** `w -= lr * dw`, `w += -lr * dw`, `w = w - dw * lr / n`: null for a line that does not take a multiple of its own gradient off a name. */
export function moveOf({ target, operator, value, span }: AssignItem): Move | null {
  if (target.kind !== "name") return null;
  const parameter = target.name;
  const isGradient = (name: string): boolean => gradientOwners(name).includes(parameter) || anyGradient.test(name);
  const negated = (operand: Expr): Expr => ({ kind: "negate", operand, span });
  let step: Expr | null = null;
  if (operator === "-") step = value;
  if (operator === "+") step = negated(value);
  const isOwn = value.kind === "binary" && value.left.kind === "name" && value.left.name === parameter;
  if (operator === null && isOwn && value.operator === "-") step = value.right;
  if (operator === null && isOwn && value.operator === "+") step = negated(value.right);
  const rate = step === null ? null : rateIn(step, isGradient, 0);
  return rate === null ? null : { parameter, rate };
}

/** Signs, products and quotients around a gradient, at most. */
const deepest = 20;

/** What an expression multiplies a gradient by; null where it is no multiple of one. */
function rateIn(step: Expr, isGradient: (name: string) => boolean, depth: number): Expr | null {
  const { span } = step;
  if (depth > deepest) return null;
  if (step.kind === "name") return isGradient(step.name) ? { kind: "number", value: 1, span } : null;
  if (step.kind === "negate") {
    const operand = rateIn(step.operand, isGradient, depth + 1);
    return operand === null ? null : { ...step, operand };
  }
  if (step.kind !== "binary" || (step.operator !== "*" && step.operator !== "/")) return null;
  const left = rateIn(step.left, isGradient, depth + 1);
  if (left !== null) return { ...step, left };
  const right = step.operator === "*" ? rateIn(step.right, isGradient, depth + 1) : null;
  return right === null ? null : { ...step, right };
}
