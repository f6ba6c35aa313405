import { gateNamed } from "../gates/index.ts";
import type { GateNode, Graph } from "../graph/graph.ts";
import { nodeAt, wiredNodes, type Slot } from "../graph/lookup.ts";
import { sameShape } from "../tensor/nested.ts";

/** A product of a matrix of weights with values, and what follows it up to the neurons' own values. Indexes of nodes. */
export interface Dense {
  readonly weights: number;
  /** Whether a row of the matrix leads into one neuron (`W @ x`); else a column does (`x @ W`). */
  readonly byRow: boolean;
  /** Whether the weights stand on the left of the product; where not, its other operand holds an example in each row. */
  readonly isLeft: boolean;
  /** What the weights are multiplied with. */
  readonly source: number;
  /** What the neurons hold. */
  readonly value: number;
  readonly bias: number | null;
  /** From the product to the value. */
  readonly gates: readonly number[];
}

/** They act on each number, but a neuron does not end in them: what they begin is the loss. */
const lossLike: ReadonlySet<string> = new Set(["square", "power", "abs", "log", "sqrt"]);

const actsOnEach = ({ gate }: GateNode): boolean =>
  gate === "softmax" || (gate !== "module" && gateNamed(gate).kind === "elementwise" && !lossLike.has(gate));

/** The input that an operand is, or that it transposes; null for anything else. */
function matrixOf(graph: Graph, index: number): { readonly index: number; readonly transposed: boolean } | null {
  const node = nodeAt(graph, index);
  if (node.shape.length !== 2) return null;
  if (node.kind === "input") return { index, transposed: false };
  const [of] = wiredNodes(node);
  const isTransposed = node.gate === "transpose" && of !== undefined && nodeAt(graph, of).kind === "input";
  return isTransposed ? { index: of, transposed: true } : null;
}

const isNamedWeight = (graph: Graph, index: number): boolean => /^(w|theta)/i.test(nodeAt(graph, index).name ?? "");

type Uses = readonly (readonly Slot[])[];

/** The fully connected layer that a matrix product begins; null where neither operand is a matrix that is put in. */
export function denseOf(graph: Graph, product: number, uses: Uses): Dense | null {
  const node = nodeAt(graph, product);
  if (node.kind !== "gate" || node.gate !== "matmul") return null;
  const [left, right] = wiredNodes(node);
  if (left === undefined || right === undefined) return null;
  const [a, b] = [matrixOf(graph, left), matrixOf(graph, right)];
  // Of two matrices that are put in, the one that is called so holds the weights; else the left one, as in W·x.
  const isLeft = b === null || (a !== null && (isNamedWeight(graph, a.index) || !isNamedWeight(graph, b.index)));
  const matrix = isLeft ? a : b;
  const source = isLeft ? right : left;
  if (matrix === null || nodeAt(graph, source).shape.length > 2) return null;
  return {
    weights: matrix.index,
    byRow: isLeft !== matrix.transposed,
    isLeft,
    source,
    ...follow(graph, product, uses),
  };
}

/** From a product on: sums with a bias or with other products, then what acts on each number, while nothing else uses it. */
function follow(graph: Graph, product: number, uses: Uses): Pick<Dense, "value" | "bias" | "gates"> {
  const gates = [product];
  let value = product;
  let bias: number | null = null;
  let isSum = true;
  for (;;) {
    const [use, ...others] = uses[value] ?? [];
    if (use === undefined || others.length > 0) break;
    const gate = nodeAt(graph, use.gate);
    if (gate.kind !== "gate" || !sameShape(gate.shape, nodeAt(graph, value).shape)) break;
    const [other, ...more] = wiredNodes(gate).filter((operand) => operand !== value);
    if (other === undefined) {
      if (!actsOnEach(gate)) break;
      isSum = false;
    } else {
      if (more.length > 0 || gate.gate !== "add" || !isSum) break;
      if (nodeAt(graph, other).kind === "input") bias ??= other;
    }
    gates.push(use.gate);
    value = use.gate;
  }
  return { value, bias, gates };
}
