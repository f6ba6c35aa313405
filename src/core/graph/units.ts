import type { CallExpr, Expr, Program, Span } from "../language/program.ts";
import { walkProgram } from "../language/walk.ts";
import { bindArguments } from "./arguments.ts";
import type { GateNode, Graph } from "./graph.ts";
import { groupsAround, indexOfId } from "./lookup.ts";
import { idOfBinding } from "./place.ts";
import { nearest, type Scope } from "./scope.ts";
import { gateOfCall, partsOf, slotsOf, withSizesAsList } from "./signature.ts";

/** A part of an expression that comes along a wire, and the node it comes from. */
export interface Part {
  readonly expr: Expr;
  readonly node: number;
}

/** What is selected as one: a gate, or a call of a function with all its inside. */
export interface Unit {
  /** Index of the node that has its value. */
  readonly node: number;
  readonly expr: Expr;
  /** Its operands, or the arguments of the call; those that are constants are left out. */
  readonly parts: readonly Part[];
}

const keyOf = ({ from, to }: Span): string => `${String(from)}:${String(to)}`;

/** Where the nodes of a graph stand in the text of its program. Names are looked up as seen from the statement `at`. */
export class Places {
  readonly #graph: Graph;
  readonly #program: Program;
  readonly #scope: Scope;
  readonly #nodes = new Map<string, number>();
  /** group of a call at the top level -> index of the node that has its value */
  readonly ends = new Map<number, number>();
  readonly #calls = new Map<string, CallExpr>();

  /** @param program with products told from calls */
  constructor(graph: Graph, program: Program, scope: Scope) {
    this.#graph = graph;
    this.#program = program;
    this.#scope = scope;
    for (const [index, node] of graph.nodes.entries()) {
      const { span, group } = node;
      if (span !== null && group === null) this.#nodes.set(keyOf(span), index);
      const outermost = groupsAround(graph, node).at(-1);
      if (outermost !== undefined) this.ends.set(outermost, index);
    }
    for (const [group, end] of this.ends) {
      const found = graph.groups[group];
      if (found?.kind === "call") this.#nodes.set(keyOf(found.span), end);
    }
    walkProgram(program, (expr) => {
      if (expr.kind === "call") this.#calls.set(keyOf(expr.span), expr);
    });
  }

  /** The node that an expression's value is; null for a constant and for what is no node of this graph. */
  nodeOf(expr: Expr, at: number): number | null {
    if (expr.kind !== "name") return this.#nodes.get(keyOf(expr.span)) ?? null;
    const all = this.#scope.values.get(expr.name) ?? [];
    const binding = nearest(all, at);
    const named = indexOfId(this.#graph, binding === undefined ? expr.name : idOfBinding(binding, all));
    if (named >= 0) return named;
    return binding === undefined ? null : this.nodeOf(binding.statement.value, binding.at);
  }

  /** Which statement a span stands in; −1 for none. */
  statementAt({ from, to }: Span): number {
    return this.#program.statements.findIndex(({ span }) => span.from <= from && to <= span.to);
  }

  /** The gate at a node of the top level. */
  gate(index: number, node: GateNode): Unit {
    const exprs = operandExprs(node);
    const parts = node.operands.flatMap((operand, slot): Part[] => {
      const expr = exprs[slot];
      return operand.kind === "constant" || expr === undefined ? [] : [{ expr, node: operand.node }];
    });
    return { node: index, expr: node.expression, parts };
  }

  /** The call that a group of the top level is; null where its text is not found. */
  call(group: number): Unit | null {
    const span = this.#graph.groups[group]?.span;
    const end = this.ends.get(group);
    const expr = span === undefined ? undefined : this.#calls.get(keyOf(span));
    if (span === undefined || end === undefined || expr === undefined) return null;
    const at = this.statementAt(span);
    const args = [...expr.args, ...expr.named.map(({ value }) => value)];
    const parts = args.flatMap((arg): Part[] => {
      const node = this.nodeOf(arg, at);
      return node === null ? [] : [{ expr: arg, node }];
    });
    return { node: end, expr, parts };
  }
}

/** The expressions in a gate's slots, first slot first; a slot that a call leaves out has none. */
function operandExprs({ expression, gate, operands }: GateNode): readonly Expr[] {
  switch (expression.kind) {
    case "negate":
    case "index":
      return [expression.operand];
    case "binary":
      // e^u is the exp gate of u.
      return gate === "exp" ? [expression.right] : [expression.left, expression.right];
    case "list":
      return expression.items;
    case "call": {
      const call = withSizesAsList(expression);
      const called = gateOfCall(call);
      const bound = called === undefined ? [] : bindArguments(call, slotsOf(called, call.span), "");
      if (called === undefined || "message" in bound) return [];
      return partsOf(called, bound)?.parts.slice(0, operands.length) ?? [];
    }
    case "number":
    case "name":
      return [];
  }
}
