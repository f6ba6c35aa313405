import { withFallbacks } from "../gates/apply.ts";
import { isMisfit } from "../gates/common.ts";
import { constants } from "../gates/evaluate.ts";
import type { Attributes, Constant, Gate } from "../gates/gate.ts";
import { gateNamed } from "../gates/index.ts";
import type { CallExpr, Expr } from "../language/program.ts";
import { foldExpr } from "../language/walk.ts";
import { MersenneTwister } from "../tensor/mersenne.ts";
import type { Shape } from "../tensor/tensor.ts";
import { bindCall } from "./boundCall.ts";
import { resolveCall } from "./calls.ts";
import { literals } from "./constants.ts";
import type { FlatProgram } from "./flat.ts";
import { isUnbound } from "./names.ts";
import { bindingAt, mentionsIn, nearest, type FunctionBinding, type Scope, type ValueBinding } from "./scope.ts";
import { shapeNoteOf } from "./shapeNotes.ts";
import { gateOfBinary, withSizesAsList } from "./signature.ts";

/** A value of a program of which only the shape is asked. */
export interface Term {
  /** Null for a name, which has the shape of its one operand. */
  readonly gate: Gate | null;
  /** Null where they are not known from the text alone. */
  readonly attributes: Attributes | null;
  operands: readonly Term[];
  /** Null while it is not known. */
  shape: Shape | null;
  /** The name that the program does not bind. */
  readonly unbound?: string;
  /** What a comment says its shape is. */
  note?: Shape;
}

/** Values that a program is looked at as, at most: a larger one has no shapes inferred. */
const termLimit = 10_000;

interface Context {
  readonly at: number;
  readonly names: ReadonlyMap<string, Term> | null;
  readonly calls: readonly FunctionBinding[];
}

/** A program as terms, functions inlined. */
export class Terms {
  /** Operands before what takes them, as far as names stand below their values. */
  readonly all: Term[] = [];
  readonly unbound = new Map<string, Term>();
  readonly #program: FlatProgram;
  readonly #scope: Scope;
  readonly #bound = new Map<ValueBinding, Term>();

  constructor(program: FlatProgram, scope: Scope) {
    this.#program = program;
    this.#scope = scope;
  }

  get areTooMany(): boolean {
    return this.all.length > termLimit;
  }

  /** The value of statement `at`; null for one that has none. */
  statement(at: number): Term | null {
    const statement = this.#program.statements[at];
    const context = { at, names: null, calls: [] };
    switch (statement?.kind) {
      case "assign": {
        const binding = bindingAt(this.#scope.values.get(statement.name), at);
        const value = this.#expr(statement.value, context);
        return binding === undefined ? value : this.#bind(this.#binding(binding), value, statement);
      }
      case "evaluate":
        return this.#expr(statement.value, context);
      case "define":
        return this.#body({ statement, at }, new Map(), []);
      default:
        return null;
    }
  }

  #add(gate: Gate | null, operands: readonly Term[], attributes: Attributes | null, shape: Shape | null = null): Term {
    const term = { gate, operands, attributes, shape };
    this.all.push(term);
    return term;
  }

  #bind(name: Term, value: Term, line: Parameters<typeof shapeNoteOf>[1]): Term {
    const note = shapeNoteOf(this.#program.source, line);
    if (note !== null) name.note = note.shape;
    name.operands = [value];
    this.all.push(name);
    return name;
  }

  /** A name stands for its value before the value is read. */
  #binding(binding: ValueBinding): Term {
    const term = this.#bound.get(binding) ?? { gate: null, operands: [], attributes: null, shape: null };
    this.#bound.set(binding, term);
    return term;
  }

  #body({ statement, at }: FunctionBinding, names: Map<string, Term>, calls: readonly FunctionBinding[]): Term {
    const context = { at, names, calls };
    for (const { statement: line } of mentionsIn(this.#scope, statement).locals) {
      const name = { gate: null, operands: [], attributes: null, shape: null };
      names.set(line.name, this.#bind(name, this.#expr(line.value, context), line));
    }
    return this.#expr(statement.body, context);
  }

  #expr(expr: Expr, context: Context): Term {
    return foldExpr<Term>(expr, {
      number: () => this.#add(null, [], null, []),
      name: ({ name }) => this.#name(name, context),
      negate: (_, operand) => this.#add(gateNamed("negate"), [operand], {}),
      binary: (node, left, right) => {
        const { gate, operands } = gateOfBinary(node, this.#scope.values.has("e"));
        return this.#add(gate, operands.length === 1 ? [right] : [left, right], {});
      },
      call: (node, args, named) => this.#call(node, [...args, ...named], context),
      list: (_, items) => this.#add(gateNamed("stack"), items, withFallbacks(gateNamed("stack"), {})),
      index: (node, operand) => {
        const places = node.subscripts.every(({ kind }) => kind === "at") ? node.subscripts.length : null;
        return this.#add(gateNamed("index"), [operand], places === null ? null : { places });
      },
    });
  }

  #name(name: string, { at, names }: Context): Term {
    const own = names?.get(name) ?? this.unbound.get(name);
    if (own !== undefined) return own;
    const binding = nearest(this.#scope.values.get(name), at);
    if (binding !== undefined) return this.#binding(binding);
    if (!isUnbound(name, this.#scope)) return this.#add(null, [], null, []);
    const term = { gate: null, operands: [], attributes: null, shape: null, unbound: name };
    this.unbound.set(name, term);
    this.all.push(term);
    return term;
  }

  #call(written: CallExpr, terms: readonly Term[], context: Context): Term {
    const call = withSizesAsList(written);
    const unknown = (): Term => this.#add(null, [], null);
    const callee = resolveCall(call, this.#scope, context.at, (name) => context.names?.has(name) ?? false);
    if (this.areTooMany) return unknown();
    switch (callee.kind) {
      case "none":
      case "shape":
        return unknown();
      case "len":
        return this.#add(null, [], null, []);
      case "maker": {
        const args = call.args.map((arg) => this.#constant(arg, context)).filter((arg) => arg !== undefined);
        const made = callee.make({ args, seed: null, stream: new MersenneTwister(0) });
        return this.#add(null, [], null, args.length < call.args.length || isMisfit(made) ? null : made.shape);
      }
      case "gate":
      case "function":
    }
    const bound = bindCall(call, callee, context.calls, this.#program.source);
    if ("message" in bound) return unknown();
    const given = [...written.args, ...written.named.map(({ value }) => value)];
    const termOf = (part: Expr): Term => terms[given.indexOf(part)] ?? this.#expr(part, context);
    if (bound.kind === "function") {
      const { parameters } = bound.binding.statement;
      const names = new Map(bound.parts.flatMap((part, i) => [[parameters[i]?.name ?? "", termOf(part)] as const]));
      return this.#body(bound.binding, names, [...context.calls, bound.binding]);
    }
    const { gate, parts, arity } = bound;
    const attributes: Record<string, Constant> = {};
    let areKnown = true;
    for (const [i, { name }] of (gate.kind === "tensor" ? (gate.attributes ?? []) : []).entries()) {
      const part = parts[arity + i];
      const value = part === undefined ? undefined : this.#constant(part, context);
      if (value === undefined) areKnown = false;
      else attributes[name] = value;
    }
    return this.#add(gate, parts.slice(0, arity).map(termOf), areKnown ? attributes : null);
  }

  /** A number, None or a list of them, as it stands in the text or behind one name. */
  #constant(expr: Expr, { at, names }: Context): Constant | undefined {
    return foldExpr<Constant | undefined>(expr, {
      number: ({ value }) => value,
      name: ({ name }) => {
        const binding = names?.has(name) === true ? undefined : nearest(this.#scope.values.get(name), at);
        const value = binding?.statement.value;
        if (value !== undefined) return value.kind === "number" ? value.value : undefined;
        return literals.get(name) ?? (name === "None" ? null : constants.get(name));
      },
      negate: (_, operand) => (typeof operand === "number" ? -operand : undefined),
      binary: () => undefined,
      call: () => undefined,
      list: (_, items) => (items.every((item) => item !== undefined) ? items : undefined),
      index: () => undefined,
    });
  }
}
