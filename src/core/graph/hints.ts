import { t } from "../words/t.ts";
import type { Diagnostic } from "../language/diagnostic.ts";
import { printWritten } from "../language/print.ts";
import type { Program } from "../language/program.ts";
import { ambiguousQuotients } from "../language/quotients.ts";
import { localsOf, withoutLoops } from "../language/walk.ts";
import { printShape } from "../tensor/nested.ts";
import type { Graph, GraphNode } from "./graph.ts";
import { mentionsOf } from "./mentions.ts";
import { problem, replacement } from "./problems.ts";
import { shapeNoteOf } from "./shapeNotes.ts";

/** What works but may be meant otherwise: where it stands, how it is read, and what to write for the other reading. */
export function hintsOf(program: Program, graph: Graph): readonly Diagnostic[] {
  const quotients = ambiguousQuotients(program).map((span) => {
    const text = program.source.slice(span.from, span.to);
    const message = t`${text} is read from left to right: first the division, then the product. Use parentheses if the whole product is meant to be below.`;
    return problem(message, span);
  });
  // A line of a loop or of a function stands for many nodes.
  const entrywise = new Map(graph.nodes.flatMap((node) => entrywiseHint(graph, node)).map((hint) => [hint.from, hint]));
  return [...quotients, ...entrywise.values(), ...shapeHints(program, graph)];
}

/** Which shapes of names without a value follow from a comment, at the comment. */
function shapeHints(program: Program, graph: Graph): readonly Diagnostic[] {
  const open = new Map(
    graph.nodes.flatMap((node) =>
      node.kind === "input" && node.unbound !== null && node.shape.length > 0 ? [[node.id, node.shape] as const] : [],
    ),
  );
  if (open.size === 0) return [];
  return withoutLoops(program.statements).flatMap((statement) => {
    const lines = statement.kind === "define" ? localsOf(statement) : statement.kind === "assign" ? [statement] : [];
    return lines.flatMap((line) => {
      const note = shapeNoteOf(program.source, line);
      const names = new Set(mentionsOf(line).names.map(({ name }) => name));
      const told = [...names].flatMap((name) => {
        const shape = open.get(name);
        return shape === undefined ? [] : [t`${name} is ${printShape(shape)}`];
      });
      if (note === null || told.length === 0) return [];
      const shape = printShape(note.shape);
      const last = told.pop() ?? "";
      const message =
        told.length === 0
          ? t`${shape} in this comment is read as the shape of ${line.name}, so that ${last}.`
          : t`${shape} in this comment is read as the shape of ${line.name}, so that ${told.join(", ")} and ${last}.`;
      return [problem(message, note.span)];
    });
  });
}

/** `W x` with matrices multiplies entry by entry; on slides it is the matrix product. */
function entrywiseHint(graph: Graph, node: GraphNode): readonly Diagnostic[] {
  if (node.kind === "input" || node.gate !== "multiply" || node.span === null) return [];
  const { expression: expr, operands } = node;
  const areTensors = operands.every((operand) => operand.kind === "wire" && rankOf(graph, operand.node) > 0);
  if (expr.kind !== "binary" || !expr.implicit || !areTensors) return [];
  const product = printWritten({ ...expr, operator: "@", implicit: false });
  const message = t`Side by side, vectors and matrices are multiplied entry by entry. The matrix product is ${product}.`;
  return [problem(message, node.span, replacement(t`write ${product}`, node.span, product))];
}

function rankOf(graph: Graph, node: number): number {
  return graph.nodes[node]?.shape.length ?? 0;
}
