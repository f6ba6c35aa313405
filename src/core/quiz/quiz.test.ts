import { describe, expect, it } from "vitest";
import { build } from "../graph/build.ts";
import { parse } from "../language/parse.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import type { Trace } from "../trace/trace.ts";
import { workedByHand, type Hop } from "./byHand.fixtures.ts";
import { difficulties, exerciseOf } from "./exercise.ts";
import { judgeAnswer } from "./judge.ts";
import { questionsOf, type Question } from "./question.ts";
import { readNumber } from "./readNumber.ts";
import type { Reason } from "./slips.ts";

function traceOf(source: string): Trace {
  const { graph } = build(parse(source).program);
  if (graph === null) throw new Error(`no graph: ${source}`);
  return run(compile(graph), graph, { grain: "wire" });
}

const asked = (source: string): readonly Question[] => {
  const trace = traceOf(source);
  return trace.steps.flatMap((step) => questionsOf(trace, step));
};

const hopOf = (hops: readonly Hop[], gate: string | null, operand: string): Hop | undefined =>
  hops.find((one) => one.gate === gate && one.operand === operand);

const near = (a: number, b: number, by: number): boolean =>
  Math.abs(a - b) <= by * Math.max(Math.abs(a), Math.abs(b)) || a === b;

describe("exercises", () => {
  it("are the same for the same seed, and others for others", () => {
    for (const difficulty of difficulties) {
      expect(exerciseOf(difficulty, "42")).toBe(exerciseOf(difficulty, "42"));
      const many = new Set(Array.from({ length: 40 }, (_, i) => exerciseOf(difficulty, String(i))));
      expect(many.size).toBeGreaterThan(35);
    }
    expect(exerciseOf(1, "a class of 2026, 가")).toMatch(/\nz = -?\d/);
  });

  it("are worked out by hand to what the graph says, and every question with them", () => {
    for (const difficulty of difficulties)
      for (let seed = 0; seed < 60; seed++) {
        const source = exerciseOf(difficulty, `hand ${seed}`);
        const { values, gradients, hops } = workedByHand(source);
        const trace = traceOf(source);
        trace.graph.nodes.forEach(({ name }, i) => {
          if (name === null) throw new Error(`an unnamed value in ${source}`);
          expect(near(trace.values[i] ?? 0, values.get(name) ?? 0, 1e-9), `${name} of ${source}`).toBe(true);
          expect(near(trace.gradients[i] ?? 0, gradients.get(name) ?? 0, 1e-9), `d${name} of ${source}`).toBe(true);
        });
        const questions = asked(source);
        expect(questions.filter(({ kind }) => kind === "wire")).toHaveLength(hops.length);
        for (const { kind, gate, name, answer } of questions) {
          const hop = hopOf(hops, gate, name);
          const expected =
            kind === "wire" ? (hop?.local ?? 0) * (hop?.upstream ?? 0) : kind === "seed" ? 1 : gradients.get(name);
          expect(near(answer, expected ?? Number.NaN, 1e-9), `${kind} ${name} of ${source}`).toBe(true);
        }
      }
  });
});

interface Given {
  readonly question: Question;
  readonly text: string;
  readonly expected: Reason | "right" | "rounded";
}

/** Answers by hand: right, rounded, and wrong in each of the ways that have a name. */
function answersTo(source: string): readonly Given[] {
  const { values, gradients, hops } = workedByHand(source);
  return asked(source).flatMap((question): Given[] => {
    const hop = hopOf(hops, question.gate, question.name);
    const right =
      question.kind === "wire" ? (hop?.local ?? 0) * (hop?.upstream ?? 0) : (gradients.get(question.name) ?? 1);
    const value = values.get(question.name) ?? Number.NaN;
    const wrong: (readonly [Reason, number])[] = [
      ["sign", -right],
      ["value", value],
    ];
    if (question.kind === "seed") wrong.push(["seed", 0]);
    if (hop !== undefined) {
      const { local, upstream, elsewhere } = hop;
      const other = hops.find(({ gate, slot }) => gate === hop.gate && slot !== hop.slot);
      wrong.push(
        ["noUpstream", local],
        ["noLocal", upstream],
        ["added", local + upstream],
        ["divided", upstream / local],
        ["divided", local / upstream],
      );
      wrong.push(...elsewhere.map((there) => ["wrongPlace", there * upstream] as const));
      if (other !== undefined) wrong.push(["otherInput", other.local * other.upstream]);
    }
    if (question.kind === "sum") {
      const terms = hops
        .filter(({ operand }) => operand === question.name)
        .map(({ local, upstream }) => local * upstream);
      wrong.push(...terms.map((term) => ["branch", term] as const));
      wrong.push(["product", terms.reduce((product, term) => product * term, 1)]);
    }
    // What comes to another mistake's number, or to the right one, says nothing.
    const isTold = ([reason, number]: readonly [Reason, number]): boolean =>
      Number.isFinite(number) &&
      !near(number, right, 0.03) &&
      Math.abs(number - right) > 0.006 &&
      wrong.every(([other, value]) => other === reason || !near(value, number, 0.03)) &&
      // Half of the sizes of a wire's own mistakes stand in for others with the sign changed.
      !near(-number, hop?.local ?? Number.NaN, 0.03);
    const rounded = right.toFixed(2);
    return [
      { question, text: String(right), expected: "right" },
      ...(!near(Number(rounded), right, 1e-9) && Math.abs(right) > 0.05
        ? [{ question, text: rounded, expected: "rounded" as const }]
        : []),
      ...wrong.filter(isTold).map(([expected, number]) => ({ question, text: String(number), expected })),
    ];
  });
}

it("judges 1 000 answers and more as they are: right, rounded, and wrong in each named way", () => {
  const counts = new Map<string, number>();
  const misjudged: string[] = [];
  for (const difficulty of difficulties)
    for (let seed = 0; seed < 60; seed++) {
      const source = exerciseOf(difficulty, `judge ${seed}`);
      for (const { question, text, expected } of answersTo(source)) {
        const { kind, reason } = judgeAnswer(question, text);
        const said = kind === "wrong" ? reason : kind;
        counts.set(expected, (counts.get(expected) ?? 0) + 1);
        if (said !== expected)
          misjudged.push(
            `${text} for d${question.name} (${question.kind}): ${String(said)}, not ${expected}\n${source}`,
          );
      }
    }
  expect(misjudged.slice(0, 3)).toEqual([]);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  expect(total).toBeGreaterThan(1000);
  for (const reason of [
    "right",
    "rounded",
    "sign",
    "noUpstream",
    "noLocal",
    "added",
    "divided",
    "otherInput",
    "wrongPlace",
    "branch",
    "product",
    "value",
    "seed",
  ])
    expect(counts.get(reason) ?? 0, reason).toBeGreaterThanOrEqual(20);
});

describe("what is typed", () => {
  const [question] = asked("q = x + y\nf = q * z\nx = -2\ny = 5\nz = -4").filter(({ name }) => name === "q");
  if (question === undefined) throw new Error("no question");

  it.each(["-4", "−4", " -4.00 ", "-4e0", "4 * -1", "-8/2", "-(1 + 3)", "-sqrt(16)"])("%s is −4", (text) => {
    expect(judgeAnswer(question, text).kind).toBe("right");
  });

  it.each(["", "four", "-", ".", "q", "1/0", "4 +", "(", "9".repeat(500), "<b>4</b>", "f = 2", "[1, 2]"])(
    "%s is no number, and nothing is held against it",
    (text) => {
      expect(judgeAnswer(question, text)).toMatchObject({ kind: "unread", reason: null });
    },
  );

  it("reads decimals with what they leave open", () => {
    expect(readNumber("0.20")).toEqual({ value: 0.2, rounding: 0.005 });
    expect(readNumber("3")).toEqual({ value: 3, rounding: 0.5 });
    expect(readNumber("1/3")).toEqual({ value: 1 / 3, rounding: 0 });
  });

  it("takes the lecture's rounded numbers for its sigmoid", () => {
    const source = "f = 1 / (1 + exp(-(w0 * x0 + w1 * x1 + w2)))\nw0 = 2\nx0 = -1\nw1 = -3\nx1 = -2\nw2 = -3";
    const texts = asked(source).map((one) => [one, one.answer.toFixed(2)] as const);
    for (const [one, text] of texts)
      expect(judgeAnswer(one, text).kind, `${text} for ${one.answer}`).toMatch(/right|rounded/);
  });
});

it("asks for one entry of a matrix, the largest", () => {
  const questions = asked("q = W @ x\nf = sum(q^2)\nW = [[0.1, 0.5], [-0.3, 0.8]]\nx = [0.2, 0.4]");
  const ofW = questions.find(({ name }) => name === "W");
  expect(ofW?.entry).toEqual([1, 1]);
  expect(ofW?.answer).toBeCloseTo(0.208, 12);
  if (ofW !== undefined) expect(judgeAnswer(ofW, "-0.208").reason).toBe("sign");
});
