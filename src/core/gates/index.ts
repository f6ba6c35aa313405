import type { BinaryOperator } from "../language/program.ts";
import { msg } from "../words/t.ts";
import { abs } from "./abs.ts";
import { add } from "./add.ts";
import { avgPool } from "./avgPool.ts";
import { concat } from "./concat.ts";
import { conv2d } from "./conv2d.ts";
import { cos } from "./cos.ts";
import { crossEntropy } from "./crossEntropy.ts";
import { divide } from "./divide.ts";
import { elu } from "./elu.ts";
import { equal } from "./equal.ts";
import { exp } from "./exp.ts";
import { flatten } from "./flatten.ts";
import { greater } from "./greater.ts";
import { greaterEqual } from "./greaterEqual.ts";
import { firstLargest, largest } from "./largest.ts";
import { leakyRelu } from "./leakyRelu.ts";
import { less } from "./less.ts";
import { lessEqual } from "./lessEqual.ts";
import { log } from "./log.ts";
import { logSoftmax } from "./logSoftmax.ts";
import { logsumexp } from "./logsumexp.ts";
import { matmul } from "./matmul.ts";
import { max } from "./max.ts";
import { maxPool } from "./maxPool.ts";
import { mean } from "./mean.ts";
import { min } from "./min.ts";
import { mse } from "./mse.ts";
import { multiply } from "./multiply.ts";
import { negate } from "./negate.ts";
import { norm } from "./norm.ts";
import { outer } from "./outer.ts";
import { power } from "./power.ts";
import { relu } from "./relu.ts";
import { reshape } from "./reshape.ts";
import { scatter } from "./scatter.ts";
import { sigmoid } from "./sigmoid.ts";
import { sin } from "./sin.ts";
import { firstSmallest, smallest } from "./smallest.ts";
import { softmax } from "./softmax.ts";
import { softplus } from "./softplus.ts";
import { spread } from "./spread.ts";
import { sqrt } from "./sqrt.ts";
import { square } from "./square.ts";
import { squaredNorm } from "./squaredNorm.ts";
import { stack } from "./stack.ts";
import { subscript } from "./subscript.ts";
import { subtract } from "./subtract.ts";
import { sum } from "./sum.ts";
import { svmLoss } from "./svmLoss.ts";
import { tan } from "./tan.ts";
import { tanh } from "./tanh.ts";
import { trace } from "./trace.ts";
import { transpose } from "./transpose.ts";
import { where } from "./where.ts";
import type { Gate } from "./gate.ts";

/** Gates of one kind. */
export interface Family {
  readonly title: string;
  readonly gates: readonly Gate[];
}

/** Every gate there is, in the order in which they are presented. A new gate is one file and one line here. */
export const families: readonly Family[] = [
  {
    title: msg`Two operands`,
    gates: [add, subtract, multiply, divide, power, max, min],
  },
  {
    title: msg`One operand`,
    gates: [negate, exp, log, sqrt, square, abs, sin, cos, tan, tanh, sigmoid, relu, leakyRelu, elu, softplus],
  },
  {
    title: msg`Comparisons`,
    gates: [less, greater, lessEqual, greaterEqual, equal, where],
  },
  {
    title: msg`Matrices and shapes`,
    gates: [matmul, outer, transpose, trace, reshape, flatten, subscript, concat, stack],
  },
  {
    title: msg`Reductions`,
    gates: [sum, mean, largest, smallest, norm, squaredNorm, logsumexp],
  },
  {
    title: msg`Softmax and losses`,
    gates: [softmax, logSoftmax, crossEntropy, svmLoss, mse],
  },
  {
    title: msg`Images`,
    gates: [conv2d, maxPool, avgPool],
  },
];

export const gates: readonly Gate[] = families.flatMap((family) => family.gates);

/** Gates that only pullbacks speak of. */
const helpers: readonly Gate[] = [spread, scatter, firstLargest, firstSmallest];

const everyGate = [...gates, ...helpers];
const byName = new Map(everyGate.map((gate) => [gate.name, gate]));
const callsOf = (listed: readonly Gate[]): ReadonlyMap<string, Gate> =>
  new Map(listed.flatMap((gate) => gate.calls.map((call) => [call, gate] as const)));
const byCall = callsOf(gates);
const byCallInPullback = callsOf(everyGate);
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

/** The same within a pullback, which has functions of its own. */
export function gateCalledInPullback(name: string): Gate | undefined {
  return byCallInPullback.get(name);
}

/** The gate that an operator spells, if any: `@` has none for numbers. */
export function gateOfOperator(operator: BinaryOperator | "negate"): Gate | undefined {
  return byOperator.get(operator);
}

/** Every function name that calls a gate. */
export const functionNames: readonly string[] = [...byCall.keys()];
