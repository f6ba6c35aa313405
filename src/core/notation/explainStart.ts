import { explanation } from "./blank.ts";
import type { Explanation } from "./explanation.ts";
import { programToLatex } from "./nodeLatex.ts";
import type { Telling } from "./telling.ts";
import { refer } from "./words.ts";

/** Cursor 0: what stands there and which key begins. */
export function explainStart(telling: Telling): Explanation {
  const { graph, target, forwardCount } = telling.trace;
  const inputs = graph.nodes.filter((node) => node.kind === "input").length;
  const gates = graph.nodes.length - inputs;
  const plural = (count: number, word: string): string => `${String(count)} ${word}${count === 1 ? "" : "s"}`;
  const f = refer(telling, target);
  const next = forwardCount === 0 ? "begin the backward pass" : "compute the first gate";
  return explanation({
    kind: "start",
    node: null,
    title: "Computational graph",
    titleLatex: programToLatex(graph, target),
    paragraphs: [
      `${plural(inputs, "input")} at the left, ${plural(gates, "gate")}, and ${f} to be differentiated: press → to ${next}.`,
    ],
    sentence: `Start: ${plural(inputs, "input")} and ${plural(gates, "gate")}, nothing computed yet. Press the right arrow key to ${next}.`,
  });
}
