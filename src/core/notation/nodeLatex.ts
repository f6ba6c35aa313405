import type { GateNode, Graph, Module } from "../graph/graph.ts";
import { gateOf, nodeAt } from "../graph/lookup.ts";
import { localGradient, nodeFormula, slotNames } from "./formula.ts";
import { exprPiece, functionName, ranked, type NameStyle } from "./latex.ts";
import { atom, factor, symbolicPiece, type Piece } from "./piece.ts";
import { symbols, type Symbol_ } from "./symbols.ts";
import { nameLatex } from "./nameParts.ts";
import { applied } from "./template.ts";
import { tokenCount } from "./tokens.ts";

/** Index of a node that comes along a wire -> what is printed in its place. */
export type Leaf = (node: number) => Piece;

export function symbolPiece({ latex }: Symbol_): Piece {
  const piece = symbolicPiece(latex);
  return latex.includes("^{(") ? factor(latex, piece.first, "letter") : piece;
}

/** Every node by its symbol. */
export function symbolLeaf(graph: Graph): Leaf {
  const all = symbols(graph);
  return (node) => {
    const symbol = all[node];
    if (symbol === undefined) throw new Error(`The graph has no node ${String(node)}.`);
    return ranked(symbolPiece(symbol), nodeAt(graph, node).shape.length);
  };
}

/** Puts what the wires bring in the place of the gate's operand names, and `out` in the place of `out`. */
function styleOf(node: GateNode, leaf: Leaf, out: Piece): NameStyle {
  const names = slotNames(node);
  return (name) => {
    if (name === "out") return out;
    const operand = node.operands[names.indexOf(name)];
    return operand?.kind === "wire" ? leaf(operand.node) : null;
  };
}

/** What a gate computes, over whatever stands for its operands: `x + y`, `-2 + 5`. */
export function formulaPiece(node: GateNode, leaf: Leaf): Piece {
  if (node.module !== undefined) return modulePiece(node, node.module, leaf);
  return ranked(exprPiece(nodeFormula(node), styleOf(node, leaf, atom("", "other"))), node.shape.length);
}

/** A closed group as the function that it is: `neuron(w, x)`. */
function modulePiece({ operands, shape }: GateNode, { name }: Module, leaf: Leaf): Piece {
  const [, variable, turn] = /^(.*) = ([-−]?\d+)$/.exec(name) ?? [];
  const called =
    variable === undefined
      ? functionName(name)
      : `\\operatorname{turn}_{${nameLatex(variable)} = ${(turn ?? "").replace("−", "-")}}`;
  const args = operands.flatMap((operand) => (operand.kind === "wire" ? [leaf(operand.node)] : []));
  return ranked(applied(called, [], args), shape.length);
}

/**
 * The local gradient in one slot, over whatever stands for the operands.
 * @param out what stands for the gate's output; the gate's function name, as in (1 − σ)σ, unless given
 */
export function localPiece(node: GateNode, slot: number, leaf: Leaf, out?: Piece): Piece {
  const gate = gateOf(node);
  if (gate.kind !== "elementwise") return symbolicPiece("J");
  const name: Piece = { ...atom(gate.latex, "letter"), last: "word" };
  return exprPiece(localGradient(node, slot), styleOf(node, leaf, out ?? name));
}

/** `q = x + y`; an input's is its name alone. */
export function titleLatex(graph: Graph, index: number): string {
  const node = nodeAt(graph, index);
  const leaf = symbolLeaf(graph);
  const own = leaf(index).latex;
  return node.kind === "gate" ? `${own} = ${formulaPiece(node, leaf).latex}` : own;
}

/** Longest formula of a whole program; values beyond it are named instead of written out. */
const LONGEST = 200;

const written = new WeakMap<Graph, Map<number, string>>();

/**
 * The whole formula of a node (the output unless given) in terms of the inputs: `f = \left(x + y\right) z`.
 * It always fits KaTeX: where it would grow too long, intermediate values stand by their symbols.
 */
export function programToLatex(graph: Graph, target: number = graph.output): string {
  const known = written.get(graph) ?? new Map<number, string>();
  written.set(graph, known);
  const latex = known.get(target) ?? wholeFormula(graph, target);
  known.set(target, latex);
  return latex;
}

function wholeFormula(graph: Graph, target: number): string {
  const leaf = symbolLeaf(graph);
  const pieces: Piece[] = [];
  for (let index = 0; index <= target; index++) {
    const node = nodeAt(graph, index);
    if (node.kind === "input") pieces.push(leaf(index));
    else {
      const whole = formulaPiece(node, (operand) => pieces[operand] ?? leaf(operand));
      pieces.push(tokenCount(whole.latex) <= LONGEST ? whole : leaf(index));
    }
  }
  const node = nodeAt(graph, target);
  if (node.kind === "input") return leaf(target).latex;
  const whole = pieces[target];
  const isTooLong = whole === undefined || whole.latex === leaf(target).latex;
  return `${leaf(target).latex} = ${(isTooLong ? formulaPiece(node, leaf) : whole).latex}`;
}
