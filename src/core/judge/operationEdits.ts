import type { BinaryOperator, Expr } from "../language/program.ts";
import { binaryExpr, callExpr, numberExpr } from "../notation/simplify.ts";
import type { Edit } from "./edit.ts";
import { withPart } from "./editing.ts";
import type { Question } from "./question.ts";
import type { Diagnosis } from "./verdict.ts";

const comparisons: ReadonlyMap<BinaryOperator, readonly BinaryOperator[]> = new Map<
  BinaryOperator,
  readonly BinaryOperator[]
>([
  ["<", [">", ">=", "<="]],
  [">", ["<", "<=", ">="]],
  ["<=", [">", ">=", "<"]],
  [">=", ["<", "<=", ">"]],
]);

/** An expression that compares, compared otherwise. */
export function otherComparisonsOf(part: Expr): readonly Expr[] {
  if (part.kind !== "binary") return [];
  return (comparisons.get(part.operator) ?? []).map((operator) => ({ ...part, operator }));
}

export function* otherComparisons({ expr, print }: Question, parts: readonly Expr[]): Generator<Edit> {
  for (const part of parts)
    for (const by of otherComparisonsOf(part))
      yield { expr: withPart(expr, part, by), diagnosis: { kind: "operation", used: print(part), meant: print(by) } };
}

const others: ReadonlyMap<BinaryOperator, readonly BinaryOperator[]> = new Map<
  BinaryOperator,
  readonly BinaryOperator[]
>([
  ["*", ["@", "/"]],
  ["/", ["*"]],
  ["@", ["*"]],
]);

export function* otherOperations({ expr, print }: Question, parts: readonly Expr[]): Generator<Edit> {
  const edit = (part: Expr, by: Expr): Edit => ({
    expr: withPart(expr, part, by),
    diagnosis: { kind: "operation", used: print(part), meant: print(by) },
  });
  for (const part of parts) {
    if (part.kind === "binary")
      for (const operator of others.get(part.operator) ?? []) yield edit(part, { ...part, operator });
    if (part.kind !== "call") continue;
    if (part.callee === "sum" || part.callee === "mean")
      yield edit(part, { ...part, callee: part.callee === "sum" ? "mean" : "sum" });
    for (const [i, argument] of [...part.args.slice(1), ...part.named.map(({ value }) => value)].entries()) {
      const flips = argument.kind === "number" && (argument.value === 0 || argument.value === 1);
      if (flips && i < 2) yield edit(part, withPart(part, argument, numberExpr(1 - argument.value)));
    }
    const [left, right] = part.args;
    if (part.callee === "dot" && left !== undefined && right !== undefined)
      yield edit(part, binaryExpr("*", left, right));
  }
}

const turnedOver = (part: Expr): Expr =>
  part.kind === "call" && part.callee === "transpose" && part.args[0] !== undefined
    ? part.args[0]
    : callExpr("transpose", [part]);

/** A matrix product with operands turned over, or the other way round. */
export function* turnedOperands({ expr, print, expected }: Question, parts: readonly Expr[]): Generator<Edit> {
  const shape = expected[0]?.shape ?? [];
  for (const part of parts) {
    const product = operandsOfProduct(part);
    if (product === null) continue;
    const { left: a, right: b, make } = product;
    const edit = (by: Expr, diagnosis: Diagnosis): Edit => ({ expr: withPart(expr, part, by), diagnosis });
    yield edit(make(turnedOver(a), b), { kind: "transposed", what: print(a), claimed: shape, wanted: shape });
    yield edit(make(a, turnedOver(b)), { kind: "transposed", what: print(b), claimed: shape, wanted: shape });
    for (const left of [b, turnedOver(b)])
      for (const right of [a, turnedOver(a)]) {
        const by = make(left, right);
        yield edit(by, { kind: "operation", used: print(part), meant: print(by) });
      }
  }
}

/** The operands of a matrix product, however it is written; null for another expression. */
export function operandsOfProduct(
  part: Expr,
): { readonly left: Expr; readonly right: Expr; readonly make: (a: Expr, b: Expr) => Expr } | null {
  if (part.kind === "binary" && (part.operator === "@" || part.operator === "·"))
    return { left: part.left, right: part.right, make: (left, right) => ({ ...part, left, right }) };
  const [left, right] = part.kind === "call" ? part.args : [];
  if (part.kind !== "call" || !/^(?:dot|matmul|outer)$/.test(part.callee) || left === undefined || right === undefined)
    return null;
  return { left, right, make: (a, b) => ({ ...part, args: [a, b] }) };
}
