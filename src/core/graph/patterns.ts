import type { Gate } from "../gates/gate.ts";
import { gateNamed } from "../gates/index.ts";
import { parsed } from "../gates/partials.ts";
import type { Expr } from "../language/program.ts";
import { walkExpr } from "../language/walk.ts";
import { bindArguments } from "./arguments.ts";
import type { Operand } from "./graph.ts";
import { gateOfBinary, gateOfCall, partsOf, slotsOf } from "./signature.ts";

/** How a gate looks where it is written out: a tree of gates. */
export type Pattern =
  /** An operand of the gate that is looked for; the same name is the same operand. */
  | { readonly kind: "hole"; readonly name: string }
  /** A constant of the program, in terms of attributes and counts. */
  | { readonly kind: "told"; readonly expr: Expr }
  | GatePattern;

export interface GatePattern {
  readonly kind: "gate";
  readonly gate: Gate;
  readonly parts: readonly Pattern[];
  /** attribute of that gate -> what it must be, in terms of attributes and counts of the gate that is looked for */
  readonly attributes: readonly (readonly [string, Expr])[];
}

/** One way in which a gate is written out. */
export interface WrittenOut {
  readonly pattern: GatePattern;
  /** Operands that the pattern leaves out. */
  readonly where: readonly (readonly [string, Operand])[];
  readonly given: Expr | null;
  readonly differs: string | null;
}

const known = new Map<Gate, readonly WrittenOut[]>();

/** Every way in which a gate is written out, its expansion first; none for a gate that is as simple as gates get. */
export function writingsOf(gate: Gate): readonly WrittenOut[] {
  const made = known.get(gate);
  if (made !== undefined) return made;
  const { expansion, alsoWritten = [] } = gate;
  const texts = expansion === undefined ? alsoWritten : [{ text: expansion }, ...alsoWritten];
  const writings = texts.map(({ text, where = {}, given, differs }): WrittenOut => {
    const expr = parsed(text);
    const pattern = patternOf(expr, gate.operands);
    if (pattern.kind !== "gate") throw new Error(`${text} is no gate.`);
    return {
      pattern,
      where: Object.entries(where).map(([name, value]) => [name, literal(value, expr)] as const),
      given: given === undefined ? null : parsed(given),
      differs: differs ?? null,
    };
  });
  known.set(gate, writings);
  return writings;
}

/** A literal that nobody wrote, where `at` stands. */
export function literal(value: number, { span }: Pick<Expr, "span">): Operand {
  return { kind: "constant", value, expression: { kind: "number", value, span } };
}

function patternOf(expr: Expr, operands: readonly string[]): Pattern {
  let isTold = true;
  walkExpr(expr, (part) => {
    if (part.kind === "name" && operands.includes(part.name)) isTold = false;
  });
  if (isTold) return { kind: "told", expr: signed(expr) };
  const parts = (exprs: readonly Expr[]): Pattern[] => exprs.map((part) => patternOf(part, operands));
  switch (expr.kind) {
    case "name":
      return { kind: "hole", name: expr.name };
    case "negate":
      return { kind: "gate", gate: gateNamed("negate"), parts: parts([expr.operand]), attributes: [] };
    case "binary": {
      const { gate, operands: written } = gateOfBinary(expr, false);
      return { kind: "gate", gate, parts: parts(written), attributes: [] };
    }
    case "index": {
      const items = expr.subscripts.flatMap((subscript) => (subscript.kind === "at" ? [subscript.value] : []));
      const subscripts: Expr = { kind: "list", items, span: expr.span };
      const gate = gateNamed("index");
      return { kind: "gate", gate, parts: parts([expr.operand]), attributes: [["subscripts", subscripts]] };
    }
    case "call": {
      const gate = gateOfCall(expr);
      const bound = gate === undefined ? null : bindArguments(expr, slotsOf(gate, expr.span), "");
      const row = gate === undefined || bound === null || "message" in bound ? null : partsOf(gate, bound);
      if (gate === undefined || row === null) throw new Error(`No gate is called by ${expr.callee}.`);
      const told = row.parts.slice(row.arity).map(signed);
      const specs = gate.kind === "tensor" ? (gate.attributes ?? []) : [];
      const attributes = specs.flatMap(({ name }, i) => (told[i] === undefined ? [] : [[name, told[i]] as const]));
      return { kind: "gate", gate, parts: parts(row.parts.slice(0, row.arity)), attributes };
    }
    case "number":
    case "list":
      throw new Error("A list of operands is no pattern.");
  }
}

/** −1 is a number, as it is in a graph. */
function signed(expr: Expr): Expr {
  if (expr.kind !== "negate" || expr.operand.kind !== "number") return expr;
  return { kind: "number", value: -expr.operand.value, span: expr.span };
}

const roots = new Map<Gate, ReadonlySet<string>>();

/** Names of the gates in which some writing of this gate may end, its own included. */
export function rootsOf(gate: Gate): ReadonlySet<string> {
  const made = roots.get(gate);
  if (made !== undefined) return made;
  const found = new Set([gate.name]);
  for (const { pattern } of writingsOf(gate)) for (const name of rootsOf(pattern.gate)) found.add(name);
  roots.set(gate, found);
  return found;
}
