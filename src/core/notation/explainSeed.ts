import { listed } from "../graph/problems.ts";
import type { SeedStep } from "../trace/trace.ts";
import { t } from "../words/t.ts";
import { explanation } from "./blank.ts";
import type { Explanation } from "./explanation.ts";
import { gradientLatex } from "./partial.ts";
import type { Telling } from "./telling.ts";
import { refer, spoken } from "./words.ts";

/** Names listed when values do not reach the target; beyond it they are counted. */
const LISTED = 6;

/** ∂f/∂f = 1. */
export function explainSeed(telling: Telling, step: SeedStep): Explanation {
  const index = telling.index(step.node);
  const f = refer(telling, index);
  const value = telling.show(telling.shape(index), () => step.gradient);
  return explanation({
    kind: "seed",
    node: step.node,
    title: t`Seed of the backward pass`,
    titleLatex: `${gradientLatex(telling, index)} = ${telling.gradientPiece(index)?.latex ?? "\\mathbf{1}"}`,
    paragraphs: [
      t`∂${f}/∂${f} = ${value}: ${f} moves one for one with itself; that is where the backward pass starts.`,
      ...bystanders(telling, f),
    ],
    sentence: t`Backward: the gradient of ${spoken(telling, index)} with respect to itself is ${value}.`,
  });
}

function bystanders(telling: Telling, f: string): string[] {
  const { reached, graph } = telling.trace;
  const apart = graph.nodes.flatMap((node, index) => (reached[index] === true || node.name === null ? [] : [index]));
  if (apart.length === 0) return [];
  const zero = telling.num(0);
  const [only] = apart;
  if (apart.length === 1 && only !== undefined)
    return [t`The gradient of ${refer(telling, only)} is ${zero} because ${f} does not depend on it.`];
  if (apart.length > LISTED)
    return [t`The gradients of ${apart.length} other values are ${zero} because ${f} does not depend on them.`];
  const names = listed(apart.map((at) => refer(telling, at)));
  return [t`The gradients of ${names} are ${zero} because ${f} does not depend on them.`];
}
