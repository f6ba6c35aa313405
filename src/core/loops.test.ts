import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differentiate, type NodeReport, type Outcome } from "./index.ts";

/** A line of a program, or a loop; `text` names the variables of the loops around by `t0`, `t1`, … from outside in. */
type Line = string | { readonly range: readonly number[]; readonly body: readonly Line[] };

const names = fc.constantFrom("a", "b", "c");
const variables = (depth: number): readonly string[] => Array.from({ length: depth }, (_, i) => `t${i}`);

function expression(depth: number): fc.Arbitrary<string> {
  const counted = depth === 0 ? fc.constant("2") : fc.constantFrom(...variables(depth));
  const atom = fc.oneof(
    names,
    counted,
    counted.map((t) => `v[${t}]`),
    names.map((name) => `half(${name})`),
    names.map((name) => `tanh(${name})`),
    fc.tuple(counted, names).map(([t, name]) => `${t} ${name}`),
  );
  return fc
    .tuple(atom, fc.constantFrom("+", "-", "*"), atom)
    .map(([left, sign, right]) => `0.5 * (${left}) ${sign} (${right})`);
}

function line(depth: number): fc.Arbitrary<Line> {
  const assignment = fc.tuple(names, expression(depth)).map(([name, value]) => `${name} = ${value}`);
  if (depth === 3) return assignment;
  // Every number counted is a position of v.
  const range = fc.constantFrom([3], [0], [1, 4], [4, -2, -2], [-3, 0], [5, 5], [2, 3, 9]);
  const loop = fc.record({ range, body: fc.array(line(depth + 1), { minLength: 1, maxLength: 3 }) });
  return fc.oneof({ weight: 3, arbitrary: assignment }, { weight: 1, arbitrary: loop });
}

const programs = fc.array(line(0), { minLength: 1, maxLength: 5 });
const start = ["half(u) = u / 2", "a = 0.5; b = -1; c = 2", "v = [0.3, -0.2, 0.7, 1, -0.4]"];
const end = ["a + b + c + sum(v)"];

function looped(lines: readonly Line[], depth = 0): string[] {
  const space = "    ".repeat(depth);
  return lines.flatMap((l) =>
    typeof l === "string"
      ? [space + l]
      : [`${space}for t${depth} in range(${l.range.join(", ")}):`, ...looped(l.body, depth + 1)],
  );
}

function byHand(lines: readonly Line[], values: readonly number[] = []): string[] {
  return lines.flatMap((l) => {
    if (typeof l === "string") return [l.replace(/\bt(\d)\b/g, (_, depth) => `(${values[Number(depth)]})`)];
    const [first = 0, stop, step = 1] = l.range;
    const [from, to] = stop === undefined ? [0, first] : [first, stop];
    const turns: string[] = [];
    for (let t = from; step > 0 ? t < to : t > to; t += step) turns.push(...byHand(l.body, [...values, t]));
    return turns;
  });
}

function nodesOf(outcome: Outcome): readonly Omit<NodeReport, "expression">[] {
  if (!outcome.ok) throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
  return outcome.nodes.map(({ id, name, gate, isInput, shape, value, gradient }) => {
    return { id, name, gate, isInput, shape, value, gradient };
  });
}

describe("a loop is the program with its turns written out by hand", () => {
  test("same gates, values and gradients, to the last bit", { timeout: 60_000 }, () => {
    let turns = 0;
    fc.assert(
      fc.property(programs, (lines) => {
        const written = byHand(lines);
        turns += written.length;
        const loops = differentiate([...start, ...looped(lines), ...end].join("\n"));
        expect(nodesOf(loops)).toEqual(nodesOf(differentiate([...start, ...written, ...end].join("\n"))));
      }),
      { numRuns: 300 },
    );
    expect(turns).toBeGreaterThan(1000);
  });

  test("random numbers are drawn turn by turn", () => {
    const loops = differentiate(
      "seed(3)\ns = x\nfor t in range(3):\n    s = s + sum(randn(2))\n    seed(t)\nf = s * rand()",
    );
    const hand = differentiate(
      "seed(3)\ns = x; s = s + sum(randn(2)); seed(0); s = s + sum(randn(2)); seed(1); s = s + sum(randn(2)); seed(2)\nf = s * rand()",
    );
    expect(nodesOf(loops)).toEqual(nodesOf(hand));
  });

  test("a recurrence that is known: h = a h + x gives f = aⁿ h₀ + x (1 + a + … + aⁿ⁻¹)", () => {
    const nodes = nodesOf(differentiate("h = 2\nfor t in range(10):\n    h = a h + x\nf = h\na = 0.5; x = 3"));
    const value = (id: string): unknown => nodes.find((node) => node.id === id)?.value;
    const gradient = (id: string): unknown => nodes.find((node) => node.id === id)?.gradient;
    const sum = (1 - 0.5 ** 10) / (1 - 0.5);
    expect(value("h")).toBeCloseTo(2 * 0.5 ** 10 + 3 * sum, 12);
    expect(gradient("x")).toBeCloseTo(sum, 12);
    expect(gradient("h#1")).toBeCloseTo(0.5 ** 10, 12);
  });
});
