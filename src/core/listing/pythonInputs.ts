import { constants } from "../gates/evaluate.ts";
import { evaluateTensor } from "../gates/evaluateTensor.ts";
import { makers } from "../gates/makers.ts";
import type { Draw, Graph, InputNode } from "../graph/graph.ts";
import { isRandom } from "../graph/mentions.ts";
import type { CallExpr, Expr } from "../language/program.ts";
import { walkExpr } from "../language/walk.ts";
import { nameExpr, numberExpr, rebuilt } from "../notation/simplify.ts";
import { isSeed, MersenneTwister } from "../tensor/mersenne.ts";
import { sizeOf, tensorOf } from "../tensor/nested.ts";
import type { Tensor } from "../tensor/tensor.ts";

/** Some numbers that a program drew. */
export interface Drawn {
  readonly draw: Draw;
  /** Empty for a seed. */
  readonly numbers: Float64Array;
}

/** An input's data by the calls that made it, which have been found to give these very numbers. */
export interface Recipe {
  /** Over calls of makers with sizes as numbers; calls of `randn` and `rand` are names that `draws` explains. */
  readonly expression: Expr;
  readonly randoms: ReadonlyMap<string, RandomCall>;
}

export interface RandomCall {
  readonly callee: "randn" | "rand";
  readonly sizes: readonly number[];
  /** Its own, or the place among what was drawn from the program's stream. */
  readonly from: { readonly seed: number } | { readonly draw: number };
}

/** What a program drew from its stream, number for number. */
export function replayed({ draws = [] }: Graph): readonly Drawn[] {
  let stream = new MersenneTwister(0);
  return draws.map((draw) => {
    const [what, count] = draw;
    if (what === "seed") stream = new MersenneTwister(count);
    return { draw, numbers: what === "seed" ? new Float64Array(0) : numbersOf(stream, what, count) };
  });
}

function numbersOf(stream: MersenneTwister, callee: "randn" | "rand", count: number): Float64Array {
  return Float64Array.from({ length: count }, () => (callee === "randn" ? stream.normal() : stream.uniform()));
}

/** Draws that are tried for one call, where more than one has the right size. */
const MOST_TRIES = 20;

/**
 * How an input's data can be made again; null where its expression holds no maker, or would give other numbers.
 * @param free where among the draws to look first
 */
export function recipeOf(node: InputNode, drawn: readonly Drawn[], free: number): Recipe | null {
  if (!holdsMaker(node.expression)) return null;
  const wanted = tensorOf(node.value);
  const size = sizeOf(node.shape);
  for (let tries = 0, from = free; tries < MOST_TRIES; tries++) {
    const attempt = resolved(node, drawn, from);
    if (attempt === null) return null;
    if (gives(attempt, drawn, wanted)) return attempt;
    const next = drawn.findIndex(({ draw: [what, count] }, at) => at > from && what !== "seed" && count === size);
    if (next < 0) return null;
    from = next;
  }
  return null;
}

function holdsMaker(expression: Expr): boolean {
  let found = false;
  walkExpr(expression, (expr) => {
    found ||= expr.kind === "call" && makers.has(expr.callee);
  });
  return found;
}

/** The expression with numbers for names, its random calls told apart; null where a name cannot be resolved. */
function resolved({ expression, shape }: InputNode, drawn: readonly Drawn[], from: number): Recipe | null {
  const randoms = new Map<string, RandomCall>();
  let next = from;
  let fails = false;
  const call = (node: CallExpr): Expr => {
    if (!makers.has(node.callee)) return node;
    const args = node.args.every(isLiteral) ? node.args : shape.map(numberExpr);
    if (!isRandom(node.callee)) return { ...node, args, named: [] };
    const seed = node.named.find(({ name }) => name === "seed")?.value;
    const sizes = sizesIn(args);
    while (seed === undefined && next < drawn.length && drawn[next]?.draw[0] === "seed") next += 1;
    const given = seed?.kind === "number" ? seed.value : null;
    if (seed !== undefined && !isSeed(given)) fails = true;
    const source = seed === undefined ? { draw: next++ } : { seed: given ?? 0 };
    const name = `#${String(randoms.size)}`;
    randoms.set(name, { callee: node.callee === "rand" ? "rand" : "randn", sizes, from: source });
    return nameExpr(name);
  };
  const known = rebuilt(
    expression,
    (name) => {
      const value = constants.get(name.name);
      return value === undefined ? name : numberExpr(value);
    },
    (node) => (node.kind === "call" ? call(node) : node),
  );
  return fails ? null : { expression: known, randoms };
}

const isLiteral = (expr: Expr): boolean =>
  expr.kind === "number" || (expr.kind === "list" && expr.items.every(isLiteral));

/** Sizes one by one, or as one list. */
function sizesIn(args: readonly Expr[]): readonly number[] {
  return args.flatMap((arg) => (arg.kind === "number" ? [arg.value] : arg.kind === "list" ? sizesIn(arg.items) : []));
}

/** Whether a recipe makes exactly these numbers. */
function gives({ expression, randoms }: Recipe, drawn: readonly Drawn[], wanted: Tensor): boolean {
  const data = (name: string): Tensor => {
    const random = randoms.get(name);
    if (random === undefined) throw new Error(`${name} is no constant.`);
    const { callee, sizes, from } = random;
    if ("seed" in from) return { shape: sizes, data: numbersOf(new MersenneTwister(from.seed), callee, sizeOf(sizes)) };
    const found = drawn[from.draw];
    if (found?.draw[0] !== callee || found.numbers.length !== sizeOf(sizes)) throw new Error("Another draw is meant.");
    return { shape: sizes, data: found.numbers };
  };
  try {
    const made = evaluateTensor(expression, data);
    return made.shape.join() === wanted.shape.join() && made.data.every((value, i) => value === wanted.data[i]);
  } catch {
    // It speaks of what the graph does not hold: a function of the program's own, a size computed from another.
    return false;
  }
}
