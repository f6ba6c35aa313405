import { describe, expect, test } from "vitest";
import { examples } from "../../examples/index.ts";
import { nodeAt } from "../graph/lookup.ts";
import { viewOf } from "../graph/view.ts";
import { graphOf, traceOf } from "../notation/notation.fixtures.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import { bandOf, bands, relativeError } from "./bands.ts";
import { broken, exampleGraph, indexOf, report } from "./check.fixtures.ts";
import type { EntryCheck } from "./check.ts";
import { checkAll } from "./checkAll.ts";

const entriesOf = (source: string, h?: number): readonly EntryCheck[] =>
  report(traceOf(source), h === undefined ? {} : { h }).inputs.flatMap(({ entries }) => entries);
const one = (source: string, h?: number): EntryCheck => {
  const [entry] = entriesOf(source, h);
  if (entry === undefined) throw new Error("nothing was checked");
  return entry;
};

describe("bands", () => {
  test("are ordered, and hold every relative error", () => {
    expect(bands.map(({ upTo }) => upTo)).toEqual([1e-7, 1e-4, 1e-2, Infinity]);
    expect([0, 1e-7, 1.1e-7, 1e-4, 5e-3, 0.5, Infinity, NaN].map((error) => bandOf(error).key)).toEqual([
      "agrees",
      "agrees",
      "kinky",
      "kinky",
      "suspicious",
      "wrong",
      "wrong",
      "wrong",
    ]);
  });

  test("of two zeros there is no error", () => {
    expect(relativeError(0, 0)).toBe(0);
    expect(relativeError(2, 1)).toBe(0.5);
    expect(relativeError(NaN, 1)).toBeNaN();
  });
});

describe("the lecture's e^x at 1", () => {
  test.each([
    [1e-1, "1.4e-1", "4.5e-3"],
    [1e-5, "1.4e-5", "5.9e-11"],
    [1e-11, "3.3e-5", "1.0e-5"],
  ])("h = %d: forward %s, centred %s", (h, forward, centred) => {
    const entry = one("f = exp(x); x = 1", h);
    expect(Math.abs(entry.analytic - entry.forward).toExponential(1)).toBe(forward);
    expect(entry.absolute.toExponential(1)).toBe(centred);
  });

  test("says that a tiny h is drowned by rounding, and that a large one is not", () => {
    expect(one("f = exp(x); x = 1", 1e-11)).toMatchObject({ excuse: "rounding", band: { key: "agrees" } });
    expect(one("f = exp(x); x = 1", 1e-11).says).toMatch(/rounding alone/);
    expect(one("f = exp(x); x = 1", 1e-1)).toMatchObject({ excuse: null, band: { key: "suspicious" } });
  });
});

describe("every example", () => {
  // AlexNet takes a tenth of a second each time.
  const most = (id: string): number => (id === "alexnet" ? 1 : id === "wide" ? 20 : 12);

  test.each(examples.map((example) => [example.id, example] as const))(
    "%s agrees",
    { timeout: 60_000 },
    (id, example) => {
      const graph = exampleGraph(example.source);
      const open = example.settings?.open ?? [];
      const views = id === "alexnet" ? [graph] : [graph, viewOf(graph, open, nodeAt(graph, graph.output).id)];
      for (const shown of views) {
        const trace = run(compile(shown), shown);
        const { inputs } = report(trace, { most: most(id), h: 1e-5 });
        const entries = inputs.flatMap((input) => input.entries);
        if (id === "log") {
          expect(entries.map(({ trouble }) => trouble)).toEqual([
            expect.stringMatching(/loss is ∞.*arises at the log gate/),
          ]);
          continue;
        }
        expect(entries.length).toBeGreaterThan(0);
        const off = entries.filter(
          ({ trouble, judged, excuse }) => trouble !== null || !(judged <= 1e-6 || excuse !== null),
        );
        expect(
          off.map(({ input, position, says }) => `${nodeAt(shown, input).id}[${position.join()}]: ${says}`),
        ).toEqual([]);
        const kinked = entries.filter(({ kinks }) => kinks.length > 0);
        if (id !== "tie" && id !== "alexnet") expect(kinked.map(({ says }) => says)).toEqual([]);
      }
    },
  );
});

describe("kinks", () => {
  test("at a tie each operand's gradient is the slope of the side that it keeps", () => {
    const [x, y] = entriesOf("f = max(x, y) * z; x = 2; y = 2; z = 3");
    expect(x).toMatchObject({ analytic: 3, judge: "forward", kinks: [{ side: "below", words: "the max gate u₁" }] });
    expect(y).toMatchObject({ analytic: 0, judge: "backward", kinks: [{ side: "above" }] });
    for (const entry of [x, y]) expect(entry?.band.key).toMatch(/agrees|kinky/);
    expect(x?.relative).toBeGreaterThan(0.1);
    expect(x?.says).toMatch(/the max gate u₁ switches, so the check straddles a kink.*towards x \+ h/);
  });

  test.each([
    ["f = relu(x); x = 4e-6", "ReLU", "forward"],
    ["f = relu(x); x = -4e-6", "ReLU", "backward"],
    ["f = relu(x); x = 0", "ReLU", "backward"],
    ["f = abs(x); x = 0", "absolute value", "between"],
    ["f = abs(x); x = 1e-6", "absolute value", "forward"],
    ["f = min(x, 3); x = 3.000001", "min", "forward"],
    ["f = leaky_relu(x); x = -1e-6", "leaky ReLU", "backward"],
    ["f = where(x > 1, x^2, 5 * x); x = 1.000001", "where", "forward"],
    ["f = sum(max_pool2d(x, 2)); x = [[1, 1.000001], [0, 0]]", "max pool", "backward"],
    ["f = max(x); x = [2, 2.000001]", "largest", "backward"],
    ["f = min(x); x = [2, 1.999999]", "smallest", "forward"],
    ["f = svm_loss(s, 0); s = [1, 0.000001]", "SVM loss", "backward"],
  ])("%s: the %s gate switches, and the %s difference judges", (source, gate, judge) => {
    const entry = one(source);
    expect(entry.kinks.map(({ words }) => words).join()).toMatch(new RegExp(gate));
    expect(entry.judge).toBe(judge);
    expect(entry.band.key).toMatch(/agrees|kinky/);
  });

  test.each([
    "f = relu(x); x = 1e-4",
    "f = abs(x); x = -1",
    "f = max(x, y); x = 1; y = 2",
    "f = elu(x) + max_pool2d(y, 2); x = 1; y = [[1, 2], [3, 4]]",
  ])("%s: none is in reach", (source) => {
    expect(entriesOf(source).flatMap(({ kinks }) => kinks)).toEqual([]);
  });

  test("a wrong gradient at a kink is still wrong", () => {
    const trace = broken(traceOf("f = abs(x); x = 0"), "x", () => 1.5);
    expect(report(trace).worst).toMatchObject({ judge: "between", band: { key: "wrong" } });
    const tied = broken(traceOf("f = max(x, y) * z; x = 2; y = 2; z = 3"), "x", () => 1.5);
    expect(report(tied).worst).toMatchObject({ band: { key: "wrong" } });
  });

  test("inside a closed group are found, and named by the way to them", () => {
    const graph = graphOf("g(a) = relu(a) * 2\nf = g(x) + 1\nx = 0.000001");
    const shown = viewOf(graph, [], "f");
    const { worst } = report(run(compile(shown), shown));
    expect(worst?.kinks[0]?.path.length).toBe(2);
    expect(worst?.band.key).toMatch(/agrees|kinky/);
  });

  test("that nothing of the target depends on do not count", () => {
    expect(entriesOf("a = relu(x)\nf = x^2 + 0 * y\nx = 0; y = 1").flatMap(({ kinks }) => kinks)).toEqual([]);
  });
});

describe("a gradient broken on purpose", () => {
  test("is caught in a trace", () => {
    const trace = broken(traceOf("f = (x + y) * z\nx = -2; y = 5; z = -4"), "z", (gradient) => gradient * 1.001);
    const { worst } = report(trace);
    expect(worst?.input).toBe(indexOf(trace, "z"));
    expect(worst?.band.key).toBe("suspicious");
  });

  test.each([
    ["too large by a millionth", (gradient: number) => gradient * (1 + 1e-6), "kinky"],
    ["of the wrong sign", (gradient: number) => -gradient, "wrong"],
    ["missing", () => 0, "wrong"],
    ["far too large", (gradient: number) => gradient * 1e9, "wrong"],
  ])("%s", (_name, change, key) => {
    expect(report(broken(traceOf("f = sin(x) * tanh(x); x = 0.7"), "x", change)).worst?.band.key).toBe(key);
  });
});

describe("where there is nothing to compare", () => {
  test.each([
    ["f = log(x); x = 0", /f is −∞, so there is no difference to take. It arises at the log gate f, which gives −∞/],
    ["f = sqrt(x); x = 0", /gradient is ∞/],
    ["f = log(x); x = 1e-6", /At x − h.*f is NaN: a smaller h.*the log gate f, which gives NaN/],
  ])("%s says why", (source, why) => {
    const entry = one(source);
    expect(entry.trouble).toMatch(why);
    expect(entry.says).toBe(entry.trouble);
  });

  test("labels and sizes are left where they are", () => {
    const { inputs } = report(traceOf("f = cross_entropy(s, y)\ns = [1, 2, 3]; y = 1"));
    expect(inputs.filter(({ left }) => left === null).map(({ id }) => id)).toEqual(["s"]);
    const told = report(traceOf("f = sum(x[k:]) * k\nx = [1, 2, 3]; k = 1"));
    expect(told.inputs.find(({ id }) => id === "k")).toMatchObject({
      left: expect.stringMatching(/size/),
      entries: [],
    });
  });
});

describe("what it costs", () => {
  test("two evaluations an entry and one at x", () => {
    const checked = report(traceOf("f = sum(W @ x)\nW = [[1, 2], [3, 4]]; x = [1, 2]"));
    expect(checked).toMatchObject({ evaluations: 13, evaluationsForAll: 13 });
    expect(checked.says).toMatch(/6 of 6 entries checked by 13 forward evaluations/);
  });

  test("large inputs are sampled, and a budget is kept", () => {
    const trace = traceOf("f = sum(W @ x) + b\nW = randn(30, 40, seed=1); x = randn(40, seed=2); b = 1");
    const checked = report(trace, { most: 10 });
    expect(checked.inputs.map(({ size, entries }) => [entries.length, size])).toEqual([
      [10, 1200],
      [10, 40],
      [1, 1],
    ]);
    expect(new Set(checked.inputs[0]?.entries.map(({ position }) => position[1])).size).toBeGreaterThan(5);
    for (const budget of [1, 2, 3, 4, 8, 21, 43])
      expect(report(trace, { most: 10, budget }).evaluations).toBeLessThanOrEqual(budget);
    expect(report(trace, { budget: 8 }).inputs.map(({ entries }) => entries.length)).toEqual([1, 1, 1]);
    expect(report(trace, { budget: 4 }).inputs.map(({ left }) => left === null)).toEqual([true, false, false]);
  });

  test("it goes entry by entry, and can be stopped", () => {
    const checking = checkAll(traceOf("f = x * y; x = 2; y = 3"));
    expect(checking.next().value).toMatchObject({ analytic: 3 });
    expect(checking.return(report(traceOf("f = x"))).done).toBe(true);
    expect(checking.next().done).toBe(true);
  });
});
