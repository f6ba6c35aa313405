import type { Diagnostic } from "../language/diagnostic.ts";
import type { Expr, Span } from "../language/program.ts";
import type { GraphNode, Group, Operand } from "./graph.ts";

/** A graph while it is being built. */
export class Draft {
  readonly nodes: GraphNode[] = [];
  readonly groups: Group[] = [];
  readonly diagnostics: Diagnostic[] = [];

  /** Adds a node; its operands are there already, so the nodes stay in topological order. */
  add(node: GraphNode): Operand & { readonly kind: "wire" } {
    this.nodes.push(node);
    return { kind: "wire", node: this.nodes.length - 1 };
  }

  /** Adds one call of a function and returns its index. */
  addGroup(name: string, parent: number | null, span: Span): number {
    return this.groups.push({ name, parent, span }) - 1;
  }

  /** Names the gate that a statement ends in, if it was made since `start`; otherwise the name is an alias. */
  christen(operand: Operand, start: number, id: string, name: string | null): void {
    if (operand.kind === "constant" || operand.node < start) return;
    const node = this.nodes[operand.node];
    if (node?.kind === "gate" && node.name === null) this.nodes[operand.node] = { ...node, id, name };
  }

  /** Reports a problem once, and gives a number to stand in for what could not be built, so that the rest is still checked. */
  fail(diagnostic: Diagnostic, expression: Expr): Operand {
    const { from, message } = diagnostic;
    if (!this.diagnostics.some((d) => d.from === from && d.message === message)) this.diagnostics.push(diagnostic);
    return { kind: "constant", value: Number.NaN, expression };
  }
}
