import type { Graph } from "../graph/graph.ts";
import { nodeAt } from "../graph/lookup.ts";
import { formulaPiece, localPiece } from "./nodeLatex.ts";
import { symbolicPiece } from "./piece.ts";

/**
 * The rule of a gate with one wire as a table of derivatives has it: `f(x) = e^{x} \\to \\frac{df}{dx} = e^{x}`.
 * Null for an input, and for a gate with several wires, whose rule needs their names.
 */
export function genericRule(graph: Graph, index: number): string | null {
  const node = nodeAt(graph, index);
  if (node.kind === "input") return null;
  const [slot, ...others] = node.operands.flatMap((operand, at) => (operand.kind === "wire" ? [at] : []));
  if (slot === undefined || others.length > 0) return null;
  const x = (): ReturnType<typeof symbolicPiece> => symbolicPiece("x");
  return `f(x) = ${formulaPiece(node, x).latex} \\;\\to\\; \\frac{df}{dx} = ${localPiece(node, slot, x).latex}`;
}
