import { t } from "../words/t.ts";
import { functionNames, gateCalled } from "../gates/index.ts";
import type { Gate } from "../gates/gate.ts";
import type { Diagnostic } from "../language/diagnostic.ts";
import type { AssignStatement, CallExpr, DefineStatement, Expr, NameExpr, Statement } from "../language/program.ts";
import { separateProducts } from "../language/separate.ts";
import { isUpdate, localsOf } from "../language/walk.ts";
import { makers, type Maker } from "../gates/makers.ts";
import type { Slot } from "./arguments.ts";
import { factorsOf } from "./names.ts";
import { closest, problem, replacement } from "./problems.ts";
import { gateOfCall, slotsOf } from "./signature.ts";
import { nearest, type FunctionBinding, type Scope } from "./scope.ts";

export type Callable =
  | { readonly kind: "function"; readonly binding: FunctionBinding; readonly slots: readonly Slot[] }
  | { readonly kind: "gate"; readonly gate: Gate; readonly slots: readonly Slot[] };

type Callee =
  | Callable
  /** Data made of constants: `zeros(2, 3)`. */
  | { readonly kind: "maker"; readonly make: Maker }
  /** A constant that a value's shape gives. */
  | { readonly kind: "shape" | "len" }
  | { readonly kind: "none"; readonly isValue: boolean };

/** What a name before a parenthesis means. */
export function resolveCall(call: CallExpr, scope: Scope, at: number, isParameter: (name: string) => boolean): Callee {
  const { callee, span } = call;
  const isValue = isParameter(callee) || scope.values.has(callee);
  const binding = isParameter(callee) ? undefined : nearest(scope.functions.get(callee), at);
  if (binding !== undefined) return { kind: "function", binding, slots: binding.statement.parameters };
  const gate = gateOfCall(call);
  if (gate !== undefined) return { kind: "gate", gate, slots: slotsOf(gate, span) };
  const make = makers.get(callee);
  if (make !== undefined) return { kind: "maker", make };
  if (callee === "shape" || callee === "len") return { kind: callee };
  return { kind: "none", isValue };
}

/** Whether `x (y + 1)` multiplies: a space stands between, and the name is a value or misspells no function. */
function isProduct(call: CallExpr, scope: Scope, parameters: readonly string[]): boolean {
  const { callee, args, named, adjacent } = call;
  if (adjacent || args.length !== 1 || named.length > 0) return false;
  if (parameters.includes(callee)) return true;
  if (scope.functions.has(callee) || isFunction(callee)) return false;
  return scope.values.has(callee) || closest(callee, known(scope)) === undefined;
}

/** The parameters of a function and the names of its lines. */
export function ownNames(definition: DefineStatement): readonly string[] {
  return [...definition.parameters, ...localsOf(definition)].map(({ name }) => name);
}

/**
 * A statement whose every `x (y + 1)` with a value x is a product, bound as if the `*` were written.
 * @param variables of the loops around it
 */
export function withProducts(statement: Statement, scope: Scope, variables: readonly string[] = []): Statement {
  const own = statement.kind === "define" ? ownNames(statement) : variables;
  const separate = (expr: Expr): Expr => separateProducts(expr, (call) => isProduct(call, scope, own));
  switch (statement.kind) {
    case "define":
      return {
        ...statement,
        locals: localsOf(statement).map((line) => separatedLine(line, separate)),
        body: separate(statement.body),
      };
    case "for": {
      const inner = [...variables, statement.variable];
      const body = statement.body.map((line) => withProducts(line, scope, inner));
      return { ...statement, range: statement.range.map(separate), body };
    }
    case "assign":
      return separatedLine(statement, separate);
    case "evaluate":
    case "seed":
      return { ...statement, value: separate(statement.value) };
  }
}

/** In `x /= y (z)` all of y·z divides. */
function separatedLine(line: AssignStatement, separate: (expr: Expr) => Expr): AssignStatement {
  const { value } = line;
  return { ...line, value: isUpdate(line) ? { ...line.value, right: separate(line.value.right) } : separate(value) };
}

/** Whether a name is a function of the language. */
export function isFunction(name: string): boolean {
  return gateCalled(name) !== undefined || makers.has(name) || name === "shape" || name === "len" || name === "seed";
}

function known(scope: Scope): readonly string[] {
  return [...scope.functions.keys(), ...functionNames, ...makers.keys(), "len"];
}

/** The error for a call of something that is no function, with the fix that is most likely meant. */
export function explainUnknownCall(call: CallExpr, scope: Scope, isValue: boolean): Diagnostic {
  const { callee, calleeSpan } = call;
  const meant = isValue ? undefined : closest(callee, known(scope));
  if (meant !== undefined) {
    const message = t`There is no function ${callee}. Did you mean ${meant}?`;
    return problem(message, calleeSpan, replacement(t`write ${meant}`, calleeSpan, meant));
  }
  const after = { from: calleeSpan.to, to: calleeSpan.to };
  const fix = replacement(t`write ${callee}*(…)`, after, "*");
  const message = isValue
    ? t`${callee} is a value: write ${callee}*(…) to multiply.`
    : t`There is no function ${callee}. If ${callee} is a value, write ${callee}*(…) to multiply.`;
  return call.args.length === 1 ? problem(message, calleeSpan, fix) : problem(message, calleeSpan);
}

/** The error for a name that can't be an input: a function without its parenthesis, or a product run together. */
export function explainUnreadableName({ name, span }: NameExpr, scope: Scope): Diagnostic | null {
  if (scope.functions.has(name) || isFunction(name)) {
    const after = { from: span.to, to: span.to };
    return problem(t`${name} is a function: write ${name}(…).`, span, replacement(t`write ${name}(…)`, after, "()"));
  }
  const factors = factorsOf(name, scope);
  if (factors === null) return null;
  const product = factors.join("*");
  return problem(
    t`${name} is read as one name. Did you mean ${product}? (To keep it as one name, give it a value: ${name} = 1.)`,
    span,
    replacement(t`write ${product}`, span, product),
  );
}
