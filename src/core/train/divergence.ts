import type { Graph } from "../graph/graph.ts";
import { Descent, type DescentOptions, type Snapshot } from "./descent.ts";

/** Why a descent is called off. */
export type Divergence = "not finite" | "grown";

/** How many times its first size a loss may grow. */
export const growth = 1000;

/**
 * Whether a loss has left the first one behind: it is not finite, or it has grown a thousandfold. A first loss near 0 counts
 * as one millionth, so that a start at a minimum is not called a divergence for its last digits.
 */
export function divergenceOf(first: number, loss: number): Divergence | null {
  if (!Number.isFinite(loss)) return "not finite";
  return Math.abs(loss) > growth * Math.max(Math.abs(first), 1e-6) ? "grown" : null;
}

/** Updates of a trial. */
const trialSteps = 10;
const halvings = 80;

/**
 * A rate that would do better, from a snapshot where the loss is finite; null where none is found, as where there is no slope.
 * Of plain descent the curvature along the way d that it goes gives a first bound: with c = dᵀ(∇(w + εd) − ∇w)/ε a rate of
 * −gᵀd/c reaches the bottom of the parabola. From there, or from half the present rate, the rate is halved until ten updates never
 * raise the loss, and then rounded down to 1, 2 or 5 times a power of ten.
 */
export function suggestRate(graph: Graph, options: DescentOptions, start: Snapshot): number | null {
  const descent = new Descent(graph, options);
  descent.restore(start);
  if (!Number.isFinite(descent.loss) || !descent.norms().every(Number.isFinite)) return null;
  // No slope, or one that the descent goes up by its own scales: no rate is small enough.
  if (dot(descent.slopes(), descent.direction()) >= 0) return null;
  let rate = Math.min(
    options.rate / 2,
    options.method === "plain" || options.method === undefined ? bottom(descent, start) : Infinity,
  );
  for (let i = 0; i < halvings && rate > 0; i++) {
    descent.restore(start);
    descent.rate = rate;
    if (falls(descent)) return rounded(rate);
    rate /= 2;
  }
  return null;
}

/** The rate of the step to the bottom of the parabola along the descent; infinite where it does not curve upwards. */
function bottom(descent: Descent, start: Snapshot): number {
  const [slopes, ahead] = [descent.slopes(), descent.direction()];
  const size = Math.sqrt(dot(start.values, start.values));
  const epsilon = (1e-6 * (1 + size)) / Math.sqrt(dot(ahead, ahead));
  const moved = start.values.map((value, i) => value + epsilon * (ahead[i] ?? 0));
  descent.restore({ ...start, values: moved, products: [] });
  const slope = dot(slopes, ahead);
  const curvature = (dot(descent.slopes(), ahead) - slope) / epsilon;
  return curvature > 0 ? -slope / curvature : Infinity;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

function falls(descent: Descent): boolean {
  let before = descent.loss;
  for (let i = 0; i < trialSteps; i++) {
    const loss = descent.advance();
    if (!(loss <= before)) return false;
    before = loss;
  }
  return true;
}

/** Down to 1, 2 or 5 times a power of ten. */
function rounded(rate: number): number {
  const power = Math.floor(Math.log10(rate));
  const lead = rate / 10 ** power;
  return Number(`${lead >= 5 ? 5 : lead >= 2 ? 2 : 1}e${power}`);
}
