import type { Expr } from "../language/program.ts";
import { walkExpr } from "../language/walk.ts";
import { MersenneTwister } from "../tensor/mersenne.ts";
import { sameValues, sizeOf } from "../tensor/nested.ts";
import { toNested } from "../graph/constants.ts";
import type { Draw } from "../graph/graph.ts";
import type { Nested } from "../tensor/tensor.ts";
import { constantText } from "./javascriptCode.ts";
import { dataOf, isRandom, type Stream } from "./javascriptData.ts";
import type { ListingLine } from "./listing.ts";
import type { StagedInput } from "./staged.ts";

/** Data whose numbers are this short are written as numbers, whatever call made them. */
const shortest = 60;
/** A longer text is no easier to read than the numbers. */
const longestCall = 400;
const longestLine = 110;

/**
 * The lines that give the inputs their data: numbers, or the call that makes them, where it makes the very numbers.
 * @param draws what the program drew from its stream
 * @param streamName a free name for the stream of random numbers that have no seed of their own
 */
export function inputLines(
  inputs: readonly StagedInput[],
  draws: readonly Draw[],
  streamName: string,
): readonly ListingLine[] {
  // A program draws in the order of its text, from a stream that starts at seed 0 unless it says otherwise.
  const [[what, given] = ["seed", 0]] = draws;
  const seed = what === "seed" ? given : 0;
  const start = ({ node }: StagedInput): number => node.span?.from ?? 0;
  const stream: Stream = { name: streamName, numbers: new MersenneTwister(seed), draws: 0, isBehind: false };
  const calls = new Map(
    inputs
      .toSorted((a, b) => start(a) - start(b))
      .flatMap((input) => {
        const text = callText(input, stream);
        return text === null ? [] : [[input.variable, text] as const];
      }),
  );
  const isDrawing = [...calls.values()].some((text) => text.includes(`${streamName}.`));
  const ordered = isDrawing ? inputs.toSorted((a, b) => start(a) - start(b)) : inputs;
  const lines = ordered.flatMap((input) => assigned(input, calls.get(input.variable)));
  return isDrawing ? [{ text: `const ${streamName} = randomState(${String(seed)});`, ties: [] }, ...lines] : lines;
}

function isDrawn(expr: Expr): boolean {
  let found = false;
  walkExpr(expr, (part) => {
    found ||= part.kind === "call" && isRandom(part);
  });
  return found;
}

/** The call that makes the numbers of an input; null where they are better written out. */
function callText({ node }: StagedInput, stream: Stream): string | null {
  const { expression, shape, value } = node;
  // Of more numbers than characters the text is not asked for.
  const isShort = sizeOf(shape) <= shortest && constantText(value).length <= shortest;
  if (isShort && !isDrawn(expression)) return null;
  const { draws } = stream;
  const data = dataOf(expression, shape, stream);
  const { text, constant } = data?.code ?? { text: "" };
  const isCall = data !== null && constant === undefined && text.length <= longestCall;
  // Where the listing has not drawn what the program drew, later numbers of the stream are not the program's either.
  const isAhead = stream.draws === draws || !stream.isBehind;
  if (isCall && isAhead && sameValues(toNested(data.value), value)) return text;
  stream.isBehind ||= stream.draws > draws;
  return null;
}

function assigned({ variable, node }: StagedInput, call: string | undefined): ListingLine[] {
  const line = (text: string): ListingLine => ({ text, ties: [{ node: node.id, phase: "input" }] });
  const { value } = node;
  const text = call ?? constantText(value);
  if (call !== undefined || !isMatrix(value) || text.length <= longestLine)
    return [line(`const ${variable} = ${text};`)];
  const rows = value.map((row) => line(`  ${constantText(row)},`));
  return [line(`const ${variable} = [`), ...rows, line("];")];
}

function isMatrix(value: Nested): value is readonly Nested[] {
  return typeof value === "object" && typeof value[0] === "object";
}
