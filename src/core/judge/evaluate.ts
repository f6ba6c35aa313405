import { gateNamed } from "../gates/index.ts";
import { gateOfBinary } from "../graph/signature.ts";
import type { Expr, IndexExpr, NamedArgument } from "../language/program.ts";
import { boundsOf, childrenOf } from "../language/walk.ts";
import { scalar, printShape, sameShape } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { t } from "../words/t.ts";
import { applied, called, operated, type Work } from "./functions.ts";
import { selection, taken, type Chosen } from "./select.ts";
import { Trouble } from "./trouble.ts";
import { tensorIn, wholeIn, words, type Value } from "./values.ts";

/** What names are at one point, and how much may still be computed there. */
export interface Scope {
  readonly lookup: (name: string) => Value | undefined;
  readonly work: Work;
  /** What was worked out already, by the very expression; it serves as long as no name gets another value. */
  readonly known: Map<Expr, Value>;
}

/** What an expression is, as NumPy would have it. Throws a Trouble, and nothing else. */
export function evaluate(expr: Expr, scope: Scope): Tensor {
  const order: Expr[] = [];
  const waiting = [expr];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (scope.known.has(node)) continue;
    order.push(node);
    waiting.push(...childrenOf(node));
  }
  for (const node of order.reverse()) if (!scope.known.has(node)) scope.known.set(node, guarded(node, scope));
  return tensorIn(scope.known.get(expr), expr.span);
}

/** The kernels throw plain errors on what the shapes alone did not tell. */
function guarded(expr: Expr, scope: Scope): Value {
  try {
    return valueOf(expr, scope);
  } catch (error) {
    if (error instanceof Trouble) {
      error.part ??= expr;
      throw error;
    }
    throw new Trouble("unknown", error instanceof Error ? error.message : t`This could not be computed.`, expr.span);
  }
}

function valueOf(expr: Expr, scope: Scope): Value {
  const { span } = expr;
  const part = (child: Expr): Value => scope.known.get(child) ?? tensorIn(undefined, child.span);
  switch (expr.kind) {
    case "number":
      return scalar(expr.value);
    case "name": {
      const value = scope.lookup(expr.name) ?? words.get(expr.name);
      if (value === undefined) throw new Trouble("unknown", t`There is no value called ${expr.name} here.`, span);
      return value;
    }
    case "negate":
      return applied(gateNamed("negate"), [tensorIn(part(expr.operand), span)], {}, span, scope.work);
    case "binary": {
      const { gate, operands } = gateOfBinary(expr, scope.lookup("e") !== undefined);
      if (operands.length === 1)
        return applied(
          gate,
          operands.map((operand) => tensorIn(part(operand), span)),
          {},
          span,
          scope.work,
        );
      return operated(expr.operator, part(expr.left), part(expr.right), span, scope.work);
    }
    case "call":
      return called(expr, expr.args.map(part), namedIn(expr.named, part), scope.work);
    case "list":
      return listed(
        expr.items.map((item) => tensorIn(part(item), item.span)),
        expr,
      );
    case "index":
      return indexed(expr, part);
  }
}

const namedIn = (named: readonly NamedArgument[], part: (expr: Expr) => Value): ReadonlyMap<string, Value> =>
  new Map(named.map(({ name, value }) => [name, part(value)]));

function listed(items: readonly Tensor[], { span }: Expr): Tensor {
  const [first] = items;
  if (first === undefined) return { shape: [0], data: new Float64Array(0) };
  const other = items.find(({ shape }) => !sameShape(shape, first.shape));
  if (other !== undefined) {
    const [one, another] = [printShape(first.shape), printShape(other.shape)];
    throw new Trouble("misfit", t`The entries of a list have one shape; these are ${one} and ${another}.`, span);
  }
  const data = new Float64Array(items.length * first.data.length);
  items.forEach((item, i) => data.set(item.data, i * first.data.length));
  return { shape: [items.length, ...first.shape], data };
}

function indexed(expr: IndexExpr, part: (expr: Expr) => Value): Tensor {
  const operand = tensorIn(part(expr.operand), expr.operand.span);
  return taken(operand, selection(operand.shape, chosenIn(expr, part), expr.span));
}

/** The subscripts of an expression, worked out. */
function chosenIn({ subscripts }: IndexExpr, part: (expr: Expr) => Value): readonly Chosen[] {
  return subscripts.map((subscript): Chosen => {
    if (subscript.kind === "at") return part(subscript.value);
    const bound = (expr: Expr | null): number | null =>
      expr === null ? null : wholeIn(part(expr), t`A bound`, expr.span);
    return { slice: [bound(subscript.from), bound(subscript.to), bound(subscript.step)] };
  });
}

/** Which elements of a tensor the subscripts of an assignment mean. */
export function selectionFor(target: IndexExpr, operand: Tensor, scope: Scope): ReturnType<typeof selection> {
  for (const bound of boundsOf(target)) if (!isWordName(bound)) evaluate(bound, scope);
  const part = (expr: Expr): Value =>
    scope.known.get(expr) ?? words.get(expr.kind === "name" ? expr.name : "") ?? tensorIn(undefined, expr.span);
  return selection(operand.shape, chosenIn(target, part), target.span);
}

const isWordName = (expr: Expr): boolean => expr.kind === "name" && (expr.name === "None" || expr.name === "newaxis");
