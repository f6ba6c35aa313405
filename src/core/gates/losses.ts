import { printShape } from "../tensor/nested.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import { t } from "../words/t.ts";
import type { Attributes, Constant, Misfit } from "./gate.ts";

/** Scores as rows of one number a class, and how many of each there are. */
export function scoreCounts([scores = []]: readonly Shape[]): { readonly n: number; readonly k: number } {
  return { n: scores.length === 2 ? (scores[0] ?? 0) : 1, k: scores.at(-1) ?? 0 };
}

/** The label of each row. */
export function labelsOf(attributes: Attributes): readonly Constant[] {
  const y = attributes["y"] ?? null;
  return Array.isArray(y) ? (y as readonly Constant[]) : [y];
}

/** A loss is one number; why scores and labels do not go together, where they do not. */
export function lossShape(shapes: readonly Shape[], attributes: Attributes): Shape | Misfit {
  const [scores = []] = shapes;
  const { n, k } = scoreCounts(shapes);
  if (scores.length !== 1 && scores.length !== 2)
    return { misfit: t`Scores are a vector, or a matrix with a row for each example; this is ${printShape(scores)}.` };
  const labels = labelsOf(attributes);
  if (labels.length !== n) return { misfit: t`There are ${n} rows of scores and ${labels.length} labels.` };
  const wrong = labels.find(
    (label) => typeof label !== "number" || !Number.isInteger(label) || label < 0 || label >= k,
  );
  if (wrong === undefined) return [];
  return { misfit: t`The label ${JSON.stringify(wrong)} is not among the ${k} classes, 0 to ${k - 1}.` };
}

/** The same for a loss that is told a margin, `delta`. */
export function marginLossShape(shapes: readonly Shape[], attributes: Attributes): Shape | Misfit {
  const isNumber = typeof attributes["delta"] === "number";
  return isNumber ? lossShape(shapes, attributes) : { misfit: t`delta, the margin, is a number.` };
}

/** The mean over the rows of what `loss` makes of each: `at(j)` is the score of class j. */
export function meanOverRows(
  scores: Tensor,
  attributes: Attributes,
  loss: (at: (j: number) => number, k: number, label: number) => number,
): Tensor {
  const { n, k } = scoreCounts([scores.shape]);
  let sum = 0;
  for (const [row, label] of labelsOf(attributes).entries())
    sum += loss((j) => scores.data[row * k + j] ?? Number.NaN, k, Number(label));
  return { shape: [], data: Float64Array.of(sum / n) };
}
