import type { Expr } from "../language/program.ts";
import { foldExpr } from "../language/walk.ts";
import { MersenneTwister } from "../tensor/mersenne.ts";
import { scalar, tensorOf } from "../tensor/nested.ts";
import type { Nested, Tensor } from "../tensor/tensor.ts";
import { applyGate } from "./apply.ts";
import { isMisfit } from "./common.ts";
import type { Attributes, Constant, Gate } from "./gate.ts";
import { gateCalledInPullback, gateNamed, gateOfOperator } from "./index.ts";
import { makers } from "./makers.ts";

/** A tensor, or a constant that is handed on to an attribute. */
export type Value = Tensor | { readonly constant: Constant };

const isTensor = (value: Value): value is Tensor => "data" in value;

function tensor(value: Value): Tensor {
  if (isTensor(value)) return value;
  if (typeof value.constant === "number") return scalar(value.constant);
  return tensorOf(value.constant as Nested);
}

function constant(value: Value): Constant {
  if (!isTensor(value)) return value.constant;
  if (value.shape.length === 0) return value.data[0] ?? Number.NaN;
  throw new Error("An attribute is a constant.");
}

/** What an expression over tensors means, where `lookup` tells what each name is. Throws on what does not go together. */
export function evaluateTensor(expr: Expr, lookup: (name: string) => Value): Tensor {
  const apply = (gate: Gate | undefined, text: string, operands: readonly Value[], attributes: Attributes): Tensor => {
    if (gate === undefined) throw new Error(`No gate computes ${text}.`);
    return applyGate(gate, operands.map(tensor), attributes);
  };
  const result = foldExpr<Value>(expr, {
    number: ({ value }) => scalar(value),
    name: ({ name }) => lookup(name),
    negate: (_expr, operand) => apply(gateNamed("negate"), "−", [operand], {}),
    binary: ({ operator }, left, right) => apply(gateOfOperator(operator), operator, [left, right], {}),
    call: ({ callee, named }, args, values) => {
      const [first] = args;
      if (callee === "shape" && first !== undefined) return { constant: [...tensor(first).shape] };
      const make = makers.get(callee);
      if (make !== undefined) {
        const made = make({ args: args.map(constant), seed: null, stream: new MersenneTwister(0) });
        if (isMisfit(made)) throw new Error(made.misfit);
        return made;
      }
      const gate = gateCalledInPullback(callee);
      const arity = gate?.operands.length ?? args.length;
      const specs = gate?.kind === "tensor" ? (gate.attributes ?? []) : [];
      const positional = args.slice(arity).map((value, i) => [specs[i]?.name ?? "", constant(value)] as const);
      const byName = named.map(({ name }, i) => [name, constant(values[i] ?? { constant: null })] as const);
      return apply(gate, callee, args.slice(0, arity), Object.fromEntries([...positional, ...byName]));
    },
    list: (_expr, items) => ({ constant: items.map(constant) }),
    index: () => {
      throw new Error("A pullback takes no subscripts.");
    },
  });
  return tensor(result);
}
