import { t } from "../words/t.ts";
import { isMisfit } from "../gates/common.ts";
import { printCount } from "../language/count.ts";
import type { Diagnostic } from "../language/diagnostic.ts";
import type { AssignStatement, CallExpr, Expr, NameExpr, Span } from "../language/program.ts";
import { printExpr } from "../language/print.ts";
import { printShape } from "../tensor/nested.ts";
import type { Shape } from "../tensor/tensor.ts";
import { asNested } from "./constants.ts";
import type { Result } from "./draft.ts";
import { problem, replacement } from "./problems.ts";
import type { FunctionBinding, ValueBinding } from "./scope.ts";

/** Gates of the unfolded graph, at most. */
const nodeLimit = 20_000;
/** Functions within functions within functions, at most. */
const callLimit = 200;

/** A name that needs itself; null for any other. @param binding what it means @param opened what is being bound, outermost first */
export function refuseCycle(
  { name, span }: NameExpr,
  binding: ValueBinding,
  opened: readonly ValueBinding[],
): Diagnostic | null {
  const first = opened.indexOf(binding);
  if (first < 0) return null;
  const chain = opened.slice(first).map(({ statement }) => statement.name);
  const path = [...chain, name].join(" → ");
  const message =
    chain.length === 1
      ? t`${name} is defined by itself: ${path}. A graph has no cycles; give one of them a value of its own.`
      : t`These names are defined by each other: ${path}. A graph has no cycles; give one of them a value of its own.`;
  return problem(message, span);
}

/** An output that nothing can change, or that is no value at all. */
export function refuseNumber(found: Result | null, { span }: Expr): Diagnostic {
  const list = found?.kind === "constant" ? asNested(found.value) : 0;
  if (typeof list === "object" && isMisfit(list)) return problem(list.misfit, span);
  const message =
    found?.kind === "constant" && typeof found.value === "number"
      ? t`This is fixed (${String(found.value)}): there is nothing to differentiate. Use a name, such as x, for a value that may change.`
      : t`This is fixed: there is nothing to differentiate. Use a name, such as x, for a value that may change.`;
  return problem(message, span);
}

/** The value of a loop's last turn, as the output, is not one number. */
export function refuseTensorInLoop(shape: Shape, { name, nameSpan }: AssignStatement, source: string): Diagnostic {
  const end = source.trimEnd().length;
  const message = t`The output must be one number, and ${name} is ${printShape(shape)} after the last turn: sum it below the loop.`;
  return problem(
    message,
    nameSpan,
    replacement(t`write sum(${name}) below`, { from: end, to: source.length }, `\nsum(${name})`),
  );
}

/** An output that is not one number. */
export function refuseTensor(shape: Shape, expr: Expr): Diagnostic {
  const text = printExpr(expr);
  const entry = `${/^\w+$/.test(text) ? text : `(${text})`}[${shape.map(() => "0").join(", ")}]`;
  const message = t`The output must be one number, and this is ${printShape(shape)}: sum it, or choose an entry, ${entry}.`;
  return problem(message, expr.span, replacement(t`write sum(${text})`, expr.span, `sum(${text})`));
}

/** Something that must be known without running the graph, and is computed in it. */
export function refuseAttribute(what: string, { span }: Expr): Diagnostic {
  return problem(
    t`${what} must be known without running the graph: write it as a number, or as a name bound to one.`,
    span,
  );
}

/** A seed that starts no stream. */
export function refuseSeed(span: Span): Diagnostic {
  return problem(t`A seed is a whole number from 0 to 2³² − 1.`, span);
}

/** A graph of more gates than the limit; null where it is within. */
export function refuseSize(nodes: number, { span }: Expr): Diagnostic | null {
  if (nodes <= nodeLimit) return null;
  return problem(t`The program unfolds to more than ${printCount(nodeLimit)} gates, the limit.`, span);
}

/** A function that calls itself, or calls that go too deep; null where the call is fine. */
export function refuseCall(
  { callee, calleeSpan }: CallExpr,
  calls: readonly FunctionBinding[],
  called: FunctionBinding,
): Diagnostic | null {
  if (calls.includes(called)) {
    const path = [...calls.slice(calls.indexOf(called)), called].map((b) => b.statement.name).join(" → ");
    return problem(
      t`${callee} calls itself: ${path}. A graph has no cycles, so a function may not call itself; a step that repeats is a loop, for t in range(3):.`,
      calleeSpan,
    );
  }
  if (calls.length < callLimit) return null;
  return problem(t`Functions call each other ${String(callLimit)} deep, the limit.`, calleeSpan);
}
