import { gradientOwners } from "../language/gradientNames.ts";
import { Problem } from "../language/problem.ts";
import type { Expr, NameExpr } from "../language/program.ts";
import { walkExpr } from "../language/walk.ts";
import { t } from "../words/t.ts";
import type { Aliases } from "./aliases.ts";
import { endOf, type Block } from "./blocks.ts";
import type { Collect } from "./collect.ts";
import { readExpression } from "./expression.ts";
import { bindsOf, nameOf, remark, unread, type Item, type Training, type Where } from "./item.ts";
import { OwnLanguage, readName, spanOf } from "./parts.ts";
import { statementsOf } from "./steps.ts";
import { itemsOf, partsOf, syntaxOf, type Syntax } from "./syntax.ts";

/** A loop that trains gives its lines once; any other is the language's own, written out turn by turn. */
export function readLoop(block: Block, aliases: Aliases, where: Where, collect: Collect): Item[] {
  const { line, body } = block;
  const header = line.text.startsWith("for") ? readHeader(block, aliases) : null;
  const training: Training = {
    range: header?.range ?? null,
    variable: header?.variable ?? null,
    outer: where.training,
    span: spanOf(line),
  };
  const inner = collect(body, aliases, { ...where, training });
  if (inner.some(trains)) return inner;
  const span = { from: line.from, to: endOf(block) };
  if (inner.every(({ kind }) => kind === "remark"))
    return [remark("left", t`Nothing of this is computed with: it is not part of the graph.`, span)];
  const binds = inner.flatMap(bindsOf);
  if (line.text.startsWith("while"))
    return [
      unread(
        t`“while” without an update of parameters is not read: a loop has a known number of turns, for t in range(3):.`,
        line,
        binds,
      ),
    ];
  if (header === null || header.range === null || header.variable === null)
    return [
      unread(
        t`A loop counts here: for t in range(3):. What goes over data is written at once, as in sum(x * x).`,
        line,
        binds,
      ),
    ];
  const statements = statementsOf(inner);
  if (statements === null || statements.length === 0)
    return [
      unread(
        t`The lines of a loop give names their values, as in h = 2 * h; something else stands in this one.`,
        line,
        binds,
      ),
    ];
  const { variable, range, rangeSpan } = header;
  return [
    {
      kind: "statement",
      statement: {
        kind: "for",
        variable: variable.name,
        variableSpan: variable.span,
        range,
        rangeSpan,
        body: statements,
        span,
      },
      where,
      span,
    },
  ];
}

interface Header {
  readonly variable: NameExpr | null;
  /** Null where the loop does not count. */
  readonly range: readonly Expr[] | null;
  readonly rangeSpan: { from: number; to: number };
}

function readHeader({ line }: Block, aliases: Aliases): Header | null {
  const syntax = syntaxOf(`${line.text} pass`, line.from);
  if (syntax?.name !== "ForStatement") return null;
  const parts = partsOf(syntax);
  const at = parts.findIndex(({ name }) => name === "in");
  const [named, ...more] = parts.slice(1, at);
  const over = parts[at + 1];
  if (named === undefined || over === undefined) return null;
  try {
    const isOne = named.name === "VariableName" && more.length === 0;
    const variable: NameExpr | null = isOne ? { kind: "name", name: readName(named.text), span: spanOf(named) } : null;
    return { variable, range: readRange(over, aliases), rangeSpan: spanOf(over) };
  } catch (error) {
    if (error instanceof Problem || error instanceof OwnLanguage) return null;
    throw error;
  }
}

function readRange(over: Syntax, aliases: Aliases): readonly Expr[] | null {
  if (over.name !== "CallExpression") return null;
  const [callee, list] = partsOf(over);
  if (callee === undefined || list === undefined) return null;
  const args = itemsOf(partsOf(list)).flatMap((item) => (item.length === 1 ? item : []));
  const [first] = args;
  if (/^(?:tqdm|trange)$|\.trange$/.test(callee.text) && first?.name === "CallExpression")
    return readRange(first, aliases);
  if (!/^(?:x?range|trange|np\.arange)$/.test(callee.text) || first === undefined || args.length > 3) return null;
  return args.map((arg) => readExpression(arg, aliases));
}

/** Whether a line moves a parameter: `w -= lr * dw`, `w = w - lr * w_grad`, `w += v` after `v` took a gradient. */
function trains(item: Item): boolean {
  if (item.kind === "output") return true;
  if (item.kind !== "assign") return false;
  const target = nameOf(item.target);
  let isMoved = item.operator === "-" || item.operator === "+";
  let byGradient = false;
  walkExpr(item.value, (part) => {
    if (part.kind !== "name") return;
    isMoved ||= item.operator === null && part.name === target;
    byGradient ||= gradientOwners(part.name).includes(target) || /^(?:d|grads?|gradient)$/.test(part.name);
  });
  return isMoved && byGradient;
}
