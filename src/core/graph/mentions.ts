import type { Expr, NameExpr } from "../language/program.ts";
import { childrenOf } from "../language/walk.ts";
import type { FlatStatement } from "./flat.ts";

export interface Mentions {
  /** Names that stand for values, in the order of the text. */
  readonly names: readonly NameExpr[];
  /** Names that are called. */
  readonly calls: readonly string[];
  /** Whether a call is written with a space, `x (y)`, and so may be a product. */
  readonly hasSpacedCall: boolean;
}

/** Whether a function draws random numbers. */
export function isRandom(callee: string): boolean {
  return callee === "randn" || callee === "rand";
}

/** The expression that a statement computes. */
export function bodyOf(statement: FlatStatement): Expr {
  return statement.kind === "define" ? statement.body : statement.value;
}

/** Every name that a statement's expression mentions. */
export function mentionsOf(statement: FlatStatement): Mentions {
  const names: NameExpr[] = [];
  const calls: string[] = [];
  let hasSpacedCall = false;
  const waiting: Expr[] = [bodyOf(statement)];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part.kind === "binary") waiting.push(part.right, part.left);
    else if (part.kind === "name") names.push(part);
    else if (part.kind !== "number") {
      if (part.kind === "call") {
        calls.push(part.callee);
        hasSpacedCall ||= !part.adjacent;
      }
      const parts = childrenOf(part);
      for (let i = parts.length - 1; i >= 0; i--) {
        const child = parts[i];
        if (child !== undefined) waiting.push(child);
      }
    }
  }
  return { names, calls, hasSpacedCall };
}
