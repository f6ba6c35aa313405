import { applyGate, outputShape, withFallbacks } from "../gates/apply.ts";
import { isMisfit } from "../gates/common.ts";
import type { Attributes, Constant, Gate } from "../gates/gate.ts";
import { gateNamed } from "../gates/index.ts";
import { makers } from "../gates/makers.ts";
import { pick, picks } from "../gates/subscripts.ts";
import { toNested } from "../graph/constants.ts";
import { exprOf, gateOfBinary, gateOfCall } from "../graph/signature.ts";
import type { CallExpr, Expr, NamedArgument } from "../language/program.ts";
import { foldExpr } from "../language/walk.ts";
import { callExpr } from "../notation/simplify.ts";
import { isSeed, MersenneTwister } from "../tensor/mersenne.ts";
import { scalar, tensorOf } from "../tensor/nested.ts";
import type { Shape, Tensor } from "../tensor/tensor.ts";
import { atom, constantText, type Code } from "./javascriptCode.ts";
import { indexCode, subscriptsOfIndex } from "./javascriptIndex.ts";
import { spell, spellGate } from "./javascriptSpell.ts";

/** Data as JavaScript makes it, and what it then is. */
export interface Data {
  readonly code: Code;
  readonly value: Tensor;
}

/** From where random numbers without a seed of their own are drawn: a variable of the listing, and the numbers it gives. */
export interface Stream {
  readonly name: string;
  readonly numbers: MersenneTwister;
  /** How often it has been drawn from. */
  draws: number;
  /** The listing leaves out a draw of the program. */
  isBehind: boolean;
}

const nowhere = { from: 0, to: 0 };
const bare = { variables: new Map<string, Code>(), isFinite: false };

/**
 * The text of data as a call and not as its numbers: `0.5 * randn(4, 3, seed=1)`. Null where it speaks of anything but constants
 * and gates, such as a function of the program; whether it means the same as in the program is for the caller to compare.
 * @param shape what the data has, for random numbers whose sizes are names
 */
export function dataOf(expr: Expr, shape: Shape, stream: Stream): Data | null {
  return foldExpr<Data | null>(expr, {
    number: (number) => ({ code: spell(number, bare), value: scalar(number.value) }),
    name: (name) => {
      if (name.name !== "pi" && name.name !== "e") return null;
      const code = spell(name, bare);
      return { code, value: scalar(Number(code.constant)) };
    },
    negate: (_expr, operand) => applied(gateNamed("negate"), [operand], {}),
    binary: (binary, left, right) => {
      const { gate, operands } = gateOfBinary(binary, false);
      return applied(gate, operands.length === 1 ? [right] : [left, right], {});
    },
    call: (call, args, values) => {
      if (isRandom(call)) return drawn(call, areKnown(args) ? args.map(constantOf) : shape, values, stream);
      return makers.has(call.callee) ? made(call, args) : called(call, args, values);
    },
    list: (_expr, items) => listed(items),
    index: (index, operand, bounds) => {
      if (operand === null || !areKnown(bounds)) return null;
      const subscripts = subscriptsOfIndex(index, bounds.map(constantOf));
      if ("misfit" in picks(operand.value.shape, subscripts)) return null;
      return { code: indexCode(operand.code, subscripts), value: pick(operand.value, subscripts) };
    },
  });
}

const areKnown = (parts: readonly (Data | null)[]): parts is readonly Data[] => !parts.includes(null);

/** What a part is as an attribute: its numbers, whatever its text. */
const constantOf = ({ value }: Data): Constant => toNested(value);

function applied(gate: Gate, parts: readonly (Data | null)[], given: Attributes): Data | null {
  if (!areKnown(parts)) return null;
  const attributes = withFallbacks(gate, given);
  const operands = parts.map(({ value }) => value);
  if (
    isMisfit(
      outputShape(
        gate,
        operands.map(({ shape }) => shape),
        attributes,
      ),
    )
  )
    return null;
  const code = spellGate(
    gate,
    parts.map((part) => part.code),
    attributes,
    bare,
  );
  return { code, value: applyGate(gate, operands, attributes) };
}

function namedOf(named: readonly NamedArgument[], values: readonly Data[]): Attributes {
  return Object.fromEntries(values.map((value, i) => [named[i]?.name ?? "", constantOf(value)]));
}

function called(call: CallExpr, args: readonly (Data | null)[], values: readonly (Data | null)[]): Data | null {
  const gate = gateOfCall(call);
  if (gate === undefined || !areKnown(args) || !areKnown(values)) return null;
  const arity = gate.operands.length;
  if (gate.operands.length > args.length || (gate.kind === "tensor" && gate.variadic === true)) return null;
  const rest = args.slice(arity).map(constantOf);
  const specs = gate.kind === "tensor" ? (gate.attributes ?? []) : [];
  const positional: Attributes =
    gate.name === "reshape" && rest.length > 1
      ? { shape: rest }
      : Object.fromEntries(rest.map((value, i) => [specs[i]?.name ?? "", value]));
  return applied(gate, args.slice(0, arity), { ...positional, ...namedOf(call.named, values) });
}

/** Whether a call draws random numbers. */
export function isRandom({ callee }: CallExpr): boolean {
  return callee === "randn" || callee === "rand";
}

/** `randn(4, 3, seed=1)` */
function drawn(
  { callee, named }: CallExpr,
  sizes: readonly Constant[],
  values: readonly (Data | null)[],
  stream: Stream,
): Data | null {
  if (!areKnown(values)) return null;
  const { seed = null } = namedOf(named, values);
  if (seed === null) stream.draws++;
  const value = makers.get(callee)?.({ args: sizes, seed: isSeed(seed) ? seed : null, stream: stream.numbers });
  if (value === undefined || isMisfit(value)) return null;
  const source = seed === null ? stream.name : `randomState(${constantText(seed)})`;
  return { code: atom(`${source}.${callee}(${value.shape.join(", ")})`, value.shape), value };
}

/** `zeros(2, 3)` */
function made({ callee }: CallExpr, args: readonly (Data | null)[]): Data | null {
  if (!areKnown(args)) return null;
  const constants = args.map(constantOf);
  const value = makers.get(callee)?.({ args: constants, seed: null, stream: new MersenneTwister(0) });
  if (value === undefined || isMisfit(value)) return null;
  const call = callExpr(
    callee,
    constants.map((constant) => exprOf(constant, nowhere)),
  );
  return { code: spell(call, bare), value };
}

/** Numbers as they stand, arrays as the rows of a new one. */
function listed(items: readonly (Data | null)[]): Data | null {
  if (!areKnown(items) || items.length === 0) return null;
  const stack = gateNamed("stack");
  if (items.some(({ code }) => code.constant === undefined)) return applied(stack, items, {});
  const constant = items.map(constantOf);
  const isRagged = isMisfit(
    outputShape(
      stack,
      items.map(({ value }) => value.shape),
      {},
    ),
  );
  if (isRagged) return null;
  const value = tensorOf(items.map(({ value }) => toNested(value)));
  return { code: { ...atom(constantText(constant), value.shape), constant }, value };
}
