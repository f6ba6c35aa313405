import { t } from "../words/t.ts";
import { parse } from "../language/parse.ts";
import { printExpr, printProgram } from "../language/print.ts";
import type { Program } from "../language/program.ts";
import { isUpdate } from "../language/walk.ts";
import { build, readOnce } from "./build.ts";
import { firstFree, isBuiltIn, isName, namesIn } from "./freeNames.ts";
import { functionBody } from "./functionBody.ts";
import type { Graph } from "./graph.ts";
import { nodeAt } from "./lookup.ts";
import { edited, insertAbove, removeStatement, replaceExpr } from "./rewrite.ts";
import type { TextEdit } from "./revise.ts";
import { between, labels, outputsOf } from "./selection.ts";
import { computesTheSame } from "./structure.ts";
import { Places, type Unit } from "./units.ts";
import { selectedUnits } from "./selectedUnits.ts";

export type MadeFunction = { readonly source: string } | { readonly refusal: string };

/**
 * Makes a gate of one's own out of gates that are selected: the text with a function for them, and a call of it in their
 * place. Everything that is left computes what it did. Where that cannot be, the reason, and what would help.
 * @param source the text of the program
 * @param program what the text says
 * @param graph what it builds, functions inlined
 * @param selected indexes of nodes; inputs among them become operands
 * @param name what the function is to be called
 */
export function makeFunction(
  source: string,
  program: Program,
  graph: Graph,
  selected: readonly number[],
  name: string,
): MadeFunction {
  const { statements, scope } = readOnce(program);
  const read = { source, statements };
  const used = namesIn(read);
  const isTaken = (word: string): boolean =>
    used.has(word) || isBuiltIn(word) || graph.names.some(([known]) => known === word);
  if (name === "") return refuse(t`Nothing is no name: write a letter, then letters, digits or _.`);
  if (!isName(name)) return refuse(t`${name} is no name: write a letter, then letters, digits or _.`);
  if (isTaken(name)) return refuse(t`${name} has a meaning already. ${firstFree(name, isTaken)} is free.`);

  const places = new Places(graph, read, scope);
  const chosen = new Set(selected.filter((index) => nodeAt(graph, index).kind === "gate"));
  const units = selectedUnits(graph, places, selected, chosen);
  if (typeof units === "string") return refuse(units);
  const gap = between(graph, chosen);
  if (gap.length > 0)
    return refuse(
      gap.length === 1
        ? t`${labels(graph, gap)} lies between the selected gates, so that the new gate would need its own value. Select it too.`
        : t`${labels(graph, gap)} lie between the selected gates, so that the new gate would need its own value. Select them too.`,
    );
  const outputs = outputsOf(graph, chosen);
  const last = units.at(-1);
  if (outputs.length > 1 || last === undefined)
    return refuse(
      outputs.length === 2
        ? t`${labels(graph, outputs)} are both needed outside, and a function has one value. Select the gates that use them too, or leave out all but one.`
        : t`${labels(graph, outputs)} are all needed outside, and a function has one value. Select the gates that use them too, or leave out all but one.`,
    );

  const body = functionBody(graph, units, (word) => word === name || isTaken(word));
  if (body === null)
    return refuse(
      t`As one expression this would be too long: a value that is used more than once is written out each time. Select fewer gates.`,
    );
  const { span } = last.expr;
  const at = places.statementAt(span);
  const call = printExpr({
    kind: "call",
    callee: name,
    calleeSpan: span,
    args: body.args,
    named: [],
    adjacent: true,
    span,
  });
  const definition = {
    kind: "define",
    name,
    nameSpan: span,
    parameters: body.parameters,
    body: body.expr,
    span,
  } as const;
  const gone = removals(source, read, places, units);
  if (typeof gone === "string") return refuse(gone);
  const line = insertAbove(source, read, at, printProgram({ source, statements: [definition] }));
  const rest = [line, ...gone];
  const updated = statements.find((one) => one.kind === "assign" && isUpdate(one) && one.span.from === span.from);
  const target = updated?.kind === "assign" ? `${updated.name} = ` : "";
  const inner = new Set([...chosen].filter((index) => index !== last.node));
  for (const inPlace of [replaceExpr(source, span, target + call), { ...span, insert: `${target}(${call})` }]) {
    const text = edited(source, [inPlace, ...rest]);
    // Names without a value take one by their order of appearance, which may have changed.
    for (const whole of [text, text.trimEnd() + bindings(graph)])
      if (holds(graph, whole, inner)) return { source: whole };
  }
  return refuse(
    t`In a function of its own this would mean something else: what it takes is known only where it stands.`,
  );
}

const refuse = (refusal: string): MadeFunction => ({ refusal });

/** Takes out the statements that name values which the function now holds inside. */
function removals(
  source: string,
  program: Program,
  places: Places,
  units: readonly Unit[],
): readonly TextEdit[] | string {
  const inside = new Set(units.slice(0, -1).map((unit) => unit.node));
  const edits: TextEdit[] = [];
  for (const [at, statement] of program.statements.entries()) {
    if (statement.kind !== "assign") continue;
    const node = places.nodeOf(statement.value, at);
    if (node === null || !inside.has(node)) continue;
    const edit = removeStatement(source, program, statement);
    if (edit === null)
      return t`${statement.name} is given a value together with another name. Give each of them a line of its own first.`;
    edits.push(edit);
  }
  return edits;
}

/** Lines that give every name without a value the one that it has. */
function bindings({ nodes }: Graph): string {
  return nodes
    .flatMap((node) => (node.kind === "input" && node.unbound !== null ? [{ node, order: node.unbound }] : []))
    .toSorted((a, b) => a.order - b.order)
    .map(({ node }) => `\n${node.id} = ${printExpr(node.expression)}`)
    .join("");
}

function holds(before: Graph, source: string, gone: ReadonlySet<number>): boolean {
  const { program, diagnostics } = parse(source);
  const { graph } = build(program);
  return diagnostics.length === 0 && graph !== null && computesTheSame(before, graph, gone);
}
