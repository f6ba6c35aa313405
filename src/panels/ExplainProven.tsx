import { lazy, Suspense } from "react";
import { indexOfId, nodeAt } from "../core/graph/lookup.ts";
import type { Explanation } from "../core/notation/explanation.ts";
import type { Trace } from "../core/trace/trace.ts";
import { useCursor } from "../store/index.ts";

const GradientProofs = lazy(() =>
  import("./check/mark/GradientProofs.tsx").then((part) => ({ default: part.GradientProofs })),
);

/** Of more inputs the Values table has the marks. */
const most = 5;

/** The gradients of inputs that this explanation ends at, with their proof by numbers. */
export function ExplainProven({ trace, explanation }: { readonly trace: Trace; readonly explanation: Explanation }) {
  const cursor = useCursor();
  const { node, slots } = explanation;
  const ends = new Set([...(node === null ? [] : [node]), ...slots.map(({ operand }) => operand)]);
  const inputs = [...ends]
    .map((id) => indexOfId(trace.graph, id))
    .filter((index) => index >= 0 && nodeAt(trace.graph, index).kind === "input")
    .filter((index) => cursor >= (trace.gradientAt[index] ?? Infinity))
    .toSorted((a, b) => a - b);
  if (trace.arithmetic !== "exact" || inputs.length === 0 || inputs.length > most) return null;
  return (
    <Suspense fallback={null}>
      <GradientProofs trace={trace} inputs={inputs} />
    </Suspense>
  );
}
