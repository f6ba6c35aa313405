import type { Graph, InputNode } from "../graph/graph.ts";
import { sizeOf } from "../tensor/nested.ts";
import { nameExpr, substitute } from "../notation/simplify.ts";
import type { ListingLine, Tie } from "./listing.ts";
import { numpySpelling } from "./numpySpellings.ts";
import { recipeOf, replayed, type Drawn, type RandomCall, type Recipe } from "./pythonInputs.ts";
import { pythonOf } from "./pythonExpr.ts";
import { pythonFloat, pythonLists } from "./pythonNumber.ts";
import type { StagedInput } from "./staged.ts";
import { t } from "../words/t.ts";

/** What stands around an input's data: before and after a number, and an array that is written out or made by NumPy. */
export interface Around {
  /** Where the numbers ∞, NaN, π and e are found: `np`. */
  readonly module: string;
  readonly number: readonly [string, string];
  readonly written: readonly [string, string];
  readonly made: readonly [string, string];
}

interface Given {
  readonly input: StagedInput;
  readonly recipe: Recipe | null;
  /** The first of the draws that it takes, and the one after the last; null where it takes none. */
  readonly draws: readonly [number, number] | null;
}

/** A line, or several for a large matrix, for each input: as NumPy makes it, where that gives the very same numbers. */
export function inputLines(graph: Graph, inputs: readonly StagedInput[], around: Around): readonly ListingLine[] {
  const drawn = replayed(graph);
  const given = givenBy(inputs, drawn);
  const lines: ListingLine[] = [];
  let at = 0;
  const skipTo = (to: number): void => {
    for (; at < to; at++) lines.push({ text: passedOver(drawn[at]), ties: [] });
  };
  const streamed = given
    .filter(({ draws }) => draws !== null)
    .toSorted((a, b) => (a.draws?.[0] ?? 0) - (b.draws?.[0] ?? 0));
  if (streamed.length > 0 && drawn[0]?.draw[0] !== "seed") lines.push({ text: "np.random.seed(0)", ties: [] });
  for (const each of streamed) {
    const [from, to] = each.draws ?? [0, 0];
    skipTo(from);
    lines.push(...linesOf(each, around));
    at = to;
  }
  return [...lines, ...given.filter(({ draws }) => draws === null).flatMap((each) => linesOf(each, around))];
}

function givenBy(inputs: readonly StagedInput[], drawn: readonly Drawn[]): readonly Given[] {
  const taken = new Set<number>();
  let free = 0;
  return inputs.map((input) => {
    const recipe = recipeOf(input.node, drawn, free);
    const places = [...(recipe?.randoms.values() ?? [])].flatMap(({ from }) => ("draw" in from ? [from.draw] : []));
    const [first] = places;
    if (recipe === null || first === undefined) return { input, recipe, draws: null };
    // In one line nothing else can be drawn between, and nothing twice.
    if (places.some((place, i) => place !== first + i || taken.has(place))) return { input, recipe: null, draws: null };
    for (const place of places) taken.add(place);
    free = first + places.length;
    return { input, recipe, draws: [first, free] };
  });
}

/** Draws that no input of the listing holds are made all the same: the stream moves on by them. */
function passedOver(drawn: Drawn | undefined): string {
  const [what, count] = drawn?.draw ?? ["seed", 0];
  return what === "seed"
    ? `np.random.seed(${String(count)})`
    : `np.random.${what}(${String(count)})  # ${t`drawn, and not used`}`;
}

function linesOf({ input: { node, variable }, recipe }: Given, around: Around): readonly ListingLine[] {
  const ties: readonly Tie[] = [{ node: node.id, phase: "input" }];
  const [first = "", ...rest] = recipe === null ? literalLines(node, around) : [madeText(recipe, around)];
  return [`${variable} = ${first}`, ...rest].map((text) => ({ text, ties }));
}

function literalLines({ value, shape }: InputNode, { module, number, written }: Around): readonly string[] {
  if (typeof value === "number") return [number[0] + pythonFloat(value, module) + number[1]];
  const lines = sizeOf(shape) === 0 ? [`np.zeros((${shape.join(", ")},))`] : pythonLists(value, module);
  const last = lines.length - 1;
  return lines.map((line, i) => (i === 0 ? written[0] : "") + line + (i === last ? written[1] : ""));
}

function madeText({ expression, randoms }: Recipe, { made }: Around): string {
  const calls = new Map([...randoms].map(([name, random]) => [name, nameExpr(randomText(random))]));
  const { text } = pythonOf(
    substitute(expression, calls),
    numpySpelling(() => [], true),
  );
  return made[0] + text + made[1];
}

function randomText({ callee, sizes, from }: RandomCall): string {
  const source = "seed" in from ? `np.random.RandomState(${String(from.seed)})` : "np.random";
  return `${source}.${callee}(${sizes.join(", ")})`;
}
