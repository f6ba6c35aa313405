import { constants } from "../gates/evaluate.ts";
import type { Constant, Gate } from "../gates/gate.ts";
import { gateNamed } from "../gates/index.ts";
import type { CallExpr, Expr, NameExpr } from "../language/program.ts";
import { bindCall } from "./boundCall.ts";
import { explainUnknownCall, explainUnreadableName, resolveCall } from "./calls.ts";
import { literals } from "./constants.ts";
import { makeData, makeShape } from "./data.ts";
import { Draft, type Result } from "./draft.ts";
import type { FlatProgram } from "./flat.ts";
import { makeIndex, subscriptParts } from "./indexing.ts";
import { fixedOf, makeGate, makeInput, makeUnbound, settled } from "./make.ts";
import type { Unbound } from "./names.ts";
import { bodyPlace, fixedPlace, idOfBinding, topPlace, type Place } from "./place.ts";
import { problem } from "./problems.ts";
import { refuseEarly } from "./refuseLoop.ts";
import { Randoms } from "./randoms.ts";
import { refuseCycle, refuseSeed, refuseSize } from "./refusals.ts";
import { TaskStack, type Task } from "./task.ts";
import { nearest, type FunctionBinding, type Scope, type ValueBinding } from "./scope.ts";
import { gateOfBinary, withSizesAsList } from "./signature.ts";

/**
 * Builds the gates of a program. An explicit stack of tasks stands in for recursion, so that neither a long sum nor a
 * long chain of definitions can exhaust the machine's own; results wait on a second stack for the gate that wants them.
 */
export class Assembly {
  readonly draft: Draft;
  /** name -> node of each unbound name that was met. */
  readonly unbound = new Map<string, Result>();
  readonly #randoms = new Randoms();
  readonly #program: FlatProgram;
  readonly #scope: Scope;
  readonly #defaults: Pick<ReadonlyMap<string, Unbound>, "get">;
  readonly #bound = new Map<ValueBinding, Result>();
  /** Names whose values are being built, outermost first. */
  readonly #binding: ValueBinding[] = [];
  readonly #stack = new TaskStack();

  /**
   * @param defaults values of the names that the program does not bind
   * @param draft what there is of the graph already
   */
  constructor(
    program: FlatProgram,
    scope: Scope,
    defaults: Pick<ReadonlyMap<string, Unbound>, "get">,
    draft = new Draft(program.turns),
  ) {
    this.draft = draft;
    this.#program = program;
    this.#scope = scope;
    this.#defaults = defaults;
  }

  /** The node that a name is bound to. */
  value(binding: ValueBinding): Result {
    const known = this.#bound.get(binding);
    if (known !== undefined) return known;
    this.#open(binding);
    return this.#run();
  }

  /** The node of an expression that no statement names; the gate it ends in gets `id` and `name`. */
  expression(expr: Expr, at: number, id: string, name: string | null): Result {
    const start = this.draft.nodes.length;
    const place = topPlace(at, id, name, this.#program);
    this.draft.turn = place.group;
    this.#stack.push({ kind: "visit", expr, place });
    const result = this.#run();
    this.draft.christen(result, start, id, name);
    return result;
  }

  /** The node of an expression whose names mean what `parameters` say. @param id after which its gates are called */
  instantiate(expr: Expr, parameters: ReadonlyMap<string, Result>, id: string, group: number): Result {
    const place = { at: 0, parameters, owner: { id, key: id, gates: 0 }, group, calls: [], fixed: false };
    this.#stack.push({ kind: "visit", expr, place });
    return this.#run();
  }

  /** Draws the numbers of a call now, for a statement that is built later. */
  draw(call: CallExpr, at: number): void {
    this.#randoms.drawn.set(call, this.expression(call, at, "#random", null));
  }

  /** What an expression before statement `at` is, where it can be known without running the graph. */
  constant(expr: Expr, at: number): Constant | undefined {
    const start = this.draft.nodes.length;
    this.#stack.push({ kind: "visit", expr, place: fixedPlace(at, this.#program) });
    return settled(this.draft, this.#run(), start);
  }

  /** Starts the stream from which later random numbers are drawn. */
  reseed(expr: Expr, at: number): void {
    const value = this.constant(expr, at);
    if (this.#randoms.reseed(value)) this.draft.draws.push(["seed", Number(value)]);
    else this.draft.fail(refuseSeed(expr.span), expr);
  }

  #run(): Result {
    const result = this.#stack.drain((task) => {
      const refusal = refuseSize(this.draft.nodes.length, task.expr);
      if (refusal === null) return this.#do(task);
      this.draft.fail(refusal, task.expr);
      return null;
    });
    return result ?? this.draft.missing({ from: 0, to: 0 });
  }

  /** Does one task; what it returns is left for the tasks below it. */
  #do(task: Task): readonly Result[] {
    switch (task.kind) {
      case "visit":
        return this.#visit(task.expr, task.place);
      case "combine":
        return [task.combine(this.#stack.take(task.count))];
      case "enter":
        return this.#enter(task.expr, task.callee, task.place);
      case "bind":
        return [this.#bind(task.binding, task.id, task.start)];
    }
  }

  #visit(expr: Expr, place: Place): readonly Result[] {
    switch (expr.kind) {
      case "number":
        return [{ kind: "constant", value: expr.value, expression: expr }];
      case "name":
        return this.#name(expr, place);
      case "negate":
        return this.#gate(expr, gateNamed("negate"), [expr.operand], place);
      case "binary": {
        const isBound = place.parameters?.has("e") === true || this.#scope.values.has("e");
        const { gate, operands } = gateOfBinary(expr, isBound);
        return this.#gate(expr, gate, operands, place);
      }
      case "call":
        return this.#call(expr, place);
      case "list":
        return this.#gate(expr, gateNamed("stack"), expr.items, place, expr.items.length);
      case "index":
        return this.#combine(expr, [expr.operand, ...subscriptParts(expr)], place, (built) =>
          makeIndex(this.draft, expr, built, place),
        );
    }
  }

  /** Builds some parts, and then what is made of them. */
  #combine(
    expr: Expr,
    parts: readonly Expr[],
    place: Place,
    combine: (built: readonly Result[]) => Result,
  ): readonly Result[] {
    this.#stack.push({ kind: "combine", expr, count: parts.length, combine });
    return this.#stack.visit(parts, place);
  }

  /** @param arity how many of the parts are operands; the others are attributes, in the gate's order */
  #gate(expr: Expr, gate: Gate, parts: readonly Expr[], place: Place, arity = gate.operands.length): readonly Result[] {
    return this.#combine(expr, parts, place, (built) => makeGate(this.draft, expr, gate, built, arity, place));
  }

  #name(expr: NameExpr, place: Place): readonly Result[] {
    if (place.fixed === true)
      this.#stack.push({ kind: "combine", expr, count: 1, combine: ([found]) => fixedOf(this.draft, found, expr) });
    const parameter = place.parameters?.get(expr.name);
    if (parameter !== undefined) return [parameter];
    const binding = nearest(this.#scope.values.get(expr.name), place.at);
    const value = constants.get(expr.name) ?? literals.get(expr.name);
    if (binding === undefined)
      return [value === undefined ? this.#input(expr) : { kind: "constant", value, expression: expr }];
    const known = this.#bound.get(binding);
    if (known !== undefined) return [known];
    const refusal = refuseEarly(expr, place.at, binding, this.#program) ?? refuseCycle(expr, binding, this.#binding);
    return refusal === null ? this.#open(binding) : [this.draft.fail(refusal, expr)];
  }

  #input(expr: NameExpr): Result {
    const { name, span } = expr;
    const known = this.unbound.get(name);
    if (known !== undefined) return known;
    const unreadable = explainUnreadableName(expr, this.#scope);
    const found = this.#defaults.get(name);
    if (unreadable !== null || found === undefined)
      return this.draft.fail(unreadable ?? problem(`${name} is not a value.`, span), expr);
    const input = makeUnbound(this.draft, expr, found.value, found.order);
    this.unbound.set(name, input);
    return input;
  }

  #open(binding: ValueBinding): readonly Result[] {
    const { name, value: expr } = binding.statement;
    const id = idOfBinding(binding, this.#scope.values.get(name) ?? []);
    this.#binding.push(binding);
    this.#stack.push({ kind: "bind", expr, binding, id, start: this.draft.nodes.length });
    const place = topPlace(binding.at, id, name, this.#program);
    this.draft.turn = place.group;
    return this.#stack.visit([expr], place);
  }

  #bind(binding: ValueBinding, id: string, start: number): Result {
    const { name, value: expr } = binding.statement;
    let bound = this.#stack.take(1)[0] ?? this.draft.missing(expr.span);
    if (bound.kind === "constant") bound = makeInput(this.draft, bound.value, id, name, expr);
    else this.draft.christen(bound, start, id, name);
    this.#binding.pop();
    this.draft.turn = this.#program.turnOf[this.#binding.at(-1)?.at ?? -1] ?? null;
    this.#bound.set(binding, bound);
    return bound;
  }

  #call(written: CallExpr, place: Place): readonly Result[] {
    const call = withSizesAsList(written);
    const drawn = this.#randoms.drawn.get(call);
    if (drawn !== undefined) return [drawn];
    const callee = resolveCall(call, this.#scope, place.at, (name) => place.parameters?.has(name) ?? false);
    switch (callee.kind) {
      case "none":
        return [this.draft.fail(explainUnknownCall(call, this.#scope, callee.isValue), call)];
      case "maker":
        return this.#combine(call, [...call.args, ...call.named.map(({ value }) => value)], place, (built) =>
          makeData(this.draft, call, callee.make, built, this.#randoms.stream),
        );
      case "shape":
      case "len":
        return this.#combine(call, call.args.slice(0, 1), place, (built) =>
          makeShape(this.draft, call, callee.kind, built),
        );
      case "gate":
      case "function":
    }
    const bound = bindCall(call, callee, place.calls, this.#program.source);
    if ("message" in bound) return [this.draft.fail(bound, call)];
    if (bound.kind === "gate") return this.#gate(call, bound.gate, bound.parts, place, bound.arity);
    this.#stack.push({ kind: "enter", expr: call, callee: bound.binding, place });
    return this.#stack.visit(bound.parts, place);
  }

  #enter(call: CallExpr, callee: FunctionBinding, place: Place): readonly Result[] {
    const { parameters, body, name } = callee.statement;
    const group = this.draft.addGroup("call", name, `${place.owner.key}.${name}`, place.group, call, call);
    return this.#stack.visit([body], bodyPlace(place, callee, this.#stack.take(parameters.length), group));
  }
}
