import { limits } from "../language/limits.ts";
import { meantNumber } from "../language/characters.ts";
import { Problem } from "../language/problem.ts";
import type { BinaryOperator, Expr } from "../language/program.ts";
import { t } from "../words/t.ts";
import type { Aliases } from "./aliases.ts";
import { readChain } from "./chain.ts";
import { refuse } from "./refusals.ts";
import { OwnLanguage, spanOf, type Parts } from "./parts.ts";
import { itemsOf, partsOf, type Syntax } from "./syntax.ts";

/**
 * The expression of the language that says what a Python expression says, its spans in the text. Sums, products and chains of
 * methods are loops; what nests, nests as deep as the limit. Throws a Problem, or OwnLanguage.
 */
export function readExpression(syntax: Syntax, aliases: Aliases, depth = 0): Expr {
  if (depth > limits.nesting)
    throw new Problem(t`This nests more than ${limits.nesting} levels deep. Name some of its parts.`, syntax);
  const parts: Parts = { aliases, read: (inner) => readExpression(inner, aliases, depth + 1) };
  switch (syntax.name) {
    case "Number":
      return readNumber(syntax);
    case "VariableName":
    case "MemberExpression":
    case "CallExpression":
      return readChain(syntax, parts);
    case "Boolean":
    case "None":
      return { kind: "name", name: syntax.text, span: spanOf(syntax) };
    case "ParenthesizedExpression": {
      const [[inner] = []] = itemsOf(partsOf(syntax));
      if (inner === undefined) throw refuse(syntax.name, syntax.text, syntax);
      return parts.read(inner);
    }
    case "TupleExpression":
    case "ArrayExpression":
      return readList(syntax, parts);
    case "UnaryExpression":
      return readSigned(syntax, parts);
    case "BinaryExpression":
      return readOperators(syntax, parts);
    default:
      throw refuse(syntax.name, syntax.text, syntax);
  }
}

function readNumber(syntax: Syntax): Expr {
  const value = meantNumber(syntax.text);
  if (Number.isNaN(value)) throw new Problem(t`${syntax.text} is not a number here: only real numbers are.`, syntax);
  return { kind: "number", value, span: spanOf(syntax) };
}

function readList(syntax: Syntax, { read }: Parts): Expr {
  const items = itemsOf(partsOf(syntax)).map((item) => {
    const [value] = item;
    if (value === undefined || item.length > 1) throw refuse("*", syntax.text, syntax);
    return read(value);
  });
  if (items.length === 0)
    throw new Problem(t`An empty list holds nothing to compute with. Write its entries: [1, 2].`, syntax);
  return { kind: "list", items, span: spanOf(syntax) };
}

function readSigned(syntax: Syntax, { read }: Parts): Expr {
  const [sign, operand] = partsOf(syntax);
  if (operand === undefined || (sign?.text !== "-" && sign?.text !== "+"))
    throw refuse(sign?.text ?? "", syntax.text, syntax);
  const value = read(operand);
  return sign.text === "+" ? value : { kind: "negate", operand: value, span: spanOf(syntax) };
}

const operators: ReadonlyMap<string, BinaryOperator> = new Map([
  ["+", "+"],
  ["-", "-"],
  ["*", "*"],
  ["/", "/"],
  ["@", "@"],
  ["**", "^"],
  ["<", "<"],
  [">", ">"],
  ["<=", "<="],
  [">=", ">="],
  ["==", "=="],
]);
const comparisons = new Set(["<", ">", "<=", ">=", "=="]);

/** The operators of one long sum stand within one another, the last outermost. */
function readOperators(syntax: Syntax, { read }: Parts): Expr {
  const waiting: { readonly whole: Syntax; readonly operator: BinaryOperator; readonly right: Syntax }[] = [];
  let left: Syntax = syntax;
  while (left.name === "BinaryExpression") {
    const [first, sign, ...rest] = partsOf(left);
    const right = rest.at(-1);
    if (first === undefined || sign === undefined || right === undefined) throw refuse(left.name, left.text, left);
    // Python's ^ binds otherwise than a power does.
    if (sign.text === "^") throw new OwnLanguage();
    const operator = operators.get(sign.text);
    if (operator === undefined || rest.length > 1) throw refuse(sign.text, left.text, left);
    if (
      comparisons.has(operator) &&
      first.name === "BinaryExpression" &&
      comparisons.has(partsOf(first)[1]?.text ?? "")
    )
      throw refuse("chained", left.text, left);
    waiting.push({ whole: left, operator, right });
    left = first;
  }
  let expr = read(left);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    expr = {
      kind: "binary",
      operator: next.operator,
      left: expr,
      right: read(next.right),
      implicit: false,
      span: spanOf(next.whole),
    };
  return expr;
}
