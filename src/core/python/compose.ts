import { substituted } from "../graph/substitute.ts";
import type { Diagnostic } from "../language/diagnostic.ts";
import { Problem } from "../language/problem.ts";
import type { Expr, Statement } from "../language/program.ts";
import type { BackwardLine, Reading, Remark } from "../language/reading.ts";
import { t } from "../words/t.ts";
import { flowOf } from "./flow.ts";
import { nameOf, type AssignItem, type Item, type StatementItem, type Where } from "./item.ts";
import { lower } from "./lower.ts";
import { constantsOf, numberOf } from "./numbers.ts";
import { partition, type Parted } from "./partition.ts";
import { missing } from "./missing.ts";
import { recipeOf } from "./recipe.ts";
import { assignmentOf } from "./steps.ts";
import { computes } from "./computes.ts";

/**
 * What all lines together say: the forward pass is the program, and every other line is told what becomes of it.
 * @param words of the comments, which may say what is given
 */
export function compose(source: string, items: readonly Item[], words: ReadonlySet<string>): Reading {
  const flow = flowOf(items);
  const parted = partition(items, flow, words);
  const constants = constantsOf(items);
  const diagnostics: Diagnostic[] = [];
  const statements: Statement[] = [];
  items.forEach((item, i) => {
    if (!parted.forward.has(i) || (item.kind !== "assign" && item.kind !== "statement")) return;
    try {
      statements.push(statementOf(item, constants));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      diagnostics.push({ message: error.diagnostic.message, from: item.span.from, to: item.span.to });
    }
  });
  const { recipe, remarks } = recipeOf(items, parted, constants);
  const all: Remark[] = [
    ...items.flatMap((item) => (item.kind === "remark" ? [item.remark] : [])),
    ...parted.remarks,
    ...remarks,
  ];
  if (!items.some((item, i) => parted.forward.has(i) && computes(item)) && items.some(({ kind }) => kind === "frame"))
    return framed(source, statements, all);
  const lacking = missing(source, items, flow, parted, statements.length > 0);
  const defaults = new Map(
    items.flatMap((item) => (item.kind === "default" ? [[item.name, item.value] as const] : [])),
  );
  return {
    program: { source, statements, ...(defaults.size > 0 && { defaults }) },
    diagnostics: [...diagnostics, ...lacking.diagnostics].sort((a, b) => a.from - b.from),
    backward: backwardOf(items, parted),
    recipe,
    remarks: [...all, ...lacking.remarks].sort((a, b) => a.span.from - b.span.from),
  };
}

/** A line of the forward pass; of a loop that trains, as its first turn computes it. */
function statementOf(item: AssignItem | StatementItem, constants: ReadonlyMap<string, number>): Statement {
  const turn = firstTurn(item.where, constants);
  const first = (expr: Expr): Expr => (turn.size === 0 ? expr : substituted(expr, turn));
  if (item.kind === "assign") {
    const statement = assignmentOf(item);
    return { ...statement, value: first(statement.value) };
  }
  const { statement } = item;
  return statement.kind === "evaluate" ? { ...statement, value: first(lower(statement.value)) } : statement;
}

/** What the variables of the loops around a line are in their first turn. */
function firstTurn({ training }: Where, constants: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  for (let loop = training; loop !== null; loop = loop.outer) {
    if (loop.variable === null || values.has(loop.variable.name)) continue;
    const [start, end] = loop.range ?? [];
    values.set(loop.variable.name, start === undefined || end === undefined ? 0 : (numberOf(start, constants) ?? 0));
  }
  return values;
}

function backwardOf(items: readonly Item[], { backward }: Parted): BackwardLine[] {
  return items.flatMap((item, i): BackwardLine[] => {
    if (!backward.has(i)) return [];
    const isWritten = (name: string): boolean =>
      items.some((one) => one.kind === "assign" && nameOf(one.target) === name);
    if (item.kind === "blank" && isWritten(item.target.name)) return [];
    if (item.kind === "blank") return [{ kind: "blank", target: item.target, span: item.span }];
    if (item.kind !== "assign") return [];
    const { target, operator, value, span } = item;
    return [{ kind: "assign", target, operator, value, span }];
  });
}

const framedValues: ReadonlyMap<string, number> = new Map([
  ["x", -2],
  ["y", 5],
  ["z", -4],
]);

/** The frame alone says how a graph is gone over, and not which: then it is the lecture's f = (x + y) z. */
function framed(source: string, statements: readonly Statement[], remarks: readonly Remark[]): Reading {
  const span = { from: source.length, to: source.length };
  const name = (text: string): Expr => ({ kind: "name", name: text, span });
  const sum: Expr = { kind: "binary", operator: "+", left: name("x"), right: name("y"), implicit: false, span };
  const value: Expr = { kind: "binary", operator: "*", left: sum, right: name("z"), implicit: false, span };
  const [first] = remarks;
  const note: Remark = {
    kind: "kept",
    message: t`The text says how any graph is gone over. It is shown on the lecture's own, f = (x + y) z with x = −2, y = 5, z = −4.`,
    span: first?.span ?? span,
  };
  return {
    program: {
      source,
      defaults: framedValues,
      statements: [...statements, { kind: "assign", name: "f", nameSpan: span, value, span }],
    },
    diagnostics: [],
    backward: [],
    recipe: null,
    remarks: [note, ...remarks].sort((a, b) => a.span.from - b.span.from),
  };
}
