import { gateCalled } from "../gates/index.ts";
import type { Diagnostic } from "../language/diagnostic.ts";
import type { Program, SimpleStatement } from "../language/program.ts";
import { areSimple, walkExpr, withoutLoops } from "../language/walk.ts";
import { sizeOf } from "../tensor/nested.ts";
import { Assembly } from "./assemble.ts";
import { settleRange } from "./bounds.ts";
import { withProducts } from "./calls.ts";
import type { Draft, Result } from "./draft.ts";
import { loopOf, type FlatProgram } from "./flat.ts";
import type { Graph } from "./graph.ts";
import { bodyOf, isRandom } from "./mentions.ts";
import { isUnbound, refuseStrayVariable, unboundDefaults } from "./names.ts";
import { chooseOutput, isConstant } from "./output.ts";
import { dropEmptyGroups, markTold, prune, unwired } from "./prune.ts";
import { refuseNumber, refuseTensor, refuseTensorInLoop } from "./refusals.ts";
import { problem } from "./problems.ts";
import { bindingAt, mentionsIn, nearest, scopeOf, type Scope, type ValueBinding } from "./scope.ts";
import { unroll } from "./unroll.ts";

export interface Built {
  /** Null exactly where there is a diagnostic. */
  readonly graph: Graph | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Turns a program into its computational graph: loops written out, names resolved, functions inlined, literals folded
 * into their gates.
 * Statements are built in the order of the text, what they need before them. Never throws on a program.
 */
export function build(written: Program): Built {
  const flat = flattened(written);
  if ("message" in flat) return { graph: null, diagnostics: [flat] };
  const { program, scope } = flat;
  const { statement: output, used } = chooseOutput(program, scope);
  if (output === null) {
    const message = "There is nothing to compute yet. Type an expression, for example (x + y) * z.";
    return { graph: null, diagnostics: [problem(message, { from: 0, to: program.source.length })] };
  }
  const stray = refuseStrayVariable(program, scope);
  if (stray !== null) return { graph: null, diagnostics: [stray] };
  const assembly = new Assembly(program, scope, unboundDefaults(program, scope, output));
  drawRandoms(assembly, program, scope);
  const freeName = output.kind === "evaluate" ? outputName(program, scope) : null;
  const names = new Map<string, number>();
  let outputNode: Result | null = null;
  program.statements.forEach((statement, at) => {
    if (statement.kind === "seed") return;
    if (statement.kind === "range") {
      settleRange(assembly, statement, at);
      return;
    }
    const result = compute(assembly, statement, at, statement === output, freeName, used, scope);
    if (result?.kind === "wire" && statement.kind !== "evaluate") names.set(statement.name, result.node);
    if (statement === output) outputNode = result;
  });
  for (const [name, result] of assembly.unbound) if (result.kind === "wire") names.set(name, result.node);
  return finish(assembly.draft, program, output, outputNode, names);
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
function flattened({ source, statements }: Program): { program: FlatProgram; scope: Scope } | Diagnostic {
  const scope = scopeOf(withoutLoops(statements));
  if (!isSpaced(scope) && areSimple(statements))
    return { program: { source, statements, turns: [], turnOf: [] }, scope };
  const program = unroll(
    source,
    statements.map((statement) => withProducts(statement, scope)),
  );
  return "message" in program ? program : { program, scope: scopeOf(program.statements) };
}

/** Random numbers are drawn in the order of the text, whatever the order in which names need each other. */
function drawRandoms(assembly: Assembly, program: FlatProgram, scope: Scope): void {
  program.statements.forEach((statement, at) => {
    if (statement.kind === "seed") assembly.reseed(statement.value, at);
    // What a function draws, it draws at each of its calls.
    if (statement.kind === "seed" || statement.kind === "define") return;
    const { names, calls } = mentionsIn(scope, statement);
    if (!calls.some(isRandom)) return;
    const isData = names.every(({ name }) => {
      const meant = nearest(scope.values.get(name), at)?.statement;
      return meant === undefined || isConstant(meant, scope);
    });
    const binding = statement.kind === "assign" ? bindingAt(scope.values.get(statement.name), at) : undefined;
    walkExpr(statement.value, (expr) => {
      if (expr.kind === "call" && isRandom(expr.callee)) assembly.draw(expr, at);
    });
    if (isData && binding !== undefined) assembly.value(binding);
  });
}

function compute(
  assembly: Assembly,
  statement: Exclude<SimpleStatement, { readonly kind: "seed" }>,
  at: number,
  isOutput: boolean,
  freeName: string | null,
  used: ReadonlySet<ValueBinding>,
  scope: Scope,
): Result | null {
  if (statement.kind === "assign") {
    const all = scope.values.get(statement.name) ?? [];
    const binding = bindingAt(all, at);
    // A name that is bound again before anything used it is gone, as in Python.
    if (binding === undefined || (all.at(-1) !== binding && !used.has(binding))) return null;
    return assembly.value(binding);
  }
  if (!isOutput) return null;
  const name = statement.kind === "define" ? statement.name : freeName;
  return assembly.expression(bodyOf(statement), at, name ?? "#output", name);
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
