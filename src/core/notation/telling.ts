import type { GateNode } from "../graph/graph.ts";
import { gateOf, indexOfId } from "../graph/lookup.ts";
import { gateAt as gateOfTrace, gradientOf, valueOf } from "../trace/access.ts";
import type { Nested, Shape } from "../tensor/tensor.ts";
import type { AccumulateStep, Trace } from "../trace/trace.ts";
import type { Decimals } from "./explanation.ts";
import { latexNumber, numberPiece } from "./literal.ts";
import { formatNumber, numberContext } from "./number.ts";
import { symbolLeaf, type Leaf } from "./nodeLatex.ts";
import type { Piece } from "./piece.ts";
import { symbols, type Symbol_ } from "./symbols.ts";
import { scalar } from "./traceNumbers.ts";
import { fitsLine, fitsMatrix, formatValue, matrixPiece, shapeWords } from "./value.ts";

/** A trace with the choice of how its numbers are printed: what every sentence and formula is made from. */
export interface Telling {
  readonly trace: Trace;
  /** A number in plain text. */
  readonly num: (value: number) => string;
  /** A number that follows an operator: a negative one in parentheses. */
  readonly factor: (value: number) => string;
  readonly tex: (value: number) => string;
  /** Index of node -> its value as LaTeX; the node's symbol where the value is too large to be typeset. */
  readonly valueLeaf: Leaf;
  /** Index of node -> its gradient as LaTeX; null where it is too large to be typeset. */
  readonly gradientPiece: (index: number) => Piece | null;
  /** A value in plain text; by its shape alone, `2×3 matrix`, where it is too large for a line. It is read only where it is shown. */
  readonly show: (shape: Shape, read: () => Nested) => string;
  /** The same as LaTeX; null where it is too large. */
  readonly typeset: (shape: Shape, read: () => Nested) => Piece | null;
  readonly shape: (index: number) => Shape;
  readonly valueText: (index: number) => string;
  readonly gradientText: (index: number) => string;
  /** A node that is a single number: its value, its gradient; NaN of others. */
  readonly value: (index: number) => number;
  readonly gradient: (index: number) => number;
  readonly symbol: (index: number) => Symbol_;
  readonly index: (id: string) => number;
  /** Nodes whose gradient is a sum over several wires. */
  readonly branches: ReadonlyMap<number, AccumulateStep>;
}

const branchesOf = new WeakMap<Trace, ReadonlyMap<number, AccumulateStep>>();

function branches(trace: Trace): ReadonlyMap<number, AccumulateStep> {
  const known = branchesOf.get(trace);
  if (known !== undefined) return known;
  const found = new Map(
    trace.steps.flatMap((step) =>
      step.kind === "accumulate" ? [[indexOfId(trace.graph, step.node), step] as const] : [],
    ),
  );
  branchesOf.set(trace, found);
  return found;
}

export function tell(trace: Trace, decimals: Decimals): Telling {
  const { graph } = trace;
  const context = numberContext(trace);
  const all = symbols(graph);
  const num = (value: number): string => formatNumber(value, decimals, context);
  const shape = (index: number): Shape => trace.shapes[index] ?? [];
  const isNumber = (index: number): boolean => shape(index).length === 0;
  const value = (index: number): number => (isNumber(index) ? scalar(valueOf(trace, index)) : Number.NaN);
  const leaf = symbolLeaf(graph);
  const show = (size: Shape, read: () => Nested): string =>
    fitsLine(size) ? formatValue(read(), decimals, context) : shapeWords(size);
  const typeset = (size: Shape, read: () => Nested): Piece | null => {
    if (!fitsMatrix(size)) return null;
    const nested = read();
    return typeof nested === "number" ? numberPiece(nested, decimals, context) : matrixPiece(nested, decimals, context);
  };
  return {
    trace,
    num,
    factor: (number) => (num(number).startsWith("−") ? `(${num(number)})` : num(number)),
    tex: (number) => latexNumber(number, decimals, context),
    valueLeaf: (index) => typeset(shape(index), () => valueOf(trace, index)) ?? leaf(index),
    gradientPiece: (index) => typeset(shape(index), () => gradientOf(trace, index)),
    show,
    typeset,
    shape,
    valueText: (index) => show(shape(index), () => valueOf(trace, index)),
    gradientText: (index) => show(shape(index), () => gradientOf(trace, index)),
    value,
    gradient: (index) => (isNumber(index) ? scalar(gradientOf(trace, index)) : Number.NaN),
    symbol: (index) => {
      const symbol = all[index];
      if (symbol === undefined) throw new Error(`The graph has no node ${String(index)}.`);
      return symbol;
    },
    index: (id) => indexOfId(graph, id),
    branches: branches(trace),
  };
}

/** The gate at an index. Throws where an input stands there: no step but the last sum is about an input. */
export function gateAt({ trace }: Telling, index: number): GateNode {
  return gateOfTrace(trace, index);
}

/** Whether a gate, or a wire into it, holds more than a number: then gradients are handed on by whole tensors. */
export function isTensorial(telling: Telling, index: number): boolean {
  const node = gateAt(telling, index);
  if (telling.shape(index).length > 0 || gateOf(node).kind === "tensor") return true;
  return node.operands.some((operand) => operand.kind === "wire" && telling.shape(operand.node).length > 0);
}

/** The values of a gate's operands, literals included. */
export function operandValues(telling: Telling, node: GateNode): number[] {
  return node.operands.map((operand) => (operand.kind === "wire" ? telling.value(operand.node) : operand.value));
}
