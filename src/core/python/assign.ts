import { Problem } from "../language/problem.ts";
import type { Expr, NameExpr } from "../language/program.ts";
import { t } from "../words/t.ts";
import type { Aliases } from "./aliases.ts";
import { readExpression } from "./expression.ts";
import type { AssignItem, Item, Where } from "./item.ts";
import { remark } from "./item.ts";
import { readLambda } from "./lambda.ts";
import { readName, spanOf } from "./parts.ts";
import { refuse } from "./refusals.ts";
import { itemsOf, partsOf, type Syntax } from "./syntax.ts";

/** `a = 1`, `a, b = 1, 2`, `a = b = 0.5`, `N, D = x.shape`, `a, b = f(x)`. Throws a Problem, or OwnLanguage. */
export function readAssign(syntax: Syntax, aliases: Aliases, where: Where): Item[] {
  const groups: Syntax[][] = [[]];
  for (const part of partsOf(syntax)) {
    if (part.name === "AssignOp") groups.push([]);
    else if (part.name !== "TypeDef") groups.at(-1)?.push(part);
  }
  const values = spread(groups.pop() ?? []);
  const targets = groups.map((group) => spread(group).map((target) => readTarget(target, aliases)));
  const span = spanOf(syntax);
  const [only] = values;
  const [[first] = []] = targets;
  if (targets.length === 0) return [];
  if (only?.name === "LambdaExpression" && values.length === 1 && first?.kind === "name")
    return [{ kind: "statement", statement: readLambda(only, first, span, aliases), where, span }];
  const cached = readCache(syntax, targets, values, span);
  if (cached !== null) return cached;
  const isMade = first !== undefined && only?.name === "CallExpression" && values.length === 1;
  const setUp = isMade ? readSetUp(only, span, first, aliases, where) : null;
  if (setUp !== null) return setUp;
  const exprs = values.map((value) => readExpression(value, aliases));
  return targets.flatMap((names, turn) => {
    if (turn > 0 && names.length === 1 && first?.kind === "name" && exprs[0] !== undefined && !isLiteral(exprs[0]))
      return assigned(names, [first], where, span);
    return assigned(names, exprs, where, span);
  });
}

/** The parts between commas, parentheses around them all taken off. */
function spread(group: readonly Syntax[]): Syntax[] {
  const items = itemsOf(group).flatMap((item) => item.slice(0, 1));
  const [only] = items;
  return items.length === 1 && only?.name === "TupleExpression" && only.text.endsWith(")")
    ? itemsOf(partsOf(only)).flatMap((item) => item.slice(0, 1))
    : items;
}

function readTarget(syntax: Syntax, aliases: Aliases): AssignItem["target"] {
  if (syntax.name === "VariableName") return { kind: "name", name: readName(syntax.text), span: spanOf(syntax) };
  const target = readExpression(syntax, aliases);
  if (target.kind === "name") return target;
  if (target.kind === "index" && target.operand.kind === "name") return { ...target, operand: target.operand };
  throw new Problem(t`Only a name, or a part of a name's value, can be given a value.`, syntax);
}

function assigned(
  targets: readonly AssignItem["target"][],
  values: readonly Expr[],
  where: Where,
  span: { from: number; to: number },
): Item[] {
  const [value] = values;
  if (value === undefined) return [];
  if (targets.length === values.length)
    return targets.flatMap((target, i): Item[] => {
      const own = values[i] ?? value;
      const isSame = own.kind === "name" && target.kind === "name" && own.name === target.name;
      return isSame
        ? [remark("kept", kept(own.name), span)]
        : [{ kind: "assign", target, operator: null, value: own, where, span }];
    });
  const names = targets.filter((target): target is NameExpr => target.kind === "name");
  if (names.length < targets.length || values.length > 1)
    throw new Problem(t`There are ${targets.length} names for ${values.length} values: each needs one.`, span);
  if (value.kind === "list" && value.items.length === names.length) return assigned(targets, value.items, where, span);
  if (value.kind !== "call" || value.callee !== "shape")
    return [{ kind: "unpack", targets: names, value, where, span }];
  return names.map((target, i) => {
    const at: Expr = { kind: "number", value: i, span: value.span };
    const subscripts = [{ kind: "at" as const, value: at, span: value.span }];
    const part: Expr = { kind: "index", operand: value, subscripts, span: value.span };
    return { kind: "assign", target, operator: null, value: part, where, span };
  });
}

const kept = (name: string): string =>
  t`Keeps ${name} for the backward pass: in the graph every value stays at its gate, and the backward lines may use it.`;

/** `cache = (x, w)` and `x, w = cache`: values are kept under another name, and keep their own here. Null for any other line. */
function readCache(
  { text }: Syntax,
  targets: readonly (readonly AssignItem["target"][])[],
  values: readonly Syntax[],
  span: { from: number; to: number },
): Item[] | null {
  const cache = /^(?:self\.)?_?(?:\w+_)?cache\w*$/;
  const [before = ""] = text.split("=");
  const isKept = cache.test(before.trim()) && values.every((value) => /^(?:self\.)?\w+$/.test(value.text));
  const isTaken = values.length === 1 && cache.test(values[0]?.text ?? "");
  if (!isKept && !isTaken) return null;
  const names = isKept
    ? values.map((value) => value.text)
    : targets.flat().flatMap((target) => ("name" in target ? target.name : []));
  return [remark("kept", kept(names.join(", ")), span)];
}

function isLiteral(expr: Expr): boolean {
  if (expr.kind === "negate") return isLiteral(expr.operand);
  return expr.kind === "number" || (expr.kind === "list" && expr.items.every(isLiteral));
}

/** `rng = np.random.RandomState(0)` starts the stream; `n = Neuron()` is nothing but the class. Null for any other line. */
function readSetUp(
  call: Syntax,
  span: { from: number; to: number },
  target: AssignItem["target"],
  aliases: Aliases,
  where: Where,
): Item[] | null {
  const [callee, list] = partsOf(call);
  const name = callee?.text.split(".").at(-1) ?? "";
  const args = list === undefined ? [] : itemsOf(partsOf(list));
  if (target.kind === "name" && aliases.generators.has(target.name)) {
    const [[seed] = []] = args;
    if (seed === undefined)
      throw new Problem(t`${name} needs a seed, as in ${name}(0), so that the numbers are known.`, call);
    const statement = { kind: "seed" as const, value: readExpression(seed, aliases), span };
    const items: Item[] = [{ kind: "statement", statement, where, span }];
    const note = t`default_rng draws by another method: here the numbers are those of np.random.seed.`;
    return name === "default_rng" ? [...items, remark("slip", note, span)] : items;
  }
  if (!aliases.classes.has(name)) return null;
  if (args.length > 0) throw refuse("new", call.text, call);
  return [remark("kept", t`${name} has one neuron, layer or gate here, and its values have names of their own.`, span)];
}

const operators: ReadonlyMap<string, AssignItem["operator"]> = new Map([
  ["+=", "+"],
  ["-=", "-"],
  ["*=", "*"],
  ["/=", "/"],
] as const);

/** `loss += reg * sum(W * W)`, `dscores[range(N), y] -= 1`. Throws a Problem, or OwnLanguage. */
export function readUpdate(syntax: Syntax, aliases: Aliases, where: Where): Item[] {
  const [left, sign, value, ...more] = partsOf(syntax);
  const operator = operators.get(sign?.text ?? "");
  if (left === undefined || value === undefined || more.length > 0 || operator === undefined)
    throw new Problem(
      t`“${sign?.text ?? ""}” is not read: write x = x ${(sign?.text ?? "+=").slice(0, -1)} 1.`,
      syntax,
    );
  const target = readTarget(left, aliases);
  return [{ kind: "assign", target, operator, value: readExpression(value, aliases), where, span: spanOf(syntax) }];
}
