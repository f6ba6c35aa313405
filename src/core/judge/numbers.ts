import type { Expr } from "../language/program.ts";
import { walkExpr } from "../language/walk.ts";
import { nameExpr } from "../notation/simplify.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { t } from "../words/t.ts";
import { withPart } from "./editing.ts";
import { same } from "./compare.ts";
import type { Question } from "./question.ts";
import { Trouble } from "./trouble.ts";
import { namesIn } from "./writes.ts";

/** Decimals of a number as it is printed. */
export function decimalsOf(value: number): number {
  const text = String(value);
  if (text.includes("e")) return Number.POSITIVE_INFINITY;
  return text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
}

/** Whether a number is another one, rounded to the decimals that it is printed with, of which there is one at least. */
export function roundsTo(printed: number, exact: number): boolean {
  const decimals = decimalsOf(printed);
  if (decimals === 0 || printed === 0 || !Number.isFinite(decimals)) return printed === exact;
  return Math.abs(printed - exact) <= 0.5000001 * 10 ** -decimals;
}

/** Whether a line is numbers that somebody worked out, and nothing else. */
export function isBare(expr: Expr): boolean {
  if (namesIn(expr).size > 0) return false;
  let isPlain = true;
  walkExpr(expr, (part) => {
    if (part.kind === "call" || part.kind === "index") isPlain = false;
  });
  return isPlain;
}

/**
 * The decimals to which numbers worked out by hand are right: ∞ where they are exact, null where they are not right. Only a
 * number that stands alone, or in a list, is held to the digits it is printed with.
 */
export function decimalsRight(expr: Expr, claimed: Tensor, truth: Tensor): number | null {
  if (same(claimed, truth)) return Number.POSITIVE_INFINITY;
  let isPrinted = true;
  walkExpr(expr, (part) => {
    if (part.kind === "binary" || part.kind === "call") isPrinted = false;
  });
  if (!isPrinted || claimed.data.length !== truth.data.length) return null;
  const isRight = claimed.data.every((value, i) => roundsTo(value, truth.data[i] ?? Number.NaN));
  return isRight ? Math.max(...[...claimed.data].map(decimalsOf)) : null;
}

/** A number within a line that stands for a value or a gradient of the graph at the given point. */
export interface StandIn {
  readonly value: number;
  readonly name: string;
}

/** The number in a line which, taken for what it stands for, makes the line right at every point; null where there is none. */
export function standIn(question: Question): StandIn | null {
  const { expr, attempt, expected } = question;
  const parts: Expr[] = [];
  walkExpr(expr, (part) => {
    const isSigned = part.kind === "negate" && part.operand.kind === "number";
    if (part.kind === "number" || isSigned) parts.push(part);
  });
  for (const part of parts.slice(0, 8)) {
    const value =
      part.kind === "number"
        ? part.value
        : part.kind === "negate" && part.operand.kind === "number"
          ? -part.operand.value
          : 0;
    for (const { alias, name } of aliasesOf(question, value)) {
      const mended = withPart(expr, part, nameExpr(alias));
      const isRight = expected.every((truth, point) => {
        const found = attempt(mended, point, { left: 1e7 });
        return !(found instanceof Trouble) && same(found, truth);
      });
      if (isRight) return { value, name };
    }
  }
  return null;
}

/** Single numbers of the graph that a printed number may stand for: values before gradients, of other nodes than the line's own. */
function aliasesOf(
  { room, node }: Question,
  printed: number,
): readonly { readonly alias: string; readonly name: string }[] {
  const { graph, points } = room;
  const [given] = points;
  const numbers = graph.names.filter(([, at]) => graph.nodes[at]?.shape.length === 0);
  if (given === undefined) return [];
  const values = numbers.filter(([, at]) => roundsTo(printed, given.value(at).data[0] ?? 0));
  const gradients = numbers.filter(([, at]) => at !== node && roundsTo(printed, given.truth(at).data[0] ?? 0));
  return [
    ...values.map(([name, at]) => ({ alias: `#value ${String(at)}`, name })),
    ...gradients.map(([name, at]) => ({ alias: `#gradient ${String(at)}`, name: t`the gradient of ${name}` })),
  ];
}
