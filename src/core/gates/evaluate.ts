import type { Expr } from "../language/program.ts";
import { foldExpr, walkExpr } from "../language/walk.ts";
import { gateCalled, gateOfOperator } from "./index.ts";
import type { Gate } from "./gate.ts";

/** Computes an expression from one element of each operand and the gate's own output. */
export type Kernel = (operands: readonly number[], out: number) => number;

/** Names that stand for a number wherever a program does not bind them. */
export const constants: ReadonlyMap<string, number> = new Map([
  ["pi", Math.PI],
  ["e", Math.E],
]);

function applied(gate: Gate | undefined, text: string, parts: readonly Kernel[]): Kernel {
  if (gate?.kind !== "elementwise") throw new Error(`No gate computes ${text} element by element.`);
  const rest = gate.operands.slice(parts.length).map((operand): Kernel => {
    const value = gate.defaults?.[operand];
    if (value === undefined) throw new Error(`${text} needs a value for ${operand}.`);
    return () => value;
  });
  const all = [...parts, ...rest];
  return (operands, out) => gate.forward(...all.map((part) => part(operands, out)));
}

function refuse(): never {
  throw new Error("An expression over single elements holds no lists and no subscripts.");
}

/**
 * Turns an expression over `names` (the operands, in slot order) and `out` into a function of numbers.
 * Throws on a name that is neither, nor a constant, and on a function that no gate computes.
 */
export function compileKernel(expr: Expr, names: readonly string[]): Kernel {
  return foldExpr<Kernel>(expr, {
    number:
      ({ value }) =>
      () =>
        value,
    name: ({ name }) => {
      const slot = names.indexOf(name);
      if (slot >= 0) return (operands) => operands[slot] ?? Number.NaN;
      if (name === "out") return (_operands, out) => out;
      const value = constants.get(name);
      if (value === undefined) throw new Error(`${name} is no operand: there are ${names.join(", ")} and out.`);
      return () => value;
    },
    negate: (_expr, operand) => (operands, out) => -operand(operands, out),
    binary: ({ operator }, left, right) => applied(gateOfOperator(operator), operator, [left, right]),
    call: ({ callee }, args) => applied(gateCalled(callee), callee, args),
    list: refuse,
    index: refuse,
  });
}

/** The number that an expression means where `lookup` tells what each name is. Float64. */
export function evaluate(expr: Expr, lookup: (name: string) => number): number {
  const names: string[] = [];
  walkExpr(expr, (part) => {
    if (part.kind === "name" && !constants.has(part.name)) names.push(part.name);
  });
  return compileKernel(expr, names)(names.map(lookup), Number.NaN);
}
