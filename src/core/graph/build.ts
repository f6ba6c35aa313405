import { t } from "../words/t.ts";
import { gateCalled } from "../gates/index.ts";
import type { Diagnostic } from "../language/diagnostic.ts";
import type { Program, SimpleStatement } from "../language/program.ts";
import { areSimple, withoutLoops } from "../language/walk.ts";
import { sizeOf } from "../tensor/nested.ts";
import { Assembly } from "./assemble.ts";
import { settleRange } from "./bounds.ts";
import { withProducts } from "./calls.ts";
import type { Draft, Result } from "./draft.ts";
import { drawRandoms } from "./drawRandoms.ts";
import { loopOf, type FlatProgram } from "./flat.ts";
import type { Graph } from "./graph.ts";
import { bodyOf } from "./mentions.ts";
import { isUnbound, refuseStrayVariable, unboundDefaults, type Unbound } from "./names.ts";
import { chooseOutput, type Output } from "./output.ts";
import { dropEmptyGroups, markTold, prune, unwired } from "./prune.ts";
import { refuseNumber, refuseTensor, refuseTensorInLoop } from "./refusals.ts";
import { problem } from "./problems.ts";
import { refuseUpdate } from "./refuseUpdate.ts";
import { bindingAt, mentionsIn, scopeOf, type Scope, type ValueBinding } from "./scope.ts";
import { contradictsNote } from "./shapeNotes.ts";
import { unroll } from "./unroll.ts";
import { withShapes, type Attempt, type Built } from "./withShapes.ts";

export type { Built };

/**
 * Turns a program into its computational graph: loops written out, names resolved, functions inlined, literals folded
 * into their gates.
 * Statements are built in the order of the text, what they need before them. Never throws on a program.
 */
export function build(written: Program): Built {
  const flat = refuseUpdate(written) ?? flattened(written);
  if ("message" in flat) return { graph: null, diagnostics: [flat] };
  const { program, scope } = flat;
  const { statement: output, used } = chooseOutput(program, scope);
  if (output === null) {
    const message = t`There is nothing to compute yet. Type an expression, for example (x + y) * z.`;
    return { graph: null, diagnostics: [problem(message, { from: 0, to: program.source.length })] };
  }
  const stray = refuseStrayVariable(program, scope);
  if (stray !== null) return { graph: null, diagnostics: [stray] };
  const defaults = unboundDefaults(program, scope, output);
  const attempt = (unbound: ReadonlyMap<string, Unbound>): Attempt =>
    assembled(program, scope, { statement: output, used }, unbound);
  return withShapes(program, scope, output, defaults, attempt);
}

/** @param unbound what the names are that the program does not bind */
function assembled(
  program: FlatProgram,
  scope: Scope,
  { statement: output, used }: Output & { readonly statement: SimpleStatement },
  unbound: ReadonlyMap<string, Unbound>,
): Attempt {
  const assembly = new Assembly(program, scope, unbound);
  drawRandoms(assembly, program, scope);
  const freeName = output.kind === "evaluate" ? outputName(program, scope) : null;
  const names = new Map<string, number>();
  const locals = new Map<string, Result>();
  let outputNode: Result | null = null;
  let contradicts = false;
  program.statements.forEach((statement, at) => {
    if (statement.kind === "seed") return;
    if (statement.kind === "range") {
      settleRange(assembly, statement, at);
      return;
    }
    const result = compute(assembly, statement, at, statement === output, freeName, used, scope, locals);
    if (result?.kind === "wire" && statement.kind !== "evaluate") names.set(statement.name, result.node);
    if (statement === output) outputNode = result;
    if (result?.kind === "wire" && unbound.size > 0 && !contradicts)
      contradicts = contradictsNote(program.source, statement, assembly.draft.shape(result.node));
  });
  for (const [name, result] of locals) if (result.kind === "wire" && !names.has(name)) names.set(name, result.node);
  for (const [name, result] of assembly.unbound) if (result.kind === "wire") names.set(name, result.node);
  return { ...finish(assembly.draft, program, output, outputNode, names), contradicts };
}

/** A program's statements with every `x (y)` whose x is a value read as a product, and those of its loops once. */
export function readOnce({ statements }: Program): { statements: readonly SimpleStatement[]; scope: Scope } {
  const once = withoutLoops(statements);
  const scope = scopeOf(once);
  if (!isSpaced(scope)) return { statements: once, scope };
  const read = withoutLoops(statements.map((statement) => withProducts(statement, scope)));
  return { statements: read, scope: scopeOf(read) };
}

const isSpaced = ({ mentions }: Scope): boolean => [...mentions.values()].some((mentioned) => mentioned.hasSpacedCall);

/** The program with every `x (y)` whose x is a value read as a product, and then with its loops written out. */
function flattened({ source, statements, defaults }: Program): { program: FlatProgram; scope: Scope } | Diagnostic {
  const scope = scopeOf(withoutLoops(statements));
  const given = defaults === undefined ? {} : { defaults };
  if (!isSpaced(scope) && areSimple(statements))
    return { program: { source, statements, turns: [], turnOf: [], ...given }, scope };
  const program = unroll(
    source,
    statements.map((statement) => withProducts(statement, scope)),
  );
  return "message" in program ? program : { program: { ...program, ...given }, scope: scopeOf(program.statements) };
}

function compute(
  assembly: Assembly,
  statement: Exclude<SimpleStatement, { readonly kind: "seed" }>,
  at: number,
  isOutput: boolean,
  freeName: string | null,
  used: ReadonlySet<ValueBinding>,
  scope: Scope,
  names: Map<string, Result>,
): Result | null {
  if (statement.kind === "assign") {
    const all = scope.values.get(statement.name) ?? [];
    const binding = bindingAt(all, at);
    // A name that is bound again before anything used it is gone, as in Python.
    if (binding === undefined || (all.at(-1) !== binding && !used.has(binding))) return null;
    return assembly.value(binding);
  }
  if (!isOutput) return null;
  if (statement.kind === "evaluate") return assembly.expression(statement.value, at, freeName ?? "#output", freeName);
  const { locals: lines } = mentionsIn(scope, statement);
  return assembly.expression(statement.body, at, statement.name, statement.name, { lines, names });
}

/** `f`, where that name is free for a bare expression. */
function outputName(program: FlatProgram, scope: Scope): string | null {
  const mentioned = program.statements.some((s) => mentionsIn(scope, s).names.some(({ name }) => name === "f"));
  return !mentioned && isUnbound("f", scope) && gateCalled("f") === undefined ? "f" : null;
}

function finish(
  draft: Draft,
  program: FlatProgram,
  output: SimpleStatement,
  found: Result | null,
  names: Map<string, number>,
): Built {
  const { diagnostics, constants, draws } = draft;
  const refuse = (diagnostic: Diagnostic): Built => ({ graph: null, diagnostics: [diagnostic] });
  if (diagnostics.length > 0) return { graph: null, diagnostics };
  if (found?.kind !== "wire") return refuse(refuseNumber(found, bodyOf(output)));
  const shape = draft.shape(found.node);
  if (sizeOf(shape) !== 1) {
    const inLoop = output.kind === "assign" && loopOf(program, program.statements.indexOf(output)) !== null;
    return refuse(inLoop ? refuseTensorInLoop(shape, output, program.source) : refuseTensor(shape, bodyOf(output)));
  }
  const candidates = new Set(constants);
  candidates.delete(found.node);
  const dropped = unwired(draft.nodes, candidates);
  const loops = [...new Set(program.turns.map(({ outermost }) => outermost))];
  const { nodes: left, moved } = prune(markTold(draft.nodes, constants, loops), dropped);
  const { nodes, groups } = dropEmptyGroups(left, draft.groups);
  const node = moved[found.node] ?? -1;
  const graphNames = new Map<string, number>();
  for (const [name, index] of names) if (!dropped.has(index)) graphNames.set(name, moved[index] ?? -1);
  const named = nodes[node]?.name;
  if (output.kind === "evaluate" && named != null) graphNames.set(named, node);
  const graph: Graph = { nodes, output: node, groups, names: [...graphNames] };
  return { graph: draws.length === 0 ? graph : { ...graph, draws }, diagnostics };
}
