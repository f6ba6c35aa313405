import { limits } from "../language/limits.ts";
import type { Program } from "../language/program.ts";
import { expressionsOf, walkExpr } from "../language/walk.ts";

/** Whether brackets stand within one another no deeper than the limit. Brackets in strings and comments count too: nobody nests those. */
export function isShallow(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if ("([{".includes(sign)) depth++;
    else if (")]}".includes(sign)) depth = Math.max(0, depth - 1);
    if (depth > limits.nesting) return false;
  }
  return true;
}

/** What a number among the entries of a list counts. */
const entry = 1 / 8;

/** Whether a program holds no more than the language allows. */
export function isSmall({ statements }: Program): boolean {
  let nodes = statements.length;
  for (const statement of statements)
    for (const expr of expressionsOf(statement))
      walkExpr(expr, (part) => {
        nodes += 1;
        if (part.kind === "list") for (const { kind } of part.items) nodes -= kind === "number" ? 1 - entry : 0;
      });
  return nodes <= limits.nodes;
}
