import type { GateNode } from "../graph/graph.ts";
import type { ForwardStep } from "../trace/trace.ts";
import { partialOf } from "../gates/partials.ts";
import { gateOf, wiredNodes } from "../graph/lookup.ts";
import { listed } from "../graph/problems.ts";
import { walkExpr } from "../language/walk.ts";
import { t } from "../words/t.ts";
import { explanation } from "./blank.ts";
import type { Explanation } from "./explanation.ts";
import { rowOf } from "./latex.ts";
import { formulaPiece, symbolLeaf, titleLatex, type Leaf } from "./nodeLatex.ts";
import { gateAt, isTensorial, type Telling } from "./telling.ts";
import { aValue, holding, isWritten, keptBy, listedHoldings } from "./tensorStep.ts";
import { fitsMatrix, shapeLatex } from "./value.ts";
import { valueNotes } from "./valueNotes.ts";
import { gateTitle, gateWords, refer, spoken, theGate } from "./words.ts";

/** A gate computes its value. */
export function explainForward(telling: Telling, step: ForwardStep): Explanation {
  const index = telling.index(step.node);
  const node = gateAt(telling, index);
  const value = telling.valueText(index);
  const title = gateTitle(node);
  return explanation({
    kind: "forward",
    node: step.node,
    title,
    titleLatex: titleLatex(telling.trace.graph, index),
    paragraphs: [arrival(telling, index, value), ...keeping(telling, node, index)],
    forwardLatex: forwardLatex(telling, index),
    notes: valueNotes(telling, index),
    sentence: t`Forward: ${theGate(telling, node, index)} computes ${aValue(value)} from ${withValues(telling, node, spoken)}.`,
  });
}

/** `q = x + y = -2 + 5 = 3` */
export function forwardLatex(telling: Telling, index: number): string {
  const node = gateAt(telling, index);
  const { graph } = telling.trace;
  const own = telling.symbol(index).latex;
  const inSymbols = formulaPiece(node, symbolLeaf(graph)).latex;
  const isTypeset = [index, ...operandNodes(node)].every((at) => fitsMatrix(telling.shape(at)));
  if (!isTypeset) {
    const shape = telling.shape(index);
    const result =
      shape.length === 0 ? ` = ${telling.valueLeaf(index).latex}` : ` \\in \\mathbb{R}^{${shapeLatex(shape)}}`;
    return `${own} = ${inSymbols}${result}`;
  }
  const value = telling.valueLeaf(index);
  const parts = [inSymbols, ...numberParts(telling, node), (isRow(telling, node) ? rowOf(value) : value).latex];
  return [own, ...parts].filter((latex, at, all) => latex !== all[at - 1]).join(" = ");
}

/** Whether a product is a row: a vector times a matrix. */
function isRow(telling: Telling, node: GateNode): boolean {
  const [left] = node.operands;
  return node.gate === "matmul" && left?.kind === "wire" && telling.shape(left.node).length === 1;
}

/** The formula with this moment's numbers, unless matrices would stand in an index or an exponent. */
function numberParts(telling: Telling, node: GateNode): string[] {
  const isWide = gateOf(node).kind === "elementwise" && node.shape.length === 2;
  const leaf: Leaf = isWide ? (at) => rowOf(telling.valueLeaf(at)) : telling.valueLeaf;
  const { latex } = formulaPiece(node, leaf);
  if (node.gate === "stack") return [];
  return /[_^]\{[^{}]*\\begin\{bmatrix/.test(latex) || /\\begin\{cases\}.*bmatrix/.test(latex) ? [] : [latex];
}

/** Indexes of the values that come along a gate's wires, each once. */
export function operandNodes(node: GateNode): number[] {
  return [...new Set(wiredNodes(node))];
}

function withValues(telling: Telling, node: GateNode, name: typeof refer): string {
  return listedHoldings(operandNodes(node).map((at) => holding(telling, at, name(telling, at))));
}

function arrival(telling: Telling, index: number, value: string): string {
  const node = gateAt(telling, index);
  const own = refer(telling, index);
  const [words, taken] = [gateWords(node), withValues(telling, node, refer)];
  if (!telling.symbol(index).named) return t`The ${words} gate takes ${taken}: its output ${own} is ${aValue(value)}.`;
  return isWritten(value)
    ? t`The ${words} gate takes ${taken}: ${own} = ${value}.`
    : t`The ${words} gate takes ${taken}: ${own} is ${aValue(value)}.`;
}

/** A value by its name, with its numbers where they are few. */
function named(telling: Telling, index: number): string {
  const [name, text] = [refer(telling, index), telling.valueText(index)];
  return isWritten(text) ? `${name} = ${text}` : name;
}

function itsOutput(telling: Telling, index: number): string {
  const text = telling.valueText(index);
  return isWritten(text) ? t`its output ${text}` : t`its output`;
}

/** What its local gradients will need: as on the slide, "must keep these around". */
function keeping(telling: Telling, node: GateNode, index: number): string[] {
  const gate = gateOf(node);
  const used = new Set(keptBy(telling, node));
  node.operands.forEach((operand, slot) => {
    if (operand.kind !== "wire" || gate.kind !== "elementwise") return;
    walkExpr(partialOf(gate, slot), (part) => {
      if (part.kind === "name") used.add(part.name);
    });
  });
  const needed = node.operands.flatMap((operand, slot) =>
    operand.kind === "wire" && used.has(gate.operands[slot] ?? "") ? [operand.node] : [],
  );
  const kept = [...new Set(needed)].map((at) => named(telling, at));
  if (used.has("out")) kept.push(itsOutput(telling, index));
  if (kept.length === 0) return [];
  const all = listed(kept);
  if (isTensorial(telling, index))
    return [
      kept.length === 1
        ? t`It must keep ${all} around: the backward pass needs it.`
        : t`It must keep ${all} around: the backward pass needs them.`,
    ];
  return [
    kept.length === 1
      ? t`It must keep ${all} around: the backward pass needs it for the local gradient.`
      : t`It must keep ${all} around: the backward pass needs them for the local gradient.`,
  ];
}
