import { outputShape, withFallbacks } from "../gates/apply.ts";
import { isMisfit } from "../gates/common.ts";
import { constants } from "../gates/evaluate.ts";
import type { Attributes, Constant, Gate } from "../gates/gate.ts";
import { gateCalledInPullback, gateNamed, gateOfOperator } from "../gates/index.ts";
import { parsed } from "../gates/partials.ts";
import { exprOf } from "../graph/signature.ts";
import { literals } from "../graph/constants.ts";
import type { Expr } from "../language/program.ts";
import { foldExpr } from "../language/walk.ts";
import { numberExpr, substitute } from "../notation/simplify.ts";
import { broadcastShapes } from "../tensor/broadcast.ts";
import { arraySpelling } from "./javascriptArrays.ts";
import { atom, constantText, numberCode, type Code } from "./javascriptCode.ts";
import { elementwiseCode } from "./javascriptElementwise.ts";
import { indexCode, subscriptsOfIndex } from "./javascriptIndex.ts";
import { makerCode } from "./javascriptMakers.ts";
import { numberSpelling } from "./javascriptNumbers.ts";

/** What a listing knows wherever something is spelled. */
export interface Speller {
  /** name -> what stands for it */
  readonly variables: ReadonlyMap<string, Code>;
  /** False where a number on the way may be infinite or NaN. */
  readonly isFinite: boolean;
}

const nowhere = { from: 0, to: 0 };

/** An expression over variables of the listing, in the words of the gate table and of staged gradients. Throws on any other word. */
export function spell(expr: Expr, speller: Speller): Code {
  return foldExpr<Code>(expr, {
    number: ({ value }) => numberCode(value),
    name: ({ name }) => nameCode(name, speller),
    negate: (_expr, operand) => {
      const code = spellGate(gateNamed("negate"), [operand], {}, speller);
      return typeof operand.constant === "number" ? { ...code, constant: -operand.constant } : code;
    },
    binary: ({ operator }, left, right) => {
      const gate = gateOfOperator(operator);
      if (gate === undefined) throw new Error(`No gate computes ${operator}.`);
      return spellGate(gate, [left, right], {}, speller);
    },
    call: ({ callee, named }, args, values) => {
      const given = named.map(({ name }, i) => [name, constantOf(values[i])] as const);
      return callOf(callee, args, Object.fromEntries(given), speller);
    },
    list: (_expr, items) => listCode(items),
    index: (index, operand, bounds) => indexCode(operand, subscriptsOfIndex(index, bounds.map(constantOf))),
  });
}

const constantOf = (code: Code | undefined): Constant => code?.constant ?? null;

function nameCode(name: string, { variables }: Speller): Code {
  const variable = variables.get(name);
  if (variable !== undefined) return variable;
  const literal = literals.get(name);
  if (literal !== undefined) return { ...atom(constantText(literal)), constant: literal };
  const value = constants.get(name);
  if (value === undefined) throw new Error(`The listing has no variable ${name}.`);
  return { ...atom(name === "pi" ? "Math.PI" : "Math.E"), constant: value };
}

/** Lists stand for attributes alone, whose numbers are known. */
function listCode(items: readonly Code[]): Code {
  const constant = items.map(constantOf);
  return { ...atom(constantText(constant)), constant };
}

function callOf(callee: string, args: readonly Code[], given: Attributes, speller: Speller): Code {
  const [first] = args;
  if (callee === "shape" && first !== undefined) return { ...atom(constantText(first.shape)), constant: first.shape };
  const made = makerCode(callee, args.map(constantOf));
  if (made !== null) return made;
  const gate = gateCalledInPullback(callee);
  if (gate === undefined) return gradientCode(callee, args, given, speller);
  const arity = gate.operands.length;
  const specs = gate.kind === "tensor" ? (gate.attributes ?? []) : [];
  const positional = args
    .slice(arity)
    .map(({ constant = null }, i): [string, Constant] => [specs[i]?.name ?? "", constant]);
  return spellGate(gate, args.slice(0, arity), { ...Object.fromEntries(positional), ...given }, speller);
}

/** What no expression states: a local gradient, or the gradient of an operand that stands after the upstream gradient. */
function gradientCode(callee: string, args: readonly Code[], given: Attributes, { isFinite }: Speller): Code {
  const local = numberSpelling(callee, isFinite);
  if (local !== undefined) return elementwiseCode(local, args, broadcastShapes(args.map(({ shape }) => shape)) ?? []);
  const spelling = arraySpelling(callee);
  if (spelling === undefined) throw new Error(`JavaScript has no word for ${callee}.`);
  const shape = args[callee.endsWith("_dw") ? 2 : 1]?.shape ?? [];
  return spelling({ operands: args, attributes: given, shape });
}

/** A gate applied to operands. Throws where neither the gate nor what it is made of has a spelling. */
export function spellGate(gate: Gate, given: readonly Code[], told: Attributes, speller: Speller): Code {
  const rest = gate.operands.slice(given.length).flatMap((name) => gate.defaults?.[name] ?? []);
  const operands = [...given, ...rest.map(numberCode)];
  const attributes = withFallbacks(gate, told);
  const shapes = operands.map(({ shape }) => shape);
  const shape = outputShape(gate, shapes, attributes);
  if (isMisfit(shape)) throw new Error(shape.misfit);
  if (gate.kind === "elementwise") {
    const numbers = numberSpelling(gate.name, speller.isFinite);
    if (numbers !== undefined) return elementwiseCode(numbers, operands, shape);
  } else {
    const arrays = arraySpelling(gate.name);
    if (arrays !== undefined) return arrays({ operands, attributes, shape });
  }
  return spellExpansion(gate, operands, attributes, speller);
}

/** What a gate is made of, with its operands in place of their names. */
function spellExpansion(gate: Gate, operands: readonly Code[], attributes: Attributes, speller: Speller): Code {
  if (gate.expansion === undefined) throw new Error(`JavaScript has no word for ${gate.name}.`);
  const shapes = operands.map(({ shape }) => shape);
  const counts = gate.kind === "tensor" ? (gate.counts?.(shapes, attributes) ?? {}) : {};
  const known = new Map<string, Expr>([
    ...Object.entries(attributes).map(([name, value]) => [name, exprOf(value, nowhere)] as const),
    ...Object.entries(counts).map(([name, value]) => [name, numberExpr(value)] as const),
  ]);
  const variables = new Map(operands.map((operand, slot) => [gate.operands[slot] ?? "", operand]));
  return spell(substitute(parsed(gate.expansion), known), { ...speller, variables });
}
