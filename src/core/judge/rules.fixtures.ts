import type { Random } from "../oracle/random.ts";
import type { Mistake } from "./generate.fixtures.ts";
import type { Item } from "./items.fixtures.ts";
import type { DiagnosisKind } from "./verdict.ts";

export type Op =
  | "add" | "bias" | "sub" | "mul" | "div" | "sigmoid" | "tanh" | "exp" | "square" | "scale" | "relu" | "matmul" | "total" | "mean"; // prettier-ignore

/** What one gate hands to one operand, as a student may write it. */
export interface Term {
  readonly text: string;
  /** The local gradient alone, of gates on each element. */
  readonly local: string | null;
  readonly mistakes: readonly Mistake[];
}

export interface Asked {
  readonly op: Op;
  readonly slot: number;
  readonly arg: string;
  readonly other: string;
  readonly out: string;
  /** The name of the upstream gradient. */
  readonly up: string;
  /** The upstream gradient is 1, whatever the inputs. */
  readonly isOne: boolean;
  readonly items: readonly Item[];
  readonly gradient: (name: string) => string;
  /** Whether two values have one gradient. */
  readonly areAlike: (a: string, b: string) => boolean;
}

const mistake = (cause: string, text: string, ...expected: readonly DiagnosisKind[]): Mistake => ({
  cause,
  text,
  expected,
});

/** Two factors in either order. */
function times(dice: Random, a: string, b: string): string {
  return dice.chance(0.5) ? `${a} * ${b}` : `${b} * ${a}`;
}

export function gradientTerms(dice: Random, asked: Asked): Term {
  const { op } = asked;
  if (op === "matmul") return product(dice, asked);
  if (op === "bias") return bias(dice, asked);
  if (op === "total" || op === "mean") return reduction(dice, asked);
  return elementwise(dice, asked);
}

/** The local gradient in several spellings, and what is easily taken for it. */
function locals(asked: Asked): {
  readonly ways: readonly string[];
  readonly wrong: readonly Mistake[];
  readonly constant?: number;
} {
  const { op, slot, arg: a, other: b, out: o } = asked;
  switch (op) {
    case "add":
      return { ways: ["1"], wrong: [], constant: 1 };
    case "sub":
      return { ways: [slot === 0 ? "1" : "-1"], wrong: [], constant: slot === 0 ? 1 : -1 };
    case "scale":
      return { ways: ["3"], wrong: [], constant: 3 };
    case "mul":
      return a === b ? { ways: [a], wrong: [] } : { ways: [b], wrong: [mistake("swapped", a, "swapped")] };
    case "div":
      if (a === b) return { ways: [slot === 0 ? `1 / ${a}` : `(-1 / ${a})`], wrong: [] };
      return slot === 0
        ? { ways: [`1 / ${b}`, `${b}**-1`], wrong: [mistake("divided by the wrong value", `1 / ${a}`, "wrongPlace")] }
        : {
            ways: [`(-${b} / ${a}**2)`, `(-1) * ${o} / ${a}`],
            wrong: [
              mistake("sign within", `(${b} / ${a}**2)`, "factor", "sign"),
              mistake("not squared", `(-${b} / ${a})`, "missingFactor"),
            ],
          };
    case "sigmoid":
      return {
        ways: [`${o} * (1 - ${o})`, `(1 - ${o}) * ${o}`, `(${o} - ${o}**2)`],
        wrong: [
          mistake("σ at the wrong place", `${a} * (1 - ${a})`, "wrongPlace"),
          mistake("one factor of σ′ missing", o, "missingFactor"),
          mistake("the other factor of σ′ missing", `(1 - ${o})`, "missingFactor"),
          mistake("sign within", `${o} * (1 + ${o})`, "sign"),
        ],
      };
    case "tanh":
      return {
        ways: [`(1 - ${o}**2)`, `(1 - ${o} * ${o})`],
        wrong: [
          mistake("tanh at the wrong place", `(1 - ${a}**2)`, "wrongPlace"),
          mistake("sign within", `(1 + ${o}**2)`, "sign"),
          mistake("not squared", `(1 - ${o})`, "missingFactor"),
        ],
      };
    case "exp":
      return { ways: [o, `exp(${a})`], wrong: [mistake("exp at the wrong place", a, "wrongPlace")] };
    case "square":
      return {
        ways: [`2 * ${a}`, `2.0 * ${a}`],
        wrong: [
          mistake("2 dropped", a, "factor"),
          mistake("value for argument", `2 * ${o}`, "wrongPlace", "extraFactor"),
        ],
      };
    case "relu":
      return {
        ways: [`(${a} > 0)`, `(${o} > 0)`],
        wrong: [mistake("comparison turned", `(${a} < 0)`, "operation", "sign")],
      };
    default:
      throw new Error(`${op} is not elementwise`);
  }
}

function elementwise(dice: Random, asked: Asked): Term {
  const { up, isOne, items, arg, out, gradient } = asked;
  const { ways, wrong, constant } = locals(asked);
  const local = dice.pick(ways);
  const isPlain = constant === 1;
  const text = isPlain
    ? dice.chance(0.7)
      ? up
      : `1 * ${up}`
    : local === "-1"
      ? dice.chance(0.5)
        ? `-${up}`
        : `-1 * ${up}`
      : times(dice, /^1 \/|^\(-1\)/.test(local) ? `(${local})` : local, up);
  const shape = items.find(({ name }) => name === arg)?.shape ?? [];
  const mistakes: Mistake[] = wrong.map((one) => ({ ...one, text: `${one.text ?? ""} * ${up}` }));
  const isConstant = constant !== undefined;
  mistakes.push(
    mistake("sign", `-(${text})`, "factor"),
    ...(arg === asked.other ? [] : [mistake("factor added", `2 * ${text}`, "factor")]),
    mistake("factor ½", `0.5 * (${text})`, "factor"),
  );
  const isRelu = asked.op === "relu";
  const flat = shape.length === 0;
  if (!isOne && (!isConstant || flat))
    mistakes.push(mistake("upstream forgotten", isPlain ? "1" : local, "noUpstream", "factor"));
  if (!isConstant && !(flat && isRelu)) mistakes.push(mistake("local gradient forgotten", up, "noLocal"));
  if (isConstant && !isPlain) mistakes.push(mistake("local gradient forgotten", `1 * ${up}`, "factor"));
  const strangers = items.filter(
    ({ name, shape: own, op }) =>
      !asked.areAlike(name, out) && name !== arg && op !== null && String(own) === String(shape),
  );
  if (strangers.length > 0) {
    const stranger = gradient(dice.pick(strangers).name);
    if (isLater(items, stranger, gradient, out))
      mistakes.push(
        mistake("wrong name", text.replace(up, stranger), "wrongPlace", "otherValue", "noLocal", "swapped", "factor"),
      );
  }
  const value = items.find(
    ({ name, shape: own }) => name !== arg && name !== asked.other && name !== out && String(own) === String(shape),
  );
  if (value !== undefined && flat && !/>/.test(text))
    mistakes.push(mistake("value added as a factor", `${text} * ${value.name}`, "extraFactor"));
  return { text, local: isConstant ? null : `(${local})`, mistakes };
}

/** Whether a gradient is known where the lines of a gate stand: gradients are worked out from the last value to the first. */
function isLater(items: readonly Item[], name: string, gradient: (name: string) => string, out: string): boolean {
  const at = items.findIndex((item) => gradient(item.name) === name);
  return at > items.findIndex((item) => item.name === out);
}

function product(dice: Random, { slot, other: b, up, arg, items }: Asked): Term {
  const dotted = (left: string, right: string): string =>
    dice.pick([`${left} @ ${right}`, `${left}.dot(${right})`, `dot(${left}, ${right})`]);
  const text = slot === 0 ? dotted(up, `${b}.T`) : dotted(`${b}.T`, up);
  const shape = items.find(({ name }) => name === arg)?.shape ?? [];
  const isSquare = shape[0] === shape[1];
  const turned = slot === 0 ? `${b} @ ${up}.T` : `${up}.T @ ${b}`;
  const mistakes = [
    mistake("transposed", turned, "transposed"),
    mistake("operand not transposed", slot === 0 ? `${up} @ ${b}` : `${b} @ ${up}`, "shape", "transposed"),
    mistake("order of the product", slot === 0 ? `${b}.T @ ${up}` : `${up} @ ${b}.T`, "shape", "operation"),
    mistake("sign", `-(${text})`, "factor"),
    mistake("factor added", `2 * (${text})`, "factor"),
    ...(isSquare ? [] : [mistake("whole transposed", `(${text}).T`, "transposed")]),
  ];
  return { text, local: null, mistakes };
}

function bias(dice: Random, { slot, up, arg, items }: Asked): Term {
  if (slot === 0) {
    return {
      text: up,
      local: null,
      mistakes: [mistake("sign", `-${up}`, "factor"), mistake("summed", `sum(${up}, axis=0)`, "shape")],
    };
  }
  const shape = items.find(({ name }) => name === arg)?.shape ?? [];
  const keeps = shape.length === 2;
  const [kept, not] = [`sum(${up}, axis=0, keepdims=True)`, dice.pick([`sum(${up}, axis=0)`, `${up}.sum(axis=0)`])];
  return {
    text: keeps ? kept : not,
    local: null,
    mistakes: [
      mistake("sum missing", up, "shape"),
      mistake("keepdims wrong", keeps ? not : kept, "shape"),
      mistake("wrong axis", `sum(${up}, axis=1)`, "shape", "operation"),
      mistake("mean for sum", keeps ? `mean(${up}, axis=0, keepdims=True)` : `mean(${up}, axis=0)`, "factor"),
      mistake("sign", `-${keeps ? kept : not}`, "factor"),
    ],
  };
}

function reduction(dice: Random, { op, arg, up, items }: Asked): Term {
  const [rows = 1, columns = 1] = items.find(({ name }) => name === arg)?.shape ?? [];
  const count = String(rows * columns);
  const ones = dice.pick([`ones_like(${arg})`, `ones((${String(rows)}, ${String(columns)}))`]);
  const text =
    op === "mean" ? dice.pick([`${up} * ${ones} / ${count}`, `${ones} * (${up} / ${count})`]) : times(dice, up, ones);
  return {
    text,
    local: null,
    mistakes: [
      mistake("copies missing", op === "mean" ? `${up} / ${count}` : `1 * ${up}`, "shape"),
      mistake("factor added", `2 * ${text}`, "factor"),
      ...(op === "mean" ? [mistake("1/N dropped", `${up} * ${ones}`, "factor")] : []),
    ],
  };
}
