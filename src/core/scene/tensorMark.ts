import type { Decimals } from "../notation/explanation.ts";
import type { Trace } from "../trace/trace.ts";
import { t } from "../words/t.ts";
import type { TensorMark, Which } from "./tensorMarks.ts";
import { tensorPictures } from "./tensors.ts";

/** What lights up because a cell is under the pointer: index of node -> cells of its grid. */
export interface Lit {
  readonly value: ReadonlyMap<number, readonly number[]>;
  readonly gradient: ReadonlyMap<number, readonly number[]>;
  readonly under: {
    readonly node: number;
    readonly which: Which;
    readonly cell: number;
    readonly element: number;
  } | null;
}

interface Showing {
  readonly decimals: Decimals;
  /** "1 of 2 terms"; only looked at while the gradient is not yet known. */
  readonly waiting: string | null;
  readonly lit: Lit;
}

const none: readonly number[] = [];

/** What stands on a node's stub at a cursor; null where its value is a single number. */
export function tensorMark(trace: Trace, i: number, cursor: number, showing: Showing): TensorMark | null {
  const picture = tensorPictures(trace, showing.decimals)[i] ?? null;
  if (picture === null) return null;
  const { shape, grid, cells } = picture;
  const valueKnown = cursor >= (trace.valueAt[i] ?? 0);
  const gradientKnown = cursor >= (trace.gradientAt[i] ?? 0);
  const { lit } = showing;
  return {
    shape,
    grid,
    value: grid !== null && valueKnown ? cells("value") : null,
    gradient: grid !== null && gradientKnown ? cells("gradient") : null,
    valueKnown,
    gradientKnown,
    waiting: gradientKnown ? null : showing.waiting,
    sameShape: gradientKnown && trace.graph.nodes[i]?.kind === "input",
    litValue: lit.value.get(i) ?? none,
    litGradient: lit.gradient.get(i) ?? none,
    under: lit.under?.node === i ? { which: lit.under.which, cell: lit.under.cell } : null,
  };
}

/** A list of more numbers than these is not followed by ear: the Values table and the matrix editor have them. */
const SAID = 9;

/**
 * "2×2", "value [[0.1, 0.5], [−0.3, 0.8]]", "gradient not yet"; of larger tensors what is known so far, and no numbers.
 */
export function tensorSaid(mark: TensorMark): string[] {
  const { shape, grid, value, gradient, valueKnown, gradientKnown } = mark;
  const extents = shape.split("×").map(Number);
  const kind = extents.length === 1 ? t`vector of ${shape}` : shape;
  if (grid?.numbered === true && extents.reduce((size, extent) => size * extent, 1) <= SAID) {
    const said = (texts: readonly string[] | null | undefined): string => written(extents, texts ?? null);
    return [kind, t`value ${said(value?.texts)}`, t`gradient ${said(gradient?.texts)}`];
  }
  const known = (is: boolean): string => (is ? t`known` : t`not yet`);
  return [kind, t`value ${known(valueKnown)}`, t`gradient ${known(gradientKnown)}`];
}

/** Nested brackets by the axes of the shape; "not yet" for null. */
function written(extents: readonly number[], texts: readonly string[] | null): string {
  if (texts === null) return t`not yet`;
  let parts = [...texts];
  for (const extent of extents.toReversed()) {
    const rows: string[] = [];
    for (let i = 0; i < parts.length; i += extent) rows.push(`[${parts.slice(i, i + extent).join(", ")}]`);
    parts = rows;
  }
  return parts.join(", ");
}
