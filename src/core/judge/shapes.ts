import { sameShape } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { sumTo } from "../tensor/broadcast.ts";
import { same, transposed } from "./compare.ts";
import { Trouble } from "./trouble.ts";
import type { Diagnosis, Mending } from "./verdict.ts";

/** What is to be said of a gradient of the wrong shape; null where the shape is right. */
export function shapeDiagnosis(claimed: readonly (Tensor | Trouble)[], expected: readonly Tensor[]): Diagnosis | null {
  const [first] = claimed;
  const wanted = expected[0]?.shape ?? [];
  if (first === undefined) return null;
  if (first instanceof Trouble) {
    if (first.kind === "unknown") return { kind: "cannot", reason: first.message, span: first.span };
    return { kind: "shape", claimed: null, wanted, reason: first.message, mending: null, axes: [] };
  }
  const { shape } = first;
  if (sameShape(shape, wanted)) return null;
  const mends = (mend: (tensor: Tensor) => Tensor | null): boolean =>
    claimed.every((tensor, point) => {
      const [mended, truth] = [tensor instanceof Trouble ? null : mend(tensor), expected[point]];
      return mended !== null && truth !== undefined && same(mended, truth);
    });
  const told = (mending: Mending | null, axes: readonly number[] = []): Diagnosis => ({
    kind: "shape",
    claimed: shape,
    wanted,
    reason: null,
    mending,
    axes,
  });
  if (shape.length === 2 && mends(transposed)) return { kind: "transposed", what: null, claimed: shape, wanted };
  const squeezed = (of: readonly number[]): readonly number[] => of.filter((extent) => extent !== 1);
  if (sameShape(squeezed(shape), squeezed(wanted)) && mends(({ data }) => ({ shape: wanted, data })))
    return told(shape.length < wanted.length ? "kept" : "dropped");
  for (const axes of axesToSum(shape.length)) {
    const kept = shape.map((extent, axis) => (axes.includes(axis) ? 1 : extent));
    if (
      sameShape(squeezed(kept), squeezed(wanted)) &&
      mends((tensor) => ({ shape: wanted, data: sumTo(tensor, kept).data }))
    )
      return told("summed", axes);
  }
  const isCopied = shape.length <= wanted.length && mends((tensor) => copied(tensor, wanted));
  return told(isCopied ? "copied" : null);
}

/** One axis, or several; all of them last. */
function axesToSum(rank: number): readonly (readonly number[])[] {
  const all = Array.from({ length: Math.min(rank, 4) }, (_unused, axis) => axis);
  const sets = Array.from({ length: 2 ** all.length - 1 }, (_unused, i) =>
    all.filter((axis) => (((i + 1) >> axis) & 1) === 1),
  );
  return sets.sort((a, b) => a.length - b.length);
}

/** A tensor broadcast to a shape; null where it does not go. */
function copied({ shape, data }: Tensor, wanted: readonly number[]): Tensor | null {
  if (data.length !== 1 && !sameShape(shape, wanted.slice(wanted.length - shape.length))) return null;
  const size = wanted.reduce((product, extent) => product * extent, 1);
  return { shape: wanted, data: Float64Array.from({ length: size }, (_unused, i) => data[i % data.length] ?? 0) };
}
