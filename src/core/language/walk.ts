import type {
  AssignStatement,
  BinaryExpr,
  CallExpr,
  DefineStatement,
  Expr,
  IndexExpr,
  ListExpr,
  NameExpr,
  NegateExpr,
  NumberExpr,
  Program,
  SimpleStatement,
  Statement,
  Subscript,
} from "./program.ts";

/** One function per kind of expression; the results of its children are passed in. */
export interface Folder<Result> {
  readonly number: (expr: NumberExpr) => Result;
  readonly name: (expr: NameExpr) => Result;
  readonly negate: (expr: NegateExpr, operand: Result) => Result;
  readonly binary: (expr: BinaryExpr, left: Result, right: Result) => Result;
  /** `args` and `named` stand in the order of `expr.args` and `expr.named`. */
  readonly call: (expr: CallExpr, args: readonly Result[], named: readonly Result[]) => Result;
  /** `items` stand in the order of `expr.items`. */
  readonly list: (expr: ListExpr, items: readonly Result[]) => Result;
  /** `bounds` stand in the order of `boundsOf(expr)`: one for a position, none to three for a slice. */
  readonly index: (expr: IndexExpr, operand: Result, bounds: readonly Result[]) => Result;
}

/**
 * Computes something about an expression from its leaves up, left operand before right, without recursion:
 * `x + x + …` is a tree thousands of levels deep, and a function that calls itself at each level overflows the stack.
 *
 * The count of gates, for example:
 * `foldExpr(expr, { number: () => 0, name: () => 0, negate: (_, n) => n + 1, binary: (_, a, b) => a + b + 1,
 * call: (_, args) => sum(args) + 1, list: (_, items) => sum(items), index: (_, operand) => operand + 1 })`.
 */
export function foldExpr<Result>(expr: Expr, folder: Folder<Result>): Result {
  const results: Result[] = [];
  for (const node of leavesFirst(expr)) {
    switch (node.kind) {
      case "number":
        results.push(folder.number(node));
        break;
      case "name":
        results.push(folder.name(node));
        break;
      case "negate":
        results.push(folder.negate(node, ...takeLast<Result, [Result]>(results, 1)));
        break;
      case "binary":
        results.push(folder.binary(node, ...takeLast<Result, [Result, Result]>(results, 2)));
        break;
      case "call": {
        const named = takeLast(results, node.named.length);
        results.push(folder.call(node, takeLast(results, node.args.length), named));
        break;
      }
      case "list":
        results.push(folder.list(node, takeLast(results, node.items.length)));
        break;
      case "index": {
        const bounds = takeLast(results, boundsOf(node).length);
        results.push(folder.index(node, ...takeLast<Result, [Result]>(results, 1), bounds));
      }
    }
  }
  return takeLast<Result, [Result]>(results, 1)[0];
}

/** Calls `visit` on an expression and on every expression within it, each before its operands, left before right. */
export function walkExpr(expr: Expr, visit: (expr: Expr) => void): void {
  const waiting = [expr];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    visit(node);
    for (const child of childrenOf(node).reverse()) waiting.push(child);
  }
}

/** `walkExpr` over every expression of a program, in the order of the text: values, bodies, locals and defaults of parameters. */
export function walkProgram(program: Program, visit: (expr: Expr) => void): void {
  for (const statement of program.statements) {
    for (const expr of expressionsOf(statement)) walkExpr(expr, visit);
  }
}

/** The expressions that stand in a statement, in the order of the text, those in the lines of a loop included. */
export function expressionsOf(statement: Statement): Expr[] {
  if (statement.kind === "for") return [...statement.range, ...statement.body.flatMap(expressionsOf)];
  if (statement.kind !== "define") return [statement.value];
  const fallbacks = statement.parameters.flatMap(({ fallback }) => (fallback === null ? [] : [fallback]));
  return [...fallbacks, ...localsOf(statement).map(({ value }) => value), statement.body];
}

/** The lines of a function before its return; of most functions there are none. */
export function localsOf({ locals = [] }: DefineStatement): readonly AssignStatement[] {
  return locals;
}

/** Whether a line was written `name += value`: the name on the right is the one on the left. */
export function isUpdate(line: AssignStatement): line is AssignStatement & { readonly value: BinaryExpr } {
  const { value, nameSpan } = line;
  return value.kind === "binary" && value.left.kind === "name" && value.left.span.from === nameSpan.from;
}

/** Whether no statement is a loop, as in most programs. */
export function areSimple(statements: readonly Statement[]): statements is readonly SimpleStatement[] {
  return statements.every(({ kind }) => kind !== "for");
}

/** Statements without their loops: the lines of each stand in its place, once. */
export function withoutLoops(statements: readonly Statement[]): readonly SimpleStatement[] {
  if (areSimple(statements)) return statements;
  return statements.flatMap((statement) => (statement.kind === "for" ? withoutLoops(statement.body) : [statement]));
}

/** The operands of one node, left to right; named arguments after the others. A new array. */
export function childrenOf(expr: Expr): Expr[] {
  switch (expr.kind) {
    case "number":
    case "name":
      return [];
    case "negate":
      return [expr.operand];
    case "binary":
      return [expr.left, expr.right];
    case "call":
      return [...expr.args, ...expr.named.map(({ value }) => value)];
    case "list":
      return [...expr.items];
    case "index":
      return [expr.operand, ...boundsOf(expr)];
  }
}

/** The expressions that stand in the brackets of `x[i, from:to:step]`, in the order of the text; what was left out is not among them. */
export function boundsOf({ subscripts }: IndexExpr): Expr[] {
  return subscripts.flatMap((subscript) =>
    subscript.kind === "at"
      ? [subscript.value]
      : [subscript.from, subscript.to, subscript.step].filter((bound) => bound !== null),
  );
}

/** The subscripts with other expressions in their places, which stand in the order of `boundsOf`. */
export function withBounds({ subscripts }: IndexExpr, bounds: readonly Expr[]): Subscript[] {
  let next = 0;
  const swap = <Bound extends Expr | null>(bound: Bound): Expr | Bound =>
    bound === null ? bound : (bounds[next++] ?? bound);
  return subscripts.map((subscript) =>
    subscript.kind === "at"
      ? { ...subscript, value: swap(subscript.value) }
      : { ...subscript, from: swap(subscript.from), to: swap(subscript.to), step: swap(subscript.step) },
  );
}

/** Every node after its operands: the mirrored preorder (node, last operand first), read backwards. */
function leavesFirst(expr: Expr): Expr[] {
  const mirrored: Expr[] = [];
  const waiting = [expr];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    mirrored.push(node);
    for (const child of childrenOf(node)) waiting.push(child);
  }
  return mirrored.reverse();
}

/** Removes the last `count` results; there are as many as the node has operands, because each came before its node. */
function takeLast<Result, Taken extends Result[] = Result[]>(results: Result[], count: number): Taken {
  return results.splice(results.length - count, count) as Taken;
}
