import { meantCallee } from "../language/characters.ts";
import { Problem } from "../language/problem.ts";
import type { DefineStatement, NameExpr, Parameter, Span } from "../language/program.ts";
import { t } from "../words/t.ts";
import type { Aliases } from "./aliases.ts";
import { readExpression } from "./expression.ts";
import { readName, spanOf } from "./parts.ts";
import { refuse } from "./refusals.ts";
import { itemsOf, partsOf, type Syntax } from "./syntax.ts";

/** The parameters in the parentheses of a `def` or behind `lambda`; `self` is none. Throws a Problem, or OwnLanguage. */
export function readParameters(list: Syntax | undefined, aliases: Aliases): Parameter[] {
  const parameters: Parameter[] = [];
  for (const item of list === undefined ? [] : itemsOf(partsOf(list))) {
    const [named, ...rest] = item.filter(({ name }) => name !== "TypeDef");
    if (named === undefined || named.name === "/" || (named.text === "*" && rest.length === 0)) continue;
    if (named.name !== "VariableName") throw refuse("*", named.text, list ?? named);
    if (named.text === "self") continue;
    const fallback = rest.at(-1);
    const name = readName(named.text);
    if (parameters.some((other) => other.name === name))
      throw new Problem(t`${name} stands twice among the parameters.`, named);
    parameters.push({
      name,
      span: spanOf(named),
      fallback: fallback === undefined ? null : readExpression(fallback, aliases),
    });
  }
  return parameters;
}

/** `s = lambda u: 1 / (1 + exp(-u))`. Throws a Problem, or OwnLanguage. */
export function readLambda(syntax: Syntax, target: NameExpr, span: Span, aliases: Aliases): DefineStatement {
  const parts = partsOf(syntax);
  const body = parts.at(-1);
  if (body === undefined) throw refuse(syntax.name, syntax.text, syntax);
  return {
    kind: "define",
    name: meantCallee(target.name),
    nameSpan: target.span,
    parameters: readParameters(
      parts.find(({ name }) => name === "ParamList"),
      aliases,
    ),
    body: readExpression(body, aliases),
    span,
  };
}
