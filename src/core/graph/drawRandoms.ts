import type { Expr } from "../language/program.ts";
import { walkExpr } from "../language/walk.ts";
import type { Assembly } from "./assemble.ts";
import type { FlatProgram } from "./flat.ts";
import { isRandom } from "./mentions.ts";
import { isConstant } from "./output.ts";
import { refuseSeed } from "./refusals.ts";
import { bindingAt, mentionsIn, nearest, type Scope } from "./scope.ts";

/** Random numbers are drawn in the order of the text, whatever the order in which names need each other. */
export function drawRandoms(assembly: Assembly, program: FlatProgram, scope: Scope): void {
  const { draft, randoms } = assembly;
  program.statements.forEach((statement, at) => {
    if (statement.kind === "seed" && !randoms.reseed(assembly.constant(statement.value, at)))
      draft.fail(refuseSeed(statement.value.span), statement.value);
    // What a function draws, it draws at each of its calls.
    if (statement.kind === "seed" || statement.kind === "define") return;
    const { names, calls } = mentionsIn(scope, statement);
    if (!calls.some(isRandom) || isSeeded(statement.value)) return;
    const isData = names.every(({ name }) => {
      const meant = nearest(scope.values.get(name), at)?.statement;
      return meant === undefined || isConstant(meant, scope);
    });
    const binding = statement.kind === "assign" ? bindingAt(scope.values.get(statement.name), at) : undefined;
    walkExpr(statement.value, (expr) => {
      if (expr.kind === "call" && isRandom(expr.callee))
        randoms.drawn.set(expr, assembly.expression(expr, at, "#random", null));
    });
    if (isData && binding !== undefined) assembly.value(binding);
  });
}

/** `randn(4, 3, seed=0)` draws from a stream of its own, and may be built when it is needed. */
function isSeeded(value: Expr): boolean {
  return value.kind === "call" && isRandom(value.callee) && value.named.some(({ name }) => name === "seed");
}
