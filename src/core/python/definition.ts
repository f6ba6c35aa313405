import { meantCallee } from "../language/characters.ts";
import { Problem } from "../language/problem.ts";
import { t } from "../words/t.ts";
import type { Aliases } from "./aliases.ts";
import { endOf, type Block } from "./blocks.ts";
import type { Collect } from "./collect.ts";
import { bindsOf, unread, type RoutineItem, type UnreadItem, type Where } from "./item.ts";
import { readParameters } from "./lambda.ts";
import { isBackward } from "./pair.ts";
import { OwnLanguage, spanOf } from "./parts.ts";
import { partsOf, syntaxOf } from "./syntax.ts";

/** `def f(x, a=0.1):` and the lines below it. */
export function readDefinition(
  block: Block,
  aliases: Aliases,
  where: Where,
  collect: Collect,
): RoutineItem | UnreadItem {
  const { line } = block;
  const syntax = syntaxOf(`${line.text} pass`, line.from);
  const parts = syntax?.name === "FunctionDefinition" ? partsOf(syntax) : [];
  const named = parts.find(({ name }) => name === "VariableName");
  const inner = { ...where, isBackward: where.isBackward || isBackward(named?.text ?? "") };
  const body = collect(block.body, aliases, inner);
  if (named === undefined)
    return unread(t`This function begins as none does: def s(u): and its lines below.`, line, body.flatMap(bindsOf));
  try {
    const list = parts.find(({ name }) => name === "ParamList");
    const span = { from: line.from, to: endOf(block) };
    const name = meantCallee(named.text);
    return { kind: "routine", name, nameSpan: spanOf(named), parameters: readParameters(list, aliases), body, span };
  } catch (error) {
    if (!(error instanceof Problem || error instanceof OwnLanguage)) throw error;
    const message = error instanceof Problem ? error.diagnostic.message : t`A parameter is a name.`;
    return unread(message, line, [named.text]);
  }
}
