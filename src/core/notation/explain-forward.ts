import type { GateNode } from "../graph/graph.ts";
import type { ForwardStep } from "../trace/trace.ts";
import { partialOf } from "../gates/partials.ts";
import { gateNamed } from "../gates/index.ts";
import { walkExpr } from "../language/walk.ts";
import { explanation } from "./blank.ts";
import type { Explanation } from "./explanation.ts";
import { formulaPiece, symbolLeaf, titleLatex } from "./node-latex.ts";
import { gateAt, type Telling } from "./telling.ts";
import { scalar } from "./trace-numbers.ts";
import { valueNotes } from "./value-notes.ts";
import { gateTitle, gateWords, listed, refer, spoken, theGate } from "./words.ts";

/** A gate computes its value. */
export function explainForward(telling: Telling, step: ForwardStep): Explanation {
  const index = telling.index(step.node);
  const node = gateAt(telling, index);
  const value = telling.num(scalar(step.value));
  const title = gateTitle(node);
  return explanation({
    kind: "forward",
    node: step.node,
    title,
    titleLatex: titleLatex(telling.trace.graph, index),
    paragraphs: [arrival(telling, index, value), ...keeping(telling, node, index)],
    forwardLatex: forwardLatex(telling, index),
    notes: valueNotes(telling, index),
    sentence: `Forward: ${theGate(telling, node, index)} computes ${value} from ${withValues(telling, node, spoken)}.`,
  });
}

/** `q = x + y = -2 + 5 = 3` */
export function forwardLatex(telling: Telling, index: number): string {
  const node = gateAt(telling, index);
  const { graph } = telling.trace;
  const numbers = formulaPiece(node, telling.valueLeaf).latex;
  const parts = [formulaPiece(node, symbolLeaf(graph)).latex, numbers, telling.valueLeaf(index).latex];
  const own = telling.symbol(index).latex;
  return [own, ...parts].filter((latex, at, all) => latex !== all[at - 1]).join(" = ");
}

/** Indexes of the values that come along a gate's wires, each once. */
export function operandNodes(node: GateNode): number[] {
  return [...new Set(node.operands.flatMap((operand) => (operand.kind === "wire" ? [operand.node] : [])))];
}

function withValues(telling: Telling, node: GateNode, name: typeof refer): string {
  return listed(operandNodes(node).map((at) => `${name(telling, at)} = ${telling.num(telling.value(at))}`));
}

function arrival(telling: Telling, index: number, value: string): string {
  const node = gateAt(telling, index);
  const own = refer(telling, index);
  const result = telling.symbol(index).named ? `${own} = ${value}` : `its output ${own} is ${value}`;
  return `The ${gateWords(node)} gate takes ${withValues(telling, node, refer)}: ${result}.`;
}

/** What its local gradients will need: as on the slide, "must keep these around". */
function keeping(telling: Telling, node: GateNode, index: number): string[] {
  const gate = gateNamed(node.gate);
  const used = new Set<string>();
  node.operands.forEach((operand, slot) => {
    if (operand.kind !== "wire") return;
    if (gate.kind !== "elementwise") return;
    walkExpr(partialOf(gate, slot), (part) => {
      if (part.kind === "name") used.add(part.name);
    });
  });
  const needed = node.operands.flatMap((operand, slot) =>
    operand.kind === "wire" && used.has(gate.operands[slot] ?? "") ? [operand.node] : [],
  );
  const kept = [...new Set(needed)].map((at) => `${refer(telling, at)} = ${telling.num(telling.value(at))}`);
  if (used.has("out")) kept.push(`its output ${telling.num(telling.value(index))}`);
  return kept.length === 0
    ? []
    : [
        `It must keep ${listed(kept)} around: the backward pass needs ${kept.length === 1 ? "it" : "them"} for the local gradient.`,
      ];
}
