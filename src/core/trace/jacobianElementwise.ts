import { t } from "../words/t.ts";
import { compileKernel } from "../gates/evaluate.ts";
import type { ElementwiseGate } from "../gates/gate.ts";
import { partialOf } from "../gates/partials.ts";
import { walkExpr } from "../language/walk.ts";
import { sizeOf } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";
import type { Claim, Wiring } from "./jacobianStructure.ts";
import { copies, kronecker } from "./jacobianFormula.ts";

/** How a local gradient varies over the elements: it is one known number, some number for all of them, or each its own. */
type Spread = { readonly kind: "known"; readonly value: number } | { readonly kind: "one" } | { readonly kind: "own" };

function spreadOf({ gate, slot, shapes }: Wiring<ElementwiseGate>): Spread {
  const partial = partialOf(gate, slot);
  const mentioned: string[] = [];
  walkExpr(partial, (expr) => {
    if (expr.kind === "name") mentioned.push(expr.name);
  });
  if (mentioned.length === 0) return { kind: "known", value: compileKernel(partial, gate.operands)([], Number.NaN) };
  const single = mentioned.every((name) => {
    const shape = shapes[gate.operands.indexOf(name)];
    return shape !== undefined && sizeOf(shape) === 1;
  });
  return { kind: single ? "one" : "own" };
}

/** One operand element for each output, or copies of fewer. */
export function elementwiseClaim(wiring: Wiring<ElementwiseGate>): Claim {
  const { rows, columns, shapes, slot, shape } = wiring;
  const spread = spreadOf(wiring);
  if (spread.kind === "known" && spread.value === 0)
    return { structure: "zero", formula: "0", says: t`A small change of the operand changes no output.`, sparsity: 0 };
  const isOne = spread.kind === "known" && spread.value === 1;
  if (rows !== columns) return copied(isOne, shapes[slot] ?? [], shape, rows, columns);
  if (isOne)
    return {
      structure: "identity",
      formula: identity(rows),
      says: t`Each output takes its own input as it is.`,
      sparsity: rows,
    };
  if (spread.kind !== "own")
    return {
      structure: "scaled identity",
      formula: spread.kind === "known" ? `${minus(spread.value)}${identity(rows)}` : "",
      says: t`Each output depends on its own input alone, and all by the same factor.`,
      sparsity: rows,
    };
  return {
    structure: "diagonal",
    formula: "",
    says: t`Each output depends on its own input alone.`,
    sparsity: rows,
  };
}

const identity = (n: number): string => kronecker([{ kind: "identity", size: n }]);
const minus = (value: number): string => (value === -1 ? "−" : `${String(value)} `);

/** Broadcasting copied the operand: one of its elements stands in many rows. */
function copied(isOne: boolean, operand: Shape, shape: Shape, rows: number, columns: number): Claim {
  const formula = isOne ? copies(operand, shape) : "";
  if (columns === 1)
    return {
      structure: "column",
      formula,
      says: t`One number was copied to every output, so backward their gradients add up to one.`,
      sparsity: rows,
    };
  return {
    structure: isOne ? "one-hot rows" : "one entry a row",
    formula,
    says: t`Each output depends on one element, which broadcasting copied to several outputs; backward their gradients add up.`,
    sparsity: rows,
  };
}
