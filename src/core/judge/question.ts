import type { Graph } from "../graph/graph.ts";
import { nodeAt, type Slot } from "../graph/lookup.ts";
import type { Expr } from "../language/program.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import { t } from "../words/t.ts";
import type { Work } from "./functions.ts";
import type { Point } from "./point.ts";
import type { Room } from "./room.ts";
import type { Trouble } from "./trouble.ts";

/** A name, and what it holds. */
export interface Available {
  readonly name: string;
  readonly shape: Shape;
  readonly isGradient: boolean;
}

/** A line that differs from the truth, and all that is needed to find out how. */
export interface Question {
  readonly room: Room;
  /** Where it is judged: of numbers worked out by hand the given point alone. */
  readonly points: readonly Point[];
  /** The node whose gradient it should be, or of whose gradient it should be some terms. */
  readonly node: number;
  /** The wires from that node whose terms are expected. */
  readonly wires: readonly Slot[];
  /** Point -> what the line gives; a Trouble where it gives nothing. */
  readonly claimed: readonly (Tensor | Trouble)[];
  /** Point -> what it should give. */
  readonly expected: readonly Tensor[];
  /** What the line computes, helpers of the student's own written out. */
  readonly expr: Expr;
  /** Whether the line changes its variable in place, so that what it computes is not what it gives. */
  readonly isInPlace: boolean;
  /** What the line would give with another expression. */
  readonly attempt: (expr: Expr, point: number, work: Work) => Tensor | Trouble;
  /** Names that the line could use, with their shapes. */
  readonly names: readonly Available[];
  /** The shape of a part of the expression; null where it has no value. */
  readonly shapeOf: (part: Expr) => Shape | null;
  /** Node -> what the student calls its gradient; null where no line gives one. */
  readonly gradientName: (node: number) => string | null;
  /** An expression in the student's notation. */
  readonly print: (expr: Expr) => string;
}

/** The student's name of a value's gradient, or the commonest one. */
export function gradientLabel({ gradientName, room, print }: Question, node: number): string {
  const known = gradientName(node);
  if (known !== null) return known;
  const { name = null, expression } = room.graph.nodes[node] ?? {};
  return name !== null
    ? `d${name}`
    : expression === undefined
      ? t`the gradient`
      : t`the gradient of ${print(expression)}`;
}

/** A value by its name, or by what it computes. */
export function valueLabel(graph: Graph, node: number, print: (expr: Expr) => string): string {
  const { name, expression } = nodeAt(graph, node);
  return name ?? print(expression);
}
