import { expect, it } from "vitest";
import { build } from "../core/graph/build.ts";
import { differentiate, type NodeReport } from "../core/index.ts";
import { parse } from "../core/language/parse.ts";
import { ntm } from "./ntm.ts";
import { ntmSteps } from "./ntmSteps.ts";

function nodesOf(source: string): readonly NodeReport[] {
  const outcome = differentiate(source);
  if (!outcome.ok) throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
  return outcome.nodes;
}

const valueOf = (nodes: readonly NodeReport[], id: string): readonly number[] =>
  nodes.find((node) => node.id === id)?.value as readonly number[];

it("weighs the rows of its memory with shares of 1, at every stage", () => {
  const nodes = nodesOf(ntm.source);
  for (const id of ["w_c", "w_g", "w_s", "w1"]) {
    const weights = valueOf(nodes, id);
    expect(Math.min(...weights)).toBeGreaterThan(0);
    expect(weights.reduce((total, weight) => total + weight, 0)).toBeCloseTo(1, 12);
  }
});

it.each([
  ["[1, 0, 0]", 1],
  ["[0, 1, 0]", 0],
  ["[0, 0, 1]", -1],
])("shifted by %s, a weight is where it was %i rows on, round the end", (s, by) => {
  const nodes = nodesOf(ntm.source.replace("[0.1, 0.2, 0.7]", s));
  const before = valueOf(nodes, "w_g");
  expect(valueOf(nodes, "w_s")).toEqual(before.map((_weight, i) => before.at((i + by) % before.length)));
});

it("goes through time as its turns do when they are written one below another", () => {
  const [head = "", rest = ""] = ntmSteps.source.split("for t in range(3):\n");
  const lines = rest.split("\n");
  const turn = lines.filter((line) => line.startsWith("    ")).map((line) => line.trim());
  const after = lines.filter((line) => !line.startsWith("    "));
  const turns = ["[0]", "[1]", "[2]"].flatMap((t) => turn.map((line) => line.replace("[t]", t)));
  const unrolled = nodesOf([head, ...turns, ...after].join("\n"));
  const numbers = (nodes: readonly NodeReport[]): unknown[] => nodes.map(({ value, gradient }) => [value, gradient]);
  expect(turn).toHaveLength(6);
  expect(numbers(nodesOf(ntmSteps.source))).toEqual(numbers(unrolled));
});

it("is a turn for each step, and in each the same modules", () => {
  const { graph } = build(parse(ntmSteps.source).program);
  const groups = graph?.groups ?? [];
  const turns = groups.flatMap(({ kind }, at) => (kind === "turn" ? [at] : []));
  expect(turns.map((at) => groups[at]?.key)).toEqual(["t=0", "t=1", "t=2"]);
  for (const turn of turns) {
    const names = groups.filter(({ parent }) => parent === turn).map(({ name }) => name);
    expect(names.toSorted()).toEqual(
      "content controller focus gate interpolate key move new old read sharpen shift strength write".split(" "),
    );
  }
});
