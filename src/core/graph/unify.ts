import { isMisfit } from "../gates/common.ts";
import { constants } from "../gates/evaluate.ts";
import { evaluateTensor } from "../gates/evaluateTensor.ts";
import type { Attributes, Constant } from "../gates/gate.ts";
import type { Expr } from "../language/program.ts";
import { sameShape, tensorOf } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { asNested, literals } from "./constants.ts";
import type { Operand } from "./graph.ts";

/** What is known of a gate while a writing of it is compared with a graph. */
export interface Found {
  /** operand of the gate -> what stands in its place */
  readonly operands: ReadonlyMap<string, Operand>;
  /** attribute of the gate -> what it must be told */
  readonly attributes: ReadonlyMap<string, Constant>;
  /** What can be checked only when all attributes are known. */
  readonly checks: readonly { readonly expr: Expr; readonly value: Constant }[];
  /** Indexes of the nodes that were met, the output first; a node that was met twice stands there twice. */
  readonly inside: readonly number[];
  readonly differs: readonly string[];
}

export const nothing: Found = {
  operands: new Map(),
  attributes: new Map(),
  checks: [],
  inside: [],
  differs: [],
};

/** The same with one attribute known; null where it is known to be another. */
export function tell(found: Found, name: string, value: Constant): Found | null {
  const told = found.attributes.get(name);
  if (told !== undefined) return sameConstant(told, value) ? found : null;
  return { ...found, attributes: new Map(found.attributes).set(name, value) };
}

function sameConstant(a: Constant, b: Constant): boolean {
  if (typeof a === "object" && a !== null && typeof b === "object" && b !== null)
    return a.length === b.length && a.every((part, i) => sameConstant(part, b[i] ?? null));
  return a === b;
}

/** What must be told so that an expression over attributes and counts is `value`; null where it cannot be. */
export function unify(expr: Expr, value: Constant, found: Found): Found | null {
  switch (expr.kind) {
    case "number":
      return expr.value === value ? found : null;
    case "name": {
      const fixed = literals.get(expr.name) ?? constants.get(expr.name);
      return fixed === undefined ? tell(found, expr.name, value) : fixed === value ? found : null;
    }
    case "list": {
      if (typeof value !== "object" || value === null || value.length !== expr.items.length) return null;
      return expr.items.reduce<Found | null>(
        (known, item, i) => (known === null ? null : unify(item, value[i] ?? null, known)),
        found,
      );
    }
    case "call": {
      const [labels] = expr.args;
      const hot = expr.callee === "onehot" ? labelsIn(value) : undefined;
      if (labels === undefined || hot === undefined) break;
      return hot === null ? null : unify(labels, hot, found);
    }
    default:
  }
  return { ...found, checks: [...found.checks, { expr, value }] };
}

/** The labels that `onehot` made these rows of; null where they are no such rows. */
function labelsIn(rows: Constant): Constant {
  if (typeof rows !== "object" || rows === null) return null;
  if (rows.some((row) => typeof row === "object")) {
    const labels = rows.map(labelsIn);
    return labels.includes(null) ? null : labels;
  }
  const at = rows.indexOf(1);
  return rows.every((entry, i) => entry === (i === at ? 1 : 0)) && at >= 0 ? at : null;
}

/** The value of an expression, where `meaning` tells what attributes, counts and the like are; null where it does not know. */
function worth(expr: Expr, meaning: (name: string) => Constant | undefined): Tensor | null {
  let isKnown = true;
  const value = evaluateTensor(expr, (name) => {
    const constant = literals.get(name) ?? constants.get(name) ?? meaning(name);
    isKnown &&= constant !== undefined;
    return { constant: constant ?? Number.NaN };
  });
  return isKnown ? value : null;
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-15 * Math.abs(b);

/** Whether what was put off holds, now that attributes and counts are known. */
export function holds(checks: Found["checks"], told: Attributes): boolean {
  return checks.every(({ expr, value }) => {
    const nested = asNested(value);
    const wanted = worth(expr, (name) => told[name]);
    if (wanted === null || (typeof nested === "object" && isMisfit(nested))) return false;
    const { shape, data } = tensorOf(nested);
    return sameShape(shape, wanted.shape) && data.every((entry, i) => near(entry, wanted.data[i] ?? Number.NaN));
  });
}

/** Whether a condition on literals and attributes is met; it is not where an operand comes along a wire. */
export function isGiven(condition: Expr | null, told: Attributes, operands: Found["operands"]): boolean {
  if (condition === null) return true;
  const value = worth(condition, (name) => {
    const operand = operands.get(name);
    return operand?.kind === "constant" ? operand.value : told[name];
  });
  return value !== null && value.data[0] !== 0;
}
