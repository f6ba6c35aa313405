import { gateCalled } from "../gates/index.ts";
import type { Diagnostic } from "../language/diagnostic.ts";
import type { Program, Statement } from "../language/program.ts";
import { Assembly } from "./assemble.ts";
import { withProducts } from "./calls.ts";
import type { Draft } from "./draft.ts";
import type { Graph, Operand } from "./graph.ts";
import { bodyOf, isUnbound, mentions, unboundDefaults } from "./names.ts";
import { chooseOutput } from "./output.ts";
import { problem } from "./problems.ts";
import { scopeOf, type Scope, type ValueBinding } from "./scope.ts";

export interface Built {
  /** Null exactly where there is a diagnostic. */
  readonly graph: Graph | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Turns a program into its computational graph: names resolved, functions inlined, literals folded into their gates.
 * Statements are built in the order of the text, what they need before them. Never throws on a program.
 */
export function build(written: Program): Built {
  const writtenScope = scopeOf(written);
  const program = { ...written, statements: written.statements.map((s) => withProducts(s, writtenScope)) };
  const scope = scopeOf(program);
  const { statement: output, used } = chooseOutput(program, scope);
  if (output === null) {
    const message = "There is nothing to compute yet. Type an expression, for example (x + y) * z.";
    return { graph: null, diagnostics: [problem(message, { from: 0, to: program.source.length })] };
  }
  const assembly = new Assembly(program, scope, unboundDefaults(program, scope, output));
  const freeName = outputName(program, scope);
  const names = new Map<string, number>();
  let outputNode: Operand | null = null;
  program.statements.forEach((statement, at) => {
    const operand = compute(assembly, statement, at, statement === output, freeName, used, scope);
    if (operand?.kind === "wire" && statement.kind !== "evaluate") names.set(statement.name, operand.node);
    if (statement === output) outputNode = operand;
  });
  for (const [name, operand] of assembly.unbound) if (operand.kind === "wire") names.set(name, operand.node);
  return finish(assembly.draft, output, outputNode, names);
}

function compute(
  assembly: Assembly,
  statement: Statement,
  at: number,
  isOutput: boolean,
  freeName: string | null,
  used: ReadonlySet<ValueBinding>,
  scope: Scope,
): Operand | null {
  if (statement.kind === "assign") {
    const all = scope.values.get(statement.name) ?? [];
    const binding = all.find((b) => b.at === at);
    // A name that is bound again before anything used it is gone, as in Python.
    if (binding === undefined || (all.at(-1) !== binding && !used.has(binding))) return null;
    return assembly.value(binding);
  }
  if (!isOutput) return null;
  const name = statement.kind === "define" ? statement.name : freeName;
  return assembly.expression(bodyOf(statement), at, name ?? "#output", name);
}

/** `f`, where that name is free for a bare expression. */
function outputName(program: Program, scope: Scope): string | null {
  const mentioned = program.statements.some((s) => mentions(bodyOf(s)).names.some(({ name }) => name === "f"));
  return !mentioned && isUnbound("f", scope) && gateCalled("f") === undefined ? "f" : null;
}

function finish(draft: Draft, output: Statement, node: Operand | null, names: Map<string, number>): Built {
  const { diagnostics, nodes, groups } = draft;
  if (diagnostics.length > 0) return { graph: null, diagnostics };
  if (node?.kind !== "wire") {
    const value = node === null ? "" : ` (${String(node.value)})`;
    const message = `This is a fixed number${value}: there is nothing to differentiate. Use a name, such as x, for a value that may change.`;
    return { graph: null, diagnostics: [problem(message, bodyOf(output).span)] };
  }
  const named = nodes[node.node]?.name;
  if (output.kind === "evaluate" && named != null) names.set(named, node.node);
  return { graph: { nodes, output: node.node, groups, names: [...names] }, diagnostics };
}
