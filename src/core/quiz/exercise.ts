import { build } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import { wiredNodes } from "../graph/lookup.ts";
import { parse } from "../language/parse.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import { diceOf, type Dice } from "./dice.ts";

/** 1: sums and products. 2: a branch, and a function. 3: more of both, and quotients. */
export const difficulties = [1, 2, 3] as const;
export type Difficulty = (typeof difficulties)[number];

type Join = "+" | "-" | "*" | "/" | "max";
type Unary = "exp" | "sigmoid" | "tanh" | "square" | "inverse" | "relu";

interface Plan {
  /** At least and at most. */
  readonly inputs: readonly [number, number];
  readonly unaries: readonly [number, number];
  /** Gates that use a value again. */
  readonly branches: number;
  readonly joins: readonly [Join, ...Join[]];
  readonly functions: readonly [Unary, ...Unary[]];
  /** What the inputs are whole multiples of, and how large they are at most. */
  readonly grain: number;
  readonly reach: number;
}

const plans: Readonly<Record<Difficulty, Plan>> = {
  1: {
    inputs: [3, 4],
    unaries: [0, 0],
    branches: 0,
    joins: ["+", "*", "-", "*"],
    functions: ["square"],
    grain: 1,
    reach: 5,
  },
  2: {
    inputs: [3, 3],
    unaries: [1, 2],
    branches: 1,
    joins: ["+", "*", "-", "max", "*"],
    functions: ["square", "exp", "relu", "sigmoid"],
    grain: 0.5,
    reach: 3,
  },
  3: {
    inputs: [3, 4],
    unaries: [2, 3],
    branches: 2,
    joins: ["+", "*", "-", "/", "max", "*"],
    functions: ["exp", "sigmoid", "tanh", "square", "inverse", "relu"],
    grain: 0.5,
    reach: 3,
  },
};

const unaryText: Readonly<Record<Unary, (x: string) => string>> = {
  exp: (x) => `exp(${x})`,
  sigmoid: (x) => `sigmoid(${x})`,
  tanh: (x) => `tanh(${x})`,
  relu: (x) => `relu(${x})`,
  square: (x) => `${x}^2`,
  inverse: (x) => `1 / ${x}`,
};

const inputNames = ["x", "y", "z", "w"];
const gateNames = ["p", "q", "r", "s", "u", "v", "g", "h", "k", "m"];
/** Values and gradients within these are worth working out by hand. */
const smallest = 0.004;
const largest = 60;
const attempts = 200;

/** A program to go backward through by hand: the same for the same difficulty and seed. Line by line, the inputs last. */
export function exerciseOf(difficulty: Difficulty, seed: string): string {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const source = written(plans[difficulty], diceOf(`${difficulty} ${seed} ${attempt}`));
    if (source !== null && isFit(source)) return source;
  }
  // Never met: one in a few attempts is fit.
  return "q = x + y\nf = q * z\nx = -2\ny = 5\nz = -4";
}

/** With n inputs, n − 1 joins leave one value over, whatever stands between them; null where a branch finds nothing to use. */
function written(plan: Plan, dice: Dice): string | null {
  const inputs = inputNames.slice(0, dice.whole(...plan.inputs));
  const kinds = shuffled(dice, [
    ...inputs.slice(1).map(() => "join" as const),
    ...Array.from({ length: dice.whole(...plan.unaries) }, () => "unary" as const),
    ...Array.from({ length: plan.branches }, () => "branch" as const),
  ]);
  /** Values that nothing uses yet, and the others. */
  const open = [...inputs];
  const used: string[] = [];
  const take = (from: string[]): string => from.splice(dice.whole(0, from.length - 1), 1)[0] ?? "x";
  const lines: string[] = [];
  for (const [i, kind] of kinds.entries()) {
    if (kind === "branch" && used.length === 0) return null;
    const first = take(open);
    const second = kind === "unary" ? null : take(kind === "join" ? open : used);
    const text =
      second === null
        ? unaryText[dice.pick(plan.functions)](first)
        : joined(dice.pick(plan.joins), ...inOrder(dice, first, second));
    const name = i === kinds.length - 1 ? "f" : (gateNames[i] ?? "t");
    lines.push(`${name} = ${text}`);
    used.push(first, ...(second === null ? [] : [second]));
    open.push(name);
  }
  return [...lines, ...inputs.map((name) => `${name} = ${number(plan, dice)}`)].join("\n");
}

const inOrder = (dice: Dice, a: string, b: string): readonly [string, string] => (dice.next() < 0.5 ? [a, b] : [b, a]);

function shuffled<T>(dice: Dice, items: readonly T[]): readonly T[] {
  return items
    .map((item) => ({ item, place: dice.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

const joined = (operator: Join, a: string, b: string): string =>
  operator === "max" ? `max(${a}, ${b})` : `${a} ${operator} ${b}`;

function number({ grain, reach }: Plan, dice: Dice): string {
  const size = grain * dice.whole(1, Math.round(reach / grain));
  return String(dice.next() < 0.5 ? -size : size);
}

/** Whether every number is worth working out: none too large or too small, no tie, nothing cut off from the output. */
function isFit(source: string): boolean {
  const { graph } = build(parse(source).program);
  if (graph === null) return false;
  const trace = run(compile(graph), graph);
  const inRange = (value: number): boolean =>
    value === 0 || (Math.abs(value) >= smallest && Math.abs(value) <= largest);
  if (!trace.values.every(inRange) || !trace.gradients.every(inRange)) return false;
  // Kinks and dead ends teach something, but not as the only thing.
  const alive = graph.nodes.filter((node, i) => node.kind === "input" && trace.gradients[i] !== 0).length;
  return alive >= 2 && !trace.values.some((value) => value === 0) && !hasTie(graph, trace.values);
}

/** Whether a maximum is taken of two equal numbers: which of them passes the gradient on would be a convention. */
function hasTie(graph: Graph, values: Float64Array): boolean {
  return graph.nodes.some((node) => {
    if (node.kind !== "gate" || node.gate !== "max") return false;
    const [a, b] = wiredNodes(node);
    return a !== undefined && b !== undefined && values[a] === values[b];
  });
}
