import { t } from "../words/t.ts";
import type { Diagnostic } from "../language/diagnostic.ts";
import type { Expr, Span } from "../language/program.ts";
import type { Constant } from "../gates/gate.ts";
import type { Shape } from "../tensor/tensor.ts";
import { nameOfTurn, type Turn } from "./flat.ts";
import type { Draw, GateNode, Group, GroupKind, InputNode, NodeId } from "./graph.ts";

/** What an expression was built to: a node, or a constant of the program that is not in the graph yet. */
export type Result =
  | { readonly kind: "wire"; readonly node: number }
  | { readonly kind: "constant"; readonly value: Constant; readonly expression: Expr };

/** A gate gets its name when the statement that ends in it is done. */
type DraftNode = InputNode | (Omit<GateNode, "id" | "name"> & { id: NodeId; name: string | null });

/** A graph while it is being built. */
export class Draft {
  readonly nodes: DraftNode[] = [];
  readonly groups: Group[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly draws: Draw[] = [];
  /** Index of the turn whose statement is being built, null outside of loops. */
  turn: number | null = null;
  readonly #turns: readonly Turn[];
  /** Nodes that have their names from within a call. */
  readonly #locals = new Set<number>();
  /** key of a group -> how many asked for it */
  readonly #keys = new Map<string, number>();
  /**
   * Inputs that served as sizes, axes or labels: constants of the program, and no inputs unless a wire leaves them too.
   * Likewise gates that were built for their shape alone.
   */
  readonly constants = new Set<number>();

  /** @param turns become the first groups: a turn and its group have one index */
  constructor(turns: readonly Turn[]) {
    this.#turns = turns;
    for (const turn of turns) {
      const { variable, value, parent } = turn;
      this.addGroup("turn", nameOfTurn(turn), `${variable}=${String(value)}`, parent, turn);
    }
  }

  /** Adds a node; its operands are there already, so the nodes stay in topological order. */
  add(node: DraftNode): Result & { readonly kind: "wire" } {
    this.nodes.push(node);
    return { kind: "wire", node: this.nodes.length - 1 };
  }

  /**
   * Adds a group and returns its index.
   * @param local what its key ends in; a second group of that key within its parent is told apart by a number
   * @param call of a call the call itself
   */
  addGroup(
    kind: GroupKind,
    name: string,
    local: string,
    parent: number | null,
    { span }: { readonly span: Span },
    call?: Expr,
  ): number {
    const above = parent === null ? undefined : this.groups[parent]?.key;
    const key = above === undefined ? local : `${above}/${local}`;
    const count = (this.#keys.get(key) ?? 0) + 1;
    this.#keys.set(key, count);
    const unlike = count === 1 ? key : `${key}:${String(count)}`;
    return this.groups.push({ kind, key: unlike, name, parent, span, ...(call === undefined ? {} : { call }) }) - 1;
  }

  /** Stands in for a value that is not there. */
  missing(span: Span): Result {
    const diagnostic = { message: t`There is no value here.`, ...span };
    return this.fail(diagnostic, { kind: "number", value: Number.NaN, span });
  }

  /** Shape of a node that was added. */
  shape(node: number): Shape {
    return this.nodes[node]?.shape ?? [];
  }

  /**
   * Names the gate that a statement ends in, if it was made since `start`; otherwise the name is an alias.
   * @param isLocal a function names it so: where it is the function's value, the statement around the call names it anew
   */
  christen(operand: Result, start: number, id: string, name: string | null, isLocal = false): void {
    if (operand.kind === "constant" || operand.node < start) return;
    const node = this.nodes[operand.node];
    if (node?.kind !== "gate" || (node.name !== null && !this.#locals.delete(operand.node))) return;
    node.id = id;
    node.name = name;
    if (isLocal) this.#locals.add(operand.node);
  }

  /**
   * Reports a problem once, and gives a number to stand in for what could not be built, so that the rest is still
   * checked. What goes wrong in every turn of a loop is told once, and what goes wrong in a later turn says in which.
   */
  fail(diagnostic: Diagnostic, expression: Expr): Result {
    const { from, to, message } = diagnostic;
    const isKnown = (known: Diagnostic): boolean =>
      known.from === from && (this.turn === null ? known.message === message : known.to === to);
    if (!this.diagnostics.some(isKnown)) this.diagnostics.push({ ...diagnostic, message: this.#told(message) });
    return { kind: "constant", value: Number.NaN, expression };
  }

  /** A message, with the turn it is about where that went well in the first. */
  #told(message: string): string {
    const names: string[] = [];
    const innermost = this.turn === null ? undefined : this.#turns[this.turn];
    if (innermost === undefined || innermost.isFirst) return message;
    for (let turn: Turn | undefined = innermost; turn !== undefined; turn = this.#turns[turn.parent ?? -1])
      names.unshift(nameOfTurn(turn));
    return t`${message} This is in turn ${names.join(", ")}.`;
  }
}
