import type { DefineStatement, Expr } from "../language/program.ts";
import { walkExpr } from "../language/walk.ts";
import { t } from "../words/t.ts";
import { rewritten, withNames } from "./editing.ts";
import { Trouble } from "./trouble.ts";

/** How deep functions may call functions, and how large what they come to may be. */
const DEPTH = 20;
const LARGEST = 5000;

/** An expression with every call of the program's own functions replaced by the body. Throws a Trouble past the limits. */
export function inlined(expr: Expr, functions: ReadonlyMap<string, DefineStatement>): Expr {
  let result = expr;
  for (let depth = 0; depth < DEPTH; depth++) {
    const before = result;
    result = rewritten(result, (made) => (made.kind === "call" ? body(made, functions) : made));
    if (result === before) return result;
    let size = 0;
    walkExpr(result, () => size++);
    if (size > LARGEST) break;
  }
  throw new Trouble("unknown", t`The functions in this call each other too deep to be followed.`, expr.span);
}

function body(call: Expr & { kind: "call" }, functions: ReadonlyMap<string, DefineStatement>): Expr {
  const definition = functions.get(call.callee);
  if (definition === undefined) return call;
  const values = new Map<string, Expr>();
  for (const [i, { name, fallback }] of definition.parameters.entries()) {
    const value = call.args[i] ?? call.named.find((argument) => argument.name === name)?.value ?? fallback;
    if (value === null) throw new Trouble("unknown", t`${call.callee} wants a value for ${name}.`, call.span);
    values.set(name, value);
  }
  return withNames(definition.body, (name) => values.get(name));
}
