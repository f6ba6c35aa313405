import { childrenOf } from "../language/walk.ts";
import { printShape, sizeOf } from "../tensor/nested.ts";
import type { Expr } from "../language/program.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { t } from "../words/t.ts";
import { alternativeOf, branchOf, otherValueOf } from "./alternatives.ts";
import { isZero, ratio } from "./compare.ts";
import type { Question } from "./question.ts";
import { isBare } from "./numbers.ts";
import { gradientEdits } from "./edits.ts";
import { repairOf } from "./repair.ts";
import { shapeDiagnosis } from "./shapes.ts";
import { Trouble } from "./trouble.ts";
import type { Diagnosis } from "./verdict.ts";

export interface Found {
  readonly diagnosis: Diagnosis;
  /** The student's own expression with one change that makes it right; null where there is none, or none was sought. */
  readonly repaired: Expr | null;
}

/** What is wrong with a line that is not right. */
export function diagnose(question: Question): Found {
  const { claimed, expected } = question;
  const shape = shapeDiagnosis(claimed, expected);
  if (shape !== null)
    return {
      diagnosis: withOperands(question, shape),
      repaired: shape.kind === "cannot" ? null : (repairOf(question)?.expr ?? null),
    };
  const known = branchOf(question) ?? factorOf(question) ?? alternativeOf(question);
  // A gradient that is there already may be the wrong one.
  const renamed = known?.kind === "noUpstream" ? repairOf(question, gradientEdits(question)) : null;
  if (renamed !== null) return { diagnosis: renamed.diagnosis, repaired: renamed.expr };
  if (known !== null) return { diagnosis: known, repaired: null };
  const repair = isBare(question.expr) && !question.isInPlace ? null : repairOf(question);
  const other = otherValueOf(question);
  if (repair !== null && (other === null || repair.diagnosis.kind === "wrongPlace"))
    return { diagnosis: repair.diagnosis, repaired: repair.expr };
  return { diagnosis: other ?? { kind: "wrong" }, repaired: repair?.expr ?? null };
}

/** What does not fit, with the names of the two: `h is 4×6 and dy is 4×3`. */
function withOperands({ claimed: [first], print, shapeOf }: Question, diagnosis: Diagnosis): Diagnosis {
  if (diagnosis.kind !== "shape" || !(first instanceof Trouble) || first.part === null) return diagnosis;
  const parts = childrenOf(first.part).slice(0, 2);
  const sizes = parts.flatMap((part) => {
    const shape = shapeOf(part);
    return shape === null ? [] : [[print(part), printShape(shape)] as const];
  });
  const [left, right] = sizes;
  if (left === undefined || right === undefined) return diagnosis;
  const operands = t`${left[0]} is ${left[1]} and ${right[0]} is ${right[1]}.`;
  return { ...diagnosis, reason: `${diagnosis.reason ?? ""} ${operands}` };
}

/** The constant by which a line differs from the truth, at every point. */
function factorOf({ room, claimed, expected }: Question): Diagnosis | null {
  const tensors = claimed.filter((value): value is Tensor => !(value instanceof Trouble));
  if (expected.every(isZero)) return null;
  const [factor = null, ...more] = tensors.map((tensor, point) => ratio(tensor, expected[point] ?? tensor));
  if (factor === null || more.some((other) => other === null || Math.abs(other / factor - 1) > 1e-6)) return null;
  // At one point alone any number is a multiple of any other.
  if (expected.length === 1 && ![-1, 2, 0.5, -2, -0.5].includes(factor) && !isCount(room.graph.nodes, factor))
    return null;
  return {
    kind: "factor",
    factor,
    count: isCount(room.graph.nodes, factor) ? Math.round(Math.max(factor, 1 / factor)) : null,
  };
}

/** Whether a factor is how many entries some value has, or rows, or one over that. */
function isCount(nodes: Question["room"]["graph"]["nodes"], factor: number): boolean {
  const count = Math.max(Math.abs(factor), 1 / Math.abs(factor));
  if (factor < 0 || count < 2.5) return false;
  const is = (size: number): boolean => Math.abs(size / count - 1) < 1e-6;
  return nodes.some(({ shape }) => is(sizeOf(shape)) || shape.some(is));
}
