import type { GateNode } from "../graph/graph.ts";
import { indexOfId, nodeAt } from "../graph/lookup.ts";
import { gradientOf, valueOf } from "../trace/access.ts";
import type { AccumulateStep, Trace } from "../trace/trace.ts";
import type { Decimals } from "./explanation.ts";
import { latexNumber, numberPiece } from "./literal.ts";
import { formatNumber, numberContext } from "./number.ts";
import type { Leaf } from "./node-latex.ts";
import { symbols, type Symbol_ } from "./symbols.ts";
import { scalar } from "./trace-numbers.ts";

/** A trace with the choice of how its numbers are printed: what every sentence and formula is made from. */
export interface Telling {
  readonly trace: Trace;
  /** A number in plain text. */
  readonly num: (value: number) => string;
  /** A number that follows an operator: a negative one in parentheses. */
  readonly factor: (value: number) => string;
  readonly tex: (value: number) => string;
  /** Index of node -> its value as LaTeX. */
  readonly valueLeaf: Leaf;
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
  const value = (index: number): number => scalar(valueOf(trace, index));
  return {
    trace,
    num,
    factor: (number) => (num(number).startsWith("−") ? `(${num(number)})` : num(number)),
    tex: (number) => latexNumber(number, decimals, context),
    valueLeaf: (index) => numberPiece(value(index), decimals, context),
    value,
    gradient: (index) => scalar(gradientOf(trace, index)),
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
  const node = nodeAt(trace.graph, index);
  if (node.kind !== "gate") throw new Error(`${node.id} is an input.`);
  return node;
}

/** The values of a gate's operands, literals included. */
export function operandValues(telling: Telling, node: GateNode): number[] {
  return node.operands.map((operand) => (operand.kind === "wire" ? telling.value(operand.node) : operand.value));
}
