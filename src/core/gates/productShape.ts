import { printShape } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";
import { t } from "../words/t.ts";
import type { Misfit } from "./gate.ts";

/** A vector stands as a row on the left and as a column on the right. */
export const asMatrix = (shape: Shape, side: "left" | "right"): readonly [number, number] => {
  const [first = 1, second] = shape;
  if (second !== undefined) return [first, second];
  return side === "left" ? [1, first] : [first, 1];
};

/** The shape of a matrix product, or why there is none. */
export function productShape([a = [], b = []]: readonly Shape[]): Shape | Misfit {
  const [left, right] = [printShape(a), printShape(b)];
  if (a.length === 0 || b.length === 0)
    return {
      misfit: t`${left} @ ${right}: @ is the matrix product, and takes vectors and matrices. For numbers write *.`,
      instead: "#a * #b",
    };
  if (a.length > 2 || b.length > 2) return { misfit: t`${left} @ ${right}: @ multiplies vectors and matrices only.` };
  const inner = a.at(-1) ?? 0;
  const [outer = 0] = b;
  if (inner !== outer) {
    const misfit = t`${left} @ ${right}: inner sizes ${inner} and ${outer} differ.`;
    const instead = fitting(a, b);
    return instead === null ? { misfit } : { misfit, instead };
  }
  return [...a.slice(0, -1), ...b.slice(1)];
}

/** The product with a transpose that fits, if there is one. */
function fitting(a: Shape, b: Shape): string | null {
  if (a.length === 2 && a[0] === b[0]) return "#a.T @ #b";
  if (b.length === 2 && a.at(-1) === b[1]) return "#a @ #b.T";
  if (b.at(-1) === a[0]) return "#b @ #a";
  return null;
}
