import { isFunction } from "../graph/calls.ts";
import { Problem } from "../language/problem.ts";
import type { Expr } from "../language/program.ts";
import { t } from "../words/t.ts";
import type { Aliases } from "./aliases.ts";
import { readAssign, readUpdate } from "./assign.ts";
import { blanksOf } from "./blanks.ts";
import { readExpression } from "./expression.ts";
import { remark, unread, type Item, type Where } from "./item.ts";
import type { Line } from "./lines.ts";
import { readOwn } from "./own.ts";
import { OwnLanguage, spanOf } from "./parts.ts";
import { refuseForeign } from "./refusals.ts";
import { firstOf, itemsOf, partsOf, syntaxOf, type Syntax } from "./syntax.ts";

const bound = /^((?:[\w.]+\s*,\s*)*[\w.]+)\s*(?:\[.*\]\s*)?(?:[-+*/@%]|\*\*|\/\/)?=(?!=)/s;

/** The names that a line gives a value, by its look alone. */
export function namesBoundBy(text: string): readonly string[] {
  const names = bound.exec(text)?.[1] ?? "";
  return names === "" ? [] : names.split(",").map((name) => name.trim().replace(/^.*\./, ""));
}

/** What a line says that is no header. Never throws: what cannot be read is an item of its own. */
export function readStatement(line: Line, aliases: Aliases, where: Where): Item[] {
  const blanks = blanksOf(line);
  const span = spanOf(line);
  if (blanks !== null) return blanks.map((target) => ({ kind: "blank", target, where, span }));
  if (line.kind === "comment") return [];
  const binds = namesBoundBy(line.text);
  const syntax = syntaxOf(line.text, line.from);
  if (syntax === null) return readOwn(line, where, binds);
  try {
    return read(syntax, aliases, where);
  } catch (error) {
    if (error instanceof OwnLanguage) return readOwn(line, where, binds);
    if (!(error instanceof Problem)) throw error;
    const { message } = error.diagnostic;
    return [unread(message, span, binds)];
  }
}

function read(syntax: Syntax, aliases: Aliases, where: Where): Item[] {
  const span = spanOf(syntax);
  const left = (message: string): Item[] => [remark("left", message, span)];
  switch (syntax.name) {
    case "AssignStatement":
      return readAssign(syntax, aliases, where);
    case "UpdateStatement":
      return readUpdate(syntax, aliases, where);
    case "ExpressionStatement":
      return readBare(syntax, aliases, where);
    case "ReturnStatement": {
      const values = itemsOf(partsOf(syntax).slice(1)).flatMap(([value]) => (value === undefined ? [] : [value]));
      const exprs = values.flatMap((value) => (value.name === "None" ? [] : [readExpression(value, aliases)]));
      const [only] = exprs;
      return [
        { kind: "return", values: exprs.length === 1 && only?.kind === "list" ? only.items : exprs, where, span },
      ];
    }
    case "ImportStatement":
    case "PassStatement":
    case "ScopeStatement":
      return [];
    case "PrintStatement":
      return left(printed());
    case "AssertStatement":
      return left(t`A check computes nothing: it is not part of the graph.`);
    case "DeleteStatement":
      return left(t`Nothing is ever deleted here.`);
    case "BreakStatement":
    case "ContinueStatement":
      return left(t`Every turn of a loop is taken in full here.`);
    case "RaiseStatement":
      return left(t`Nothing is raised here.`);
    default:
      return [
        unread(t`This is Python that is not read here: only assignments, expressions, functions and loops are.`, span),
      ];
  }
}

const printed = (): string => t`Nothing is printed: every value is on its gate in the graph.`;

/** A line that is one expression. */
function readBare(syntax: Syntax, aliases: Aliases, where: Where): Item[] {
  const span = spanOf(syntax);
  const value = firstOf(syntax);
  if (value === null || /String$|^\.\.\.$/.test(value.name) || value.name === "Comment") return [];
  const callee = value.name === "CallExpression" ? (firstOf(value)?.text ?? "") : "";
  const [head = ""] = callee.split(/[.[]/);
  if (callee.startsWith("super(")) return [];
  if (callee === "print") return [remark("left", printed(), span)];
  const module = aliases.foreign.get(head);
  if (module !== undefined) return [remark("left", refuseForeign(head, module, span).diagnostic.message, span)];
  if (head === "plt" && callee !== head)
    return [remark("left", t`Nothing is plotted here: values are on their gates.`, span)];
  const differentiated = /^(?:self\.)?(\w+)\.backward$/.exec(callee)?.[1];
  if (differentiated !== undefined) {
    const message = t`${differentiated}.backward() is what happens here: every gradient of ${differentiated} is worked out.`;
    return [{ kind: "output", name: differentiated, span }, remark("kept", message, span)];
  }
  if (/\.(?:zero_grad|zero_|requires_grad_|train|eval)$/.test(callee))
    return [remark("kept", t`Gradients start anew each time here, and need no such line.`, span)];
  if (/^\w+\.step$/.test(callee))
    return [remark("left", t`What an optimizer does is not read: write each update out, as in w -= 0.1 * dw.`, span)];
  if (/\.\w+$/.test(callee) && /\.(?:append|extend|update|write|close|seed_all|show|add)$/.test(callee))
    return [remark("left", t`This keeps a record and computes nothing.`, span)];
  const items = itemsOf(partsOf(syntax)).flatMap((item) => item.slice(0, 1));
  if (items.length > 1) return [unread(t`A line shows one value here: write each on a line of its own.`, span)];
  return evaluated(readExpression(value, aliases), aliases, where, span);
}

function evaluated(value: Expr, aliases: Aliases, where: Where, span: { from: number; to: number }): Item[] {
  if (value.kind === "call" && value.callee === "seed") {
    const [seed] = value.args;
    if (seed === undefined || value.args.length > 1) return [unread(t`seed takes one number: seed(0).`, span)];
    return [{ kind: "statement", statement: { kind: "seed", value: seed, span }, where, span }];
  }
  if (value.kind === "call" && !isFunction(value.callee) && !aliases.defined.has(value.callee))
    return [unread(t`${value.callee} is no function that is known here, and no line of the text defines it.`, span)];
  return [{ kind: "statement", statement: { kind: "evaluate", value, span }, where, span }];
}
