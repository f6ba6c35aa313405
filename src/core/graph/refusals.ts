import type { Diagnostic } from "../language/diagnostic.ts";
import type { CallExpr, NameExpr, Span } from "../language/program.ts";
import { problem, replacement } from "./problems.ts";
import type { FunctionBinding } from "./scope.ts";

/** Functions within functions within functions, at most. */
const callLimit = 200;

/** A name that needs itself. @param chain the names being bound, from the first mention of this one on */
export function refuseCycle({ name, span }: NameExpr, chain: readonly string[]): Diagnostic {
  const path = [...chain, name].join(" → ");
  const subject = chain.length === 1 ? `${name} is defined by itself` : "These names are defined by each other";
  return problem(`${subject}: ${path}. A graph has no loops; give one of them a value of its own.`, span);
}

/** A function that calls itself, or calls that go too deep; null where the call is fine. */
export function refuseCall(
  { callee, calleeSpan }: CallExpr,
  calls: readonly FunctionBinding[],
  called: FunctionBinding,
): Diagnostic | null {
  if (calls.includes(called)) {
    const path = [...calls.slice(calls.indexOf(called)), called].map((b) => b.statement.name).join(" → ");
    return problem(`${callee} calls itself: ${path}. A graph has no loops, so a function may not recur.`, calleeSpan);
  }
  if (calls.length < callLimit) return null;
  return problem(`Functions call each other ${String(callLimit)} deep, the limit.`, calleeSpan);
}

/** `@` between numbers. */
export function refuseMatrixProduct(source: string, left: Span, right: Span): Diagnostic {
  const from = left.to + Math.max(0, source.slice(left.to, right.from).indexOf("@"));
  const span = { from, to: from + 1 };
  const message = "@ is the matrix product, and these are numbers. For numbers write *.";
  return problem(message, span, replacement("write *", span, "*"));
}
