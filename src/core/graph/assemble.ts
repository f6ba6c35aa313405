import { constants } from "../gates/evaluate.ts";
import type { Gate } from "../gates/gate.ts";
import { gateNamed, gateOfOperator } from "../gates/index.ts";
import type { Diagnostic } from "../language/diagnostic.ts";
import type { BinaryExpr, CallExpr, Expr, NameExpr, Program } from "../language/program.ts";
import { bindArguments } from "./arguments.ts";
import { explainUnknownCall, explainUnreadableName, resolveCall } from "./calls.ts";
import type { GateNode, Graph, GraphNode, Group, InputNode, Operand } from "./graph.ts";
import { problem } from "./problems.ts";
import { refuseCall, refuseCycle, refuseMatrixProduct } from "./refusals.ts";
import { nearest, type FunctionBinding, type Scope, type ValueBinding } from "./scope.ts";

/** Gates of the unrolled graph, at most. */
const nodeLimit = 20_000;

/** Where an expression stands: what its names mean and what its gates are called after. */
interface Place {
  /** The statement whose position decides what names mean. */
  readonly at: number;
  /** Parameters of the function whose body this is. */
  readonly parameters: ReadonlyMap<string, Operand> | null;
  readonly owner: Owner;
  readonly group: number | null;
  /** The calls that this body is inside of, outermost first. */
  readonly calls: readonly FunctionBinding[];
}

/** Gives ids to the unnamed gates of one statement: `f.1`, `f.2`. */
interface Owner {
  readonly id: string;
  gates: number;
}

type Task =
  | { readonly kind: "visit"; readonly expr: Expr; readonly place: Place }
  | { readonly kind: "make"; readonly expr: Expr; readonly gate: Gate; readonly place: Place }
  | { readonly kind: "enter"; readonly call: CallExpr; readonly callee: FunctionBinding; readonly place: Place }
  | { readonly kind: "bind"; readonly binding: ValueBinding; readonly owner: Owner; readonly start: number };

/**
 * Builds the gates of a program. An explicit stack of tasks stands in for recursion, so that neither a long sum nor a
 * long chain of definitions can exhaust the machine's own; operands are left on a second stack for the gate that wants them.
 */
export class Assembly {
  readonly diagnostics: Diagnostic[] = [];
  readonly nodes: GraphNode[] = [];
  readonly groups: Group[] = [];
  readonly #program: Program;
  readonly #scope: Scope;
  readonly #defaults: ReadonlyMap<string, number>;
  readonly #tasks: Task[] = [];
  readonly #operands: Operand[] = [];
  readonly #bound = new Map<ValueBinding, Operand>();
  readonly #binding: ValueBinding[] = [];
  readonly #unbound = new Map<string, Operand>();

  constructor(program: Program, scope: Scope, defaults: ReadonlyMap<string, number>) {
    this.#program = program;
    this.#scope = scope;
    this.#defaults = defaults;
  }

  /** The node that a name is bound to. */
  value(binding: ValueBinding): Operand {
    const known = this.#bound.get(binding);
    if (known !== undefined) return known;
    this.#open(binding);
    return this.#run();
  }

  /** The node of an expression that no name is bound to; the last gate it makes gets `id` and `name`. */
  expression(expr: Expr, at: number, id: string, name: string | null): Operand {
    const start = this.nodes.length;
    this.#tasks.push({ kind: "visit", expr, place: this.#place(at, { id, gates: 0 }) });
    const result = this.#run();
    if (result.kind === "wire") this.#christen(result.node, start, id, name);
    return result;
  }

  /** name -> node of each unbound name that was met. */
  get unbound(): ReadonlyMap<string, Operand> {
    return this.#unbound;
  }

  #place(at: number, owner: Owner): Place {
    return { at, parameters: null, owner, group: null, calls: [] };
  }

  #run(): Operand {
    for (let task = this.#tasks.pop(); task !== undefined; task = this.#tasks.pop()) {
      if (task.kind === "visit") this.#visit(task.expr, task.place);
      else if (task.kind === "make") this.#make(task.expr, task.gate, task.place);
      else if (task.kind === "enter") this.#enter(task.call, task.callee, task.place);
      else this.#bind(task.binding, task.owner, task.start);
      if (this.nodes.length > nodeLimit) this.#refuse(task);
    }
    return this.#pop();
  }

  #pop(): Operand {
    const operand = this.#operands.pop();
    if (operand === undefined) throw new Error("A gate found no operand on the stack.");
    return operand;
  }

  #constant(value: number, expression: Expr): void {
    this.#operands.push({ kind: "constant", value, expression });
  }

  /** Reports a problem and leaves a number in the place of what could not be built, so that the rest is still checked. */
  #fail(diagnostic: Diagnostic, expr: Expr): void {
    if (!this.diagnostics.some((d) => d.from === diagnostic.from && d.message === diagnostic.message))
      this.diagnostics.push(diagnostic);
    this.#constant(Number.NaN, expr);
  }

  #refuse(task: Task): void {
    const span =
      task.kind === "bind" ? task.binding.statement.span : (task.kind === "enter" ? task.call : task.expr).span;
    this.#tasks.length = 0;
    this.#operands.length = 0;
    const expr: Expr = { kind: "number", value: Number.NaN, span };
    this.nodes.length = 0;
    this.#fail(problem(`The program unfolds to more than ${String(nodeLimit)} gates, the limit.`, span), expr);
  }

  #visit(expr: Expr, place: Place): void {
    switch (expr.kind) {
      case "number":
        this.#constant(expr.value, expr);
        return;
      case "name":
        this.#name(expr, place);
        return;
      case "negate":
        this.#gate(expr, gateNamed("negate"), [expr.operand], place);
        return;
      case "binary":
        this.#binary(expr, place);
        return;
      case "call":
        this.#call(expr, place);
    }
  }

  #gate(expr: Expr, gate: Gate, operands: readonly Expr[], place: Place): void {
    this.#tasks.push({ kind: "make", expr, gate, place });
    for (const operand of operands.toReversed()) this.#tasks.push({ kind: "visit", expr: operand, place });
  }

  #name(expr: NameExpr, place: Place): void {
    const { name } = expr;
    const parameter = place.parameters?.get(name);
    if (parameter !== undefined) {
      this.#operands.push(parameter);
      return;
    }
    const binding = nearest(this.#scope.values.get(name), place.at);
    if (binding !== undefined) {
      const known = this.#bound.get(binding);
      if (known !== undefined) this.#operands.push(known);
      else if (this.#binding.includes(binding)) this.#fail(refuseCycle(expr, this.#chainFrom(binding)), expr);
      else this.#open(binding);
      return;
    }
    const constant = constants.get(name);
    if (constant !== undefined) this.#constant(constant, expr);
    else this.#input(expr);
  }

  #input(expr: NameExpr): void {
    const known = this.#unbound.get(expr.name);
    const value = this.#defaults.get(expr.name);
    const unreadable = explainUnreadableName(expr, this.#scope);
    if (known !== undefined) this.#operands.push(known);
    else if (unreadable !== null || value === undefined)
      this.#fail(unreadable ?? problem(`${expr.name} is not a value.`, expr.span), expr);
    else {
      const literal: Expr = { kind: "number", value, span: expr.span };
      const input: InputNode = {
        kind: "input",
        id: expr.name,
        name: expr.name,
        expression: literal,
        span: null,
        value,
      };
      const operand = this.#add(input);
      this.#unbound.set(expr.name, operand);
      this.#operands.push(operand);
    }
  }

  #add(node: GraphNode): Operand {
    this.nodes.push(node);
    return { kind: "wire", node: this.nodes.length - 1 };
  }

  /** Names that are being bound, from this one on. */
  #chainFrom(binding: ValueBinding): readonly string[] {
    return this.#binding.slice(this.#binding.indexOf(binding)).map((b) => b.statement.name);
  }

  #open(binding: ValueBinding): void {
    const { statement, at } = binding;
    const all = this.#scope.values.get(statement.name) ?? [];
    // The last binding has the name itself; earlier ones of the same name are numbered in the order of the text.
    const id = all.at(-1) === binding ? statement.name : `${statement.name}#${String(all.indexOf(binding) + 1)}`;
    const owner = { id, gates: 0 };
    this.#binding.push(binding);
    this.#tasks.push({ kind: "bind", binding, owner, start: this.nodes.length });
    this.#tasks.push({ kind: "visit", expr: statement.value, place: this.#place(at, owner) });
  }

  #bind(binding: ValueBinding, owner: Owner, start: number): void {
    const { name, value: expr } = binding.statement;
    let operand = this.#pop();
    if (operand.kind === "constant") {
      const { value } = operand;
      operand = this.#add({ kind: "input", id: owner.id, name, expression: expr, span: expr.span, value });
    } else this.#christen(operand.node, start, owner.id, name);
    this.#binding.pop();
    this.#bound.set(binding, operand);
    this.#operands.push(operand);
  }

  /** Names the gate that a statement ends in, if that statement made it; otherwise the name is an alias. */
  #christen(index: number, start: number, id: string, name: string | null): void {
    const node = this.nodes[index];
    if (node?.kind === "gate" && node.name === null && index >= start) this.nodes[index] = { ...node, id, name };
  }

  #binary(expr: BinaryExpr, place: Place): void {
    const { operator, left, right } = expr;
    const base = operator === "^" && left.kind === "name" && left.name === "e";
    if (base && place.parameters?.has("e") !== true && !this.#scope.values.has("e")) {
      this.#gate(expr, gateNamed("exp"), [right], place);
      return;
    }
    const gate = gateOfOperator(operator === "·" ? "*" : operator);
    if (gate !== undefined) this.#gate(expr, gate, [left, right], place);
    else this.#fail(refuseMatrixProduct(this.#program.source, left.span, right.span), expr);
  }

  #call(expr: CallExpr, place: Place): void {
    const callee = resolveCall(expr, this.#scope, place.at, (name) => place.parameters?.has(name) ?? false);
    if (callee.kind === "product") {
      const product: BinaryExpr = {
        kind: "binary",
        operator: "*",
        left: { kind: "name", name: expr.callee, span: expr.calleeSpan },
        right: callee.right,
        implicit: true,
        span: expr.span,
      };
      this.#binary(product, place);
    } else if (callee.kind === "gate") {
      const { gate } = callee;
      const slots = gate.operands.map((name) => {
        const value = gate.defaults?.[name];
        const fallback: Expr | null = value === undefined ? null : { kind: "number", value, span: expr.span };
        return { name, fallback };
      });
      const bound = bindArguments(expr, slots, this.#program.source);
      if ("message" in bound) this.#fail(bound, expr);
      else this.#gate(expr, gate, bound, place);
    } else if (callee.kind === "function") this.#prepare(expr, callee.binding, place);
    else this.#fail(explainUnknownCall(expr, this.#scope, callee.isValue), expr);
  }

  #prepare(call: CallExpr, callee: FunctionBinding, place: Place): void {
    const refusal = refuseCall(call, place.calls, callee);
    if (refusal !== null) {
      this.#fail(refusal, call);
      return;
    }
    const slots = callee.statement.parameters.map(({ name, fallback }) => ({ name, fallback }));
    const bound = bindArguments(call, slots, this.#program.source);
    if ("message" in bound) {
      this.#fail(bound, call);
      return;
    }
    this.#tasks.push({ kind: "enter", call, callee, place });
    for (const argument of bound.toReversed()) this.#tasks.push({ kind: "visit", expr: argument, place });
  }

  #enter(call: CallExpr, callee: FunctionBinding, place: Place): void {
    const { parameters, body, name } = callee.statement;
    const values = this.#operands.splice(this.#operands.length - parameters.length, parameters.length);
    const group = this.groups.push({ name, parent: place.group, span: call.span }) - 1;
    const inner: Place = {
      at: callee.at,
      parameters: new Map(parameters.map((p, i) => [p.name, values[i] ?? this.#pop()])),
      owner: place.owner,
      group,
      calls: [...place.calls, callee],
    };
    this.#tasks.push({ kind: "visit", expr: body, place: inner });
  }

  #make(expr: Expr, gate: Gate, place: Place): void {
    const arity = gate.operands.length;
    const operands = this.#operands.splice(this.#operands.length - arity, arity);
    const values = operands.map((operand) => (operand.kind === "constant" ? operand.value : null));
    if (values.every((value) => value !== null)) {
      this.#constant(gate.forward(...values), expr);
      return;
    }
    place.owner.gates += 1;
    const node: GateNode = {
      kind: "gate",
      id: `${place.owner.id}.${String(place.owner.gates)}`,
      name: null,
      expression: expr,
      span: expr.span,
      gate: gate.name,
      operands,
      group: place.group,
    };
    this.#operands.push(this.#add(node));
  }

  /** The graph as far as it was built. */
  graph(output: number, names: Graph["names"]): Graph {
    return { nodes: this.nodes, output, groups: this.groups, names };
  }
}
