import type { BinaryExpr, CallExpr, Expr, IndexExpr, ListExpr, NegateExpr } from "./program.ts";
import { boundsOf, foldExpr, withBounds } from "./walk.ts";

/** An expression and where it stands together with its own parentheses, which its span leaves out. */
interface Factor {
  readonly expr: Expr;
  readonly from: number;
  readonly to: number;
}

/** Factors side by side whose product is not made yet: in `x (y)^2` the power still has to reach y, and y alone. */
type Factors = readonly [Factor, ...Factor[]];

/**
 * Reads calls written with a space, `x (y)`, as the products they are where x is a value. The parser cannot know: it
 * reads `x (y)^2` as a call raised to a power, and as a product it is x·(y²); likewise `a / x (y)` is (a/x)·y and
 * `2^x (y)` is (2^x)·y, `x (y)[0]` is x·(y[0]). `isProduct` is asked for each call with a space and one argument without a name. The expression
 * must be the parser's, with its spans; one that holds no such product comes back as the same object.
 */
export function separateProducts(expr: Expr, isProduct: (call: CallExpr) => boolean): Expr {
  const factors = foldExpr<Factors>(expr, {
    number: (node) => [whole(node)],
    name: (node) => [whole(node)],
    negate: negated,
    binary: (node, left, right) => {
      if (left[0].expr === node.left && right[0].expr === node.right) return [whole(node)];
      if (node.operator === "^") return raised(node, left, right);
      return "*/·@".includes(node.operator)
        ? [extended(node, left, right)]
        : [joined(node, multiplied(left), multiplied(right), node.span.to)];
    },
    call: (node, args, named) => {
      const [arg] = args;
      if (arg !== undefined && isMethod(node)) return called(node, arg, args.slice(1), named);
      const single = arg !== undefined && args.length === 1 && named.length === 0;
      if (single && !node.adjacent && isProduct(node)) return taken(node, multiplied(arg).expr);
      return single ? applied(node, arg) : [whole(rebuilt(node, valuesOf(args), named))];
    },
    list: (node, items) => [whole(relisted(node, valuesOf(items)))],
    index: indexed,
  });
  return multiplied(factors).expr;
}

/** `x (y)` as the factors x and y. */
function taken({ callee, calleeSpan, span }: CallExpr, arg: Expr): Factors {
  const name = whole({ kind: "name", name: callee, span: calleeSpan });
  // The parenthesis stands after one space, as a rule.
  return [name, { expr: arg, from: calleeSpan.to + 1, to: span.to }];
}

/** `-x (y)` is (-x)·y. */
function negated(node: NegateExpr, operand: Factors): Factors {
  const [first, ...rest] = freeUntil(node.span.to, operand);
  if (first.expr === node.operand) return [whole(node)];
  const span = { from: node.span.from, to: rest.length > 0 ? first.to : node.span.to };
  return [whole({ ...node, operand: first.expr, span }), ...rest];
}

/** A call of one argument: `√x (y)` is (√x)·y, while in `f(x (y))` the product is made within. */
function applied(node: CallExpr, arg: Factors): Factors {
  const [first, ...rest] = freeUntil(node.span.to, arg);
  if (first.expr === node.args[0]) return [whole(node)];
  const span = { from: node.span.from, to: rest.length > 0 ? first.to : node.span.to };
  return [whole({ ...node, args: [first.expr], span }), ...rest];
}

/** Whether the call was written behind its first argument: `x.T`, `x.sum(axis=0)`. */
function isMethod({ args: [receiver], calleeSpan }: CallExpr): boolean {
  return receiver !== undefined && receiver.span.from < calleeSpan.from;
}

/** `x (y).sum(axis=0)` is x·sum(y, axis=0). */
function called(node: CallExpr, receiver: Factors, rest: readonly Factors[], named: readonly Factors[]): Factors {
  return suffixed(node, receiver, (value) => rebuilt(node, [value, ...valuesOf(rest)], named));
}

/** `x (y)[0]` is x·(y[0]). */
function indexed(node: IndexExpr, operand: Factors, bounds: readonly Factors[]): Factors {
  const values = valuesOf(bounds);
  const before = boundsOf(node);
  const isSame = values.every((value, i) => value === before[i]);
  return suffixed(node, operand, (value) => {
    if (isSame && value === node.operand) return node;
    return { ...node, operand: value, subscripts: isSame ? node.subscripts : withBounds(node, values) };
  });
}

/** A suffix reaches the last factor before it, unless a parenthesis holds them all. */
function suffixed(node: CallExpr | IndexExpr, receiver: Factors, rebuild: (value: Expr) => Expr): Factors {
  const [first, ...more] = receiver;
  const last = more.pop();
  if (last === undefined || first.from !== node.span.from) return [whole(rebuild(multiplied(receiver).expr))];
  const span = { from: last.from, to: node.span.to };
  return [first, ...more, whole({ ...rebuild(last.expr), span })];
}

function valuesOf(operands: readonly Factors[]): Expr[] {
  return operands.map((factors) => multiplied(factors).expr);
}

function relisted(node: ListExpr, items: readonly Expr[]): ListExpr {
  return items.every((item, i) => item === node.items[i]) ? node : { ...node, items };
}

function rebuilt(node: CallExpr, values: readonly Expr[], named: readonly Factors[]): CallExpr {
  const namedValues = node.named.map((argument, i) => {
    const factors = named[i];
    return factors === undefined ? argument : { ...argument, value: multiplied(factors).expr };
  });
  const isSame =
    values.every((value, i) => value === node.args[i]) &&
    namedValues.every(({ value }, i) => value === node.named[i]?.value);
  return isSame ? node : { ...node, args: values, named: namedValues };
}

/** The power reaches the last factor of its base, and takes the first of its exponent. */
function raised(node: BinaryExpr, left: Factors, right: Factors): Factors {
  const before = left[0].from === node.span.from ? [...left] : [{ ...multiplied(left), from: node.span.from }];
  const [exponent, ...after] = freeUntil(node.span.to, right);
  const base = before.pop() ?? left[0];
  const power = joined(node, base, exponent, after.length > 0 ? exponent.to : node.span.to);
  const [first, ...between] = before;
  return first === undefined ? [power, ...after] : [first, ...between, power, ...after];
}

/** A product or quotient takes the first factor on its right, and the others multiply what it makes. */
function extended(node: BinaryExpr, left: Factors, right: Factors): Factor {
  const [first, ...rest] = freeUntil(node.span.to, right);
  const start = { ...multiplied(left), from: node.span.from };
  return multiplied([joined(node, start, first, rest.length > 0 ? first.to : node.span.to), ...rest]);
}

/** The factors of an operand that ends where its owner ends; one behind a parenthesis of its own is a single value. */
function freeUntil(end: number, factors: Factors): Factors {
  return factors.at(-1)?.to === end ? factors : [multiplied(factors)];
}

function multiplied([first, ...rest]: Factors): Factor {
  return rest.reduce<Factor>((left, right) => {
    const span = { from: left.from, to: right.to };
    return whole({ kind: "binary", operator: "*", left: left.expr, right: right.expr, implicit: true, span });
  }, first);
}

function joined(node: BinaryExpr, left: Factor, right: Factor, to: number): Factor {
  return whole({ ...node, left: left.expr, right: right.expr, span: { from: left.from, to } });
}

function whole(expr: Expr): Factor {
  return { expr, from: expr.span.from, to: expr.span.to };
}
