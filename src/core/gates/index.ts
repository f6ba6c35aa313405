import type { BinaryOperator } from "../language/program.ts";
import { abs } from "./abs.ts";
import { add } from "./add.ts";
import { cos } from "./cos.ts";
import { divide } from "./divide.ts";
import { elu } from "./elu.ts";
import { equal } from "./equal.ts";
import { exp } from "./exp.ts";
import { greater } from "./greater.ts";
import { greaterEqual } from "./greaterEqual.ts";
import { leakyRelu } from "./leakyRelu.ts";
import { less } from "./less.ts";
import { lessEqual } from "./lessEqual.ts";
import { log } from "./log.ts";
import { max } from "./max.ts";
import { min } from "./min.ts";
import { multiply } from "./multiply.ts";
import { negate } from "./negate.ts";
import { power } from "./power.ts";
import { relu } from "./relu.ts";
import { sigmoid } from "./sigmoid.ts";
import { sin } from "./sin.ts";
import { softplus } from "./softplus.ts";
import { sqrt } from "./sqrt.ts";
import { square } from "./square.ts";
import { subtract } from "./subtract.ts";
import { tan } from "./tan.ts";
import { tanh } from "./tanh.ts";
import { where } from "./where.ts";
import type { Gate } from "./gate.ts";

/** Every gate there is, in the order in which they are presented. A new gate is one file and one line here. */
export const gates: readonly Gate[] = [
  add,
  subtract,
  multiply,
  divide,
  power,
  negate,
  exp,
  log,
  sqrt,
  square,
  abs,
  sin,
  cos,
  tan,
  tanh,
  sigmoid,
  relu,
  leakyRelu,
  elu,
  softplus,
  max,
  min,
  where,
  less,
  greater,
  lessEqual,
  greaterEqual,
  equal,
];

const byName = new Map(gates.map((gate) => [gate.name, gate]));
const byCall = new Map(gates.flatMap((gate) => gate.calls.map((call) => [call, gate] as const)));
const byOperator = new Map(
  gates.flatMap((gate) => (gate.operator === undefined ? [] : [[gate.operator, gate] as const])),
);

/** The gate of that name. Throws where there is none: a graph holds only names from the table. */
export function gateNamed(name: string): Gate {
  const gate = byName.get(name);
  if (gate === undefined) throw new Error(`There is no gate named ${name}.`);
  return gate;
}

/** The gate that a function name of the language calls, if any. */
export function gateCalled(name: string): Gate | undefined {
  return byCall.get(name);
}

/** The gate that an operator spells, if any: `@` has none for numbers. */
export function gateOfOperator(operator: BinaryOperator | "negate"): Gate | undefined {
  return byOperator.get(operator);
}

/** Every function name that calls a gate. */
export const functionNames: readonly string[] = [...byCall.keys()];
