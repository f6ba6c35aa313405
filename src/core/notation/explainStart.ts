import type { Graph } from "../graph/graph.ts";
import { t } from "../words/t.ts";
import { explanation } from "./blank.ts";
import type { Explanation } from "./explanation.ts";
import { programToLatex, titleLatex } from "./nodeLatex.ts";
import type { Telling } from "./telling.ts";
import { tokenCount } from "./tokens.ts";
import { refer } from "./words.ts";

/** Calls within calls are not broken into lines: of them no more than this fits one. */
const LONGEST_CALLS = 60;

/** The whole formula; of calls within calls, where that is too long, the last one alone. */
function heading(graph: Graph, target: number): string {
  const whole = programToLatex(graph, target);
  const hasModules = graph.nodes.some((node) => node.kind === "gate" && node.module !== undefined);
  return hasModules && tokenCount(whole) > LONGEST_CALLS ? titleLatex(graph, target) : whole;
}

/** Cursor 0: what stands there and which key begins. */
export function explainStart(telling: Telling): Explanation {
  const { graph, target, forwardCount } = telling.trace;
  const inputs = graph.nodes.filter((node) => node.kind === "input").length;
  const gates = graph.nodes.length - inputs;
  const given = inputs === 1 ? t`1 input` : t`${inputs} inputs`;
  const computed = gates === 1 ? t`1 gate` : t`${gates} gates`;
  const f = refer(telling, target);
  const isBackward = forwardCount === 0;
  return explanation({
    kind: "start",
    node: null,
    title: t`Computational graph`,
    titleLatex: heading(graph, target),
    paragraphs: [
      isBackward
        ? t`${given} at the left, ${computed}, and ${f} to be differentiated: press → to begin the backward pass.`
        : t`${given} at the left, ${computed}, and ${f} to be differentiated: press → to compute the first gate.`,
    ],
    sentence: isBackward
      ? t`Start: ${given} and ${computed}, nothing computed yet. Press the right arrow key to begin the backward pass.`
      : t`Start: ${given} and ${computed}, nothing computed yet. Press the right arrow key to compute the first gate.`,
  });
}
