import { t } from "../words/t.ts";
import type { Gate } from "../gates/gate.ts";
import type { Diagnostic } from "../language/diagnostic.ts";
import type { CallExpr, Expr } from "../language/program.ts";
import { bindArguments } from "./arguments.ts";
import type { Callable } from "./calls.ts";
import { problem } from "./problems.ts";
import { refuseCall } from "./refusals.ts";
import type { FunctionBinding } from "./scope.ts";
import { partsOf } from "./signature.ts";

/** A call with an expression for each slot. Of a gate's parts the first `arity` are operands, the others attributes. */
export type BoundCall =
  | { readonly kind: "gate"; readonly gate: Gate; readonly parts: readonly Expr[]; readonly arity: number }
  | { readonly kind: "function"; readonly binding: FunctionBinding; readonly parts: readonly Expr[] };

/** @param calls the calls that this one is inside of, outermost first */
export function bindCall(
  call: CallExpr,
  callee: Callable,
  calls: readonly FunctionBinding[],
  source: string,
): BoundCall | Diagnostic {
  const refusal = callee.kind === "function" ? refuseCall(call, calls, callee.binding) : null;
  const parts = refusal ?? bindArguments(call, callee.slots, source);
  if ("message" in parts) return parts;
  if (callee.kind === "function") return { kind: "function", binding: callee.binding, parts };
  const row = partsOf(callee.gate, parts);
  if (row === null) return problem(t`${call.callee} takes a list: ${call.callee}([a, b]).`, call.span);
  return { kind: "gate", gate: callee.gate, ...row };
}
