import type { Expr, NameExpr } from "../language/program.ts";
import { childrenOf } from "../language/walk.ts";
import type { FlatStatement } from "./flat.ts";
import { neededLocals, type Local } from "./locals.ts";

export interface Mentions {
  /** Names that stand for values, in the order of the text. */
  readonly names: readonly NameExpr[];
  /** Names that are called. */
  readonly calls: readonly string[];
  /** Whether a call is written with a space, `x (y)`, and so may be a product. */
  readonly hasSpacedCall: boolean;
  /** Of a function the lines before its return that its value needs. */
  readonly locals: readonly Local[];
}

/** Whether a function draws random numbers. */
export function isRandom(callee: string): boolean {
  return callee === "randn" || callee === "rand";
}

/** The expression that a statement computes. */
export function bodyOf(statement: FlatStatement): Expr {
  return statement.kind === "define" ? statement.body : statement.value;
}

/** Every name that a statement's expression mentions; of a function's lines those that its value needs, its own names left out. */
export function mentionsOf(statement: FlatStatement): Mentions {
  const names: NameExpr[] = [];
  const calls: string[] = [];
  const locals = statement.kind === "define" ? neededLocals(statement) : [];
  const own = new Set<string>();
  let hasSpacedCall = false;
  const collect = (expr: Expr): void => {
    const waiting = [expr];
    for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
      if (part.kind === "binary") waiting.push(part.right, part.left);
      else if (part.kind === "name") {
        if (!own.has(part.name)) names.push(part);
      } else if (part.kind !== "number") {
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
  };
  for (const { statement: line } of locals) {
    collect(line.value);
    own.add(line.name);
  }
  collect(bodyOf(statement));
  return { names, calls, hasSpacedCall, locals };
}
