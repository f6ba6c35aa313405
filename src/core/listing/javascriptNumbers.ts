import {
  atom,
  CONDITIONAL,
  EQUALITY,
  POWER,
  PRODUCT,
  RELATIONAL,
  SUM,
  UNARY,
  ATOM,
  within,
  type Code,
} from "./javascriptCode.ts";

/** How an elementwise gate is spelled. */
export interface NumberSpelling {
  /** Of numbers. */
  readonly numbers: (operands: readonly Code[]) => Code;
  /** The function that does it, where it is a single one: `Math.exp`. */
  readonly f?: string;
  /** The helper that does it to whole arrays, where arrays have one of their own. */
  readonly arrays?: string;
}

const nothing = atom("NaN");

function infix(operator: string, level: number, arrays: string): NumberSpelling {
  const numbers = ([a = nothing, b = nothing]: readonly Code[]): Code => ({
    text: `${within(a, level)} ${operator} ${within(b, level + 1)}`,
    level,
    shape: [],
  });
  return { numbers, arrays };
}

/** A condition is a boolean in JavaScript; the gate's value is a number. */
function comparison(operator: string): NumberSpelling {
  const numbers = ([a = nothing, b = nothing]: readonly Code[]): Code => {
    const condition = `${within(a, SUM)} ${operator} ${within(b, SUM)}`;
    return { ...atom(`Number(${condition})`), condition };
  };
  return { numbers };
}

function calling(f: string): NumberSpelling {
  return { f, numbers: (operands) => atom(`${f}(${operands.map(({ text }) => text).join(", ")})`) };
}

function raised([a = nothing, b = nothing]: readonly Code[]): Code {
  return { text: `${within(a, ATOM)} ** ${within(b, POWER)}`, level: POWER, shape: [] };
}

function chosen([c = nothing, a = nothing, b = nothing]: readonly Code[]): Code {
  const condition = c.condition ?? `${within(c, RELATIONAL)} !== 0`;
  return {
    text: `${condition} ? ${within(a, EQUALITY)} : ${within(b, EQUALITY)}`,
    level: CONDITIONAL,
    shape: [],
  };
}

/** gate -> how JavaScript says it of numbers; gates that say what they are made of may be left out. */
const spellings: Readonly<Record<string, NumberSpelling>> = {
  add: infix("+", SUM, "add"),
  subtract: infix("-", SUM, "subtract"),
  multiply: infix("*", PRODUCT, "multiply"),
  divide: infix("/", PRODUCT, "divide"),
  power: { numbers: raised, f: "raise" },
  max: calling("Math.max"),
  min: calling("Math.min"),
  negate: {
    numbers: ([x = nothing]) => ({
      text: `-${x.text.startsWith("-") ? `(${x.text})` : within(x, UNARY)}`,
      level: UNARY,
      shape: [],
    }),
    arrays: "negate",
  },
  exp: calling("Math.exp"),
  log: calling("Math.log"),
  sqrt: calling("Math.sqrt"),
  square: { numbers: ([x = nothing]) => raised([x, atom("2")]) },
  abs: calling("Math.abs"),
  sin: calling("Math.sin"),
  cos: calling("Math.cos"),
  tan: calling("Math.tan"),
  tanh: calling("Math.tanh"),
  sigmoid: calling("sigmoid"),
  relu: { numbers: ([x = nothing]) => atom(`Math.max(0, ${x.text})`) },
  leaky_relu: calling("leakyRelu"),
  elu: calling("elu"),
  softplus: calling("softplus"),
  less: comparison("<"),
  greater: comparison(">"),
  less_equal: comparison("<="),
  greater_equal: comparison(">="),
  equal: comparison("==="),
  where: { numbers: chosen, arrays: "where" },
  // Local gradients at points where the stated ones read 0 · ∞.
  power_da: calling("raiseInBase"),
  power_db: calling("raiseInExponent"),
};

/**
 * How an elementwise gate, or a local gradient that a helper computes, is spelled; undefined where it is not.
 * @param isFinite false where 1 may be raised to the power ∞: JavaScript alone says NaN
 */
export function numberSpelling(gate: string, isFinite: boolean): NumberSpelling | undefined {
  return gate === "power" && !isFinite
    ? calling("raise")
    : Object.hasOwn(spellings, gate)
      ? spellings[gate]
      : undefined;
}
