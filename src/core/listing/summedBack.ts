import { sameShape } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";
import { atom, level, within, type Code } from "./pythonExpr.ts";

/** How a library calls the axes to sum over and those to keep. */
export interface SumWords {
  readonly axis: string;
  readonly keep: string;
}

/** Along which axes NumPy copied an operand of `shape` to make it `from`: those in front, and those of extent 1. */
export function copiedAxes(
  from: Shape,
  shape: Shape,
): { readonly front: readonly number[]; readonly kept: readonly number[] } {
  const extra = from.length - shape.length;
  const front = Array.from({ length: extra }, (_unused, axis) => axis);
  const kept = [...shape.entries()].filter(([axis, extent]) => extent === 1 && from[axis + extra] !== 1);
  return { front, kept: kept.map(([axis]) => axis) };
}

/** A gradient with the copies of a broadcast operand summed back: `d.sum(axis=0)`. */
export function summedBack(code: Code, from: Shape, shape: Shape, module: string): Code {
  if (sameShape(from, shape)) return code;
  if (shape.length === 0) return atom(`${module}.sum(${code.text})`);
  const { front, kept } = copiedAxes(from, shape);
  const axes = (list: readonly number[]): string => (list.length === 1 ? String(list[0]) : `(${list.join(", ")})`);
  const overFront = front.length === 0 ? "" : `.sum(axis=${axes(front)})`;
  const overKept = kept.length === 0 ? "" : `.sum(axis=${axes(kept)}, keepdims=True)`;
  return atom(`${within(code, level.atom)}${overFront}${overKept}`);
}
