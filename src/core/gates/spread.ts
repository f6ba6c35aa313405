import { printShape, sameShape } from "../tensor/nested.ts";
import { reducedShape, spreadAxis } from "../tensor/axes.ts";
import { msg, t } from "../words/t.ts";
import { axisAttribute, axisOf } from "./common.ts";
import type { TensorGate } from "./gate.ts";

/** Copies u along the axis of x that a reduction took away. It speaks in pullbacks: forward a sum, backward copies. */
export const spread: TensorGate = {
  kind: "tensor",
  name: "spread",
  title: msg`spread`,
  says: msg`Copies u along the axis of x that a reduction took away.`,
  operands: ["u", "x"],
  calls: ["spread"],
  attributes: [axisAttribute],
  shape: ([u = [], x = []], attributes) => {
    const axis = axisOf(attributes, x);
    const fits = [false, true].some((keepdims) => sameShape(u, reducedShape(x, axis, keepdims)));
    return fits ? x : { misfit: t`${printShape(u)} is not what a reduction leaves of ${printShape(x)}.` };
  },
  forward: ([u, x], attributes, shape) => {
    if (u === undefined || x === undefined) throw new Error("spread takes two operands.");
    return spreadAxis(u, axisOf(attributes, x.shape), shape);
  },
  pullback: () => ({ u: "sum(upstream, axis=axis)", x: "0 * x" }),
  symbol: "copies",
  latex: "\\operatorname{copies}",
};
