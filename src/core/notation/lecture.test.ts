import { describe, expect, it, test } from "vitest";
import { explain, explainNode } from "./explain.ts";
import { faceOf } from "./face.ts";
import { graphOf, lecture, traceOf } from "./notation.fixtures.ts";
import { nudge } from "./nudge.ts";
import { rules } from "./rules.ts";

describe("L7: f = (x + y) z", () => {
  const trace = traceOf(lecture.l7, { grain: "wire" });
  const told = trace.steps.map((_step, at) => explain(trace, at + 1, "auto"));

  it("goes in the order of the slides: ∂f/∂f, ∂f/∂z, ∂f/∂q, ∂f/∂y, ∂f/∂x", () => {
    expect(told.slice(2).map(({ kind, slots }) => slots[0]?.downstream ?? kind)).toEqual([
      "seed",
      "3",
      "−4",
      "−4",
      "−4",
    ]);
  });
  it("says the chain rule as the slide does", () => {
    const named = traceOf("q = x + y; f = q * z; x = -2; y = 5; z = -4", { grain: "wire" });
    const [y] = explain(named, 6, "auto").slots;
    expect(y?.chainLatex).toBe(
      "\\frac{\\partial f}{\\partial y} = \\frac{\\partial q}{\\partial y} \\cdot \\frac{\\partial f}{\\partial q}",
    );
    expect(y?.heading).toBe("to y");
  });
  it("says one sentence for the whole step at gate grain", () => {
    const named = traceOf("q = x + y; f = q * z; x = -2; y = 5; z = -4");
    expect(explain(named, 4, "auto").sentence).toBe(
      "Backward: the multiply gate f hands z the gradient 3 = local 3 times upstream 1, and q the gradient −4 = local −4 times upstream 1.",
    );
    expect(explain(named, 4, "auto").pattern?.name).toBe("switcher");
    expect(explain(named, 5, "auto")).toMatchObject({ title: "Add gate", titleLatex: "q = x + y" });
    expect(explain(named, 5, "auto").paragraphs).toContain(
      "An add gate has local gradient 1 on every input, so it hands the same gradient, −4, to both.",
    );
  });
  it("says why ∂f/∂f is 1", () => {
    expect(told[2]?.paragraphs[0]).toBe(
      "∂f/∂f = 1: f moves one for one with itself; that is where the backward pass starts.",
    );
  });
  it("nudges", () => {
    expect(nudge(trace, 0, "auto").sentence).toBe(
      "Nudge x by +0.01 and f moves by about −0.04; the true change is −0.04.",
    );
  });
});

describe("L9: the neuron gate by gate", () => {
  const backward = (arithmetic: "exact" | "slide", decimals: "auto" | 2): (readonly string[])[] => {
    const trace = traceOf(lecture.l9, { arithmetic });
    return trace.steps
      .map((_step, at) => explain(trace, at + 1, decimals).slots.map(({ downstream }) => downstream))
      .filter((slots) => slots.length > 0);
  };
  it("prints the exact gradients", () => {
    expect(backward("exact", 2)).toEqual([
      ["−0.53"],
      ["−0.53"],
      ["−0.20"],
      ["0.20"],
      ["0.20", "0.20"],
      ["0.20", "0.20"],
      ["−0.59", "−0.39"],
      ["0.39", "−0.20"],
    ]);
  });
  it("prints the slides' own gradients in slide arithmetic", () => {
    expect(backward("slide", 2).slice(-2)).toEqual([
      ["−0.60", "−0.40"],
      ["0.40", "−0.20"],
    ]);
  });
  it("shows the slides' products", () => {
    const trace = traceOf(lecture.l9, { arithmetic: "slide" });
    const products = trace.steps.flatMap((_step, at) =>
      explain(trace, at + 1, 2).slots.map((slot) => slot.productLatex),
    );
    const product = (local: string, upstream: string, downstream: string): string =>
      `\\underbrace{\\left(${local}\\right)}_{\\text{local}} \\underbrace{\\left(${upstream}\\right)}_{\\text{upstream}} = ${downstream}`;
    expect(products.slice(0, 4)).toEqual([
      product("-\\frac{1}{1.37^{2}}", "1.00", "-0.53"),
      product("1", "-0.53", "-0.53"),
      product("e^{-1.00}", "-0.53", "-0.20"),
      product("-1", "-0.20", "0.20"),
    ]);
  });
  it("says where slide arithmetic rounds", () => {
    const trace = traceOf(lecture.l9, { arithmetic: "slide" });
    expect(explain(trace, 12, 2).slots[0]?.notes).toEqual([
      "Slide arithmetic: the product is rounded to two decimals before being used.",
    ]);
    expect(explain(trace, 11, 2).slots[0]?.notes).toEqual([]);
  });
  it("has the slide's faces", () => {
    const faces = graphOf(lecture.l9).nodes.flatMap((node) => (node.kind === "gate" ? [faceOf(node)] : []));
    expect(faces).toEqual(["×", "×", "+", "+", "×−1", "exp", "+1", "1/x"]);
  });
  it("has the slide's rules: e^x → e^x, ax → a, 1/x → −1/x², c + x → 1", () => {
    const table = rules(graphOf(lecture.l9))
      .slice(-4)
      .map(({ partialsLatex }) => partialsLatex[0]?.split(" = ")[1]);
    expect(table).toEqual(["-1", "e^{u_{5}}", "1", "-\\frac{1}{u_{7}^{2}}"]);
  });
});

test("L12: the sigmoid's local gradient takes its output", () => {
  const trace = traceOf(lecture.l12);
  const step = explain(trace, trace.forwardCount + 2, 2);
  expect(step.slots[0]).toMatchObject({ local: "0.20", upstream: "1.00", downstream: "0.20" });
  expect(step.slots[0]?.localNumbersLatex).toBe("\\left(1 - 0.73\\right) \\cdot 0.73");
  expect(step.slots[0]?.localLatex).toContain("= \\left(1 - \\sigma\\right) \\sigma");
  expect(step.paragraphs.join(" ")).toContain("(1 − σ)σ: σ here is the gate's output 0.73, not its input u₄ = 1.00.");
});

test("L13: distributor, router, switcher", () => {
  const trace = traceOf(lecture.l13);
  const told = trace.steps.map((_step, at) => explain(trace, at + 1, "auto")).filter(({ kind }) => kind === "backward");
  expect(
    told.map(({ title, pattern, slots }) => [title, pattern?.name, slots.map(({ downstream }) => downstream)]),
  ).toEqual([
    ["Multiply by 2 gate", undefined, ["2"]],
    ["Add gate", "distributor", ["2", "2"]],
    ["Max gate", "router", ["0", "2"]],
    ["Multiply gate", "switcher", ["6", "−8"]],
  ]);
  expect(told[2]?.paragraphs).toContain(
    "A max gate routes: z sets the output 2, so it gets the whole gradient 2; w gets 0.",
  );
});

test("L14: gradients add at branches", () => {
  const trace = traceOf(lecture.l14);
  const sums = trace.steps.flatMap((step, at) => (step.kind === "accumulate" ? [explain(trace, at + 1, 10)] : []));
  expect(sums.map(({ sum }) => sum).toSorted()).toEqual(["1.5922327515", "2.0595697956"]);
  const x = sums.find(({ node }) => node === "x");
  expect(x?.terms.map(({ value }) => value).toSorted()).toEqual(["0.5121444488", "1.5831868945", "−0.0357615478"]);
  expect(x?.sumLatex).toBe(
    "\\frac{\\partial f}{\\partial x} = 1.5831868945 - 0.0357615478 + 0.5121444488 = 2.0595697956",
  );
  expect(x?.title).toBe("Gradients add at branches");
});

test("L8: one gate alone, before and after its gradient arrives", () => {
  const trace = traceOf("q = x + y; f = q * z; x = -2; y = 5; z = -4");
  const q = trace.graph.nodes.findIndex(({ id }) => id === "q");
  expect(explainNode(trace, q, 3, "auto").slots[0]).toMatchObject({
    local: "1",
    upstream: "not yet",
    downstream: "not yet",
  });
  expect(explainNode(trace, q, 4, "auto").slots[0]).toMatchObject({
    local: "1",
    upstream: "−4",
    downstream: "not yet",
  });
  expect(explainNode(trace, q, 5, "auto").slots[0]).toMatchObject({ local: "1", upstream: "−4", downstream: "−4" });
  expect(explainNode(trace, q, 0, "auto").slots[0]?.local).toBe("not yet");
});

describe("causes and conventions", () => {
  const notesOf = (source: string): string[] => {
    const trace = traceOf(source);
    return trace.steps.flatMap((_step, at) => {
      const { notes, slots } = explain(trace, at + 1, "auto");
      return [...notes, ...slots.flatMap((slot) => slot.notes)];
    });
  };
  it.each([
    ["max(a, b); a = 1; b = 1", "a and b are equal: at a tie max routes to its first operand."],
    ["relu(x); x = 0", "ReLU has a kink at 0"],
    ["max(0, x); x = -2", "x = −2 is below 0, so the gate is off"],
    ["log(x); x = 0", "log 0 is −∞"],
    ["exp(x); x = 1000", "past 1.8×10³⁰⁸"],
    ["0 * log(x); x = 0", "so it is NaN"],
    ["sigmoid(x); x = 40", "saturated"],
    ["tanh(x); x = -9", "saturated"],
    ["0 * x^2", "The upstream gradient is 0"],
    ["x * y; x = 0; y = 3", "The local gradient is 0: here a tiny change of y alone leaves f as it is."],
    ["sqrt(x) * 0; x = 0", "0 × ∞ has no definite value"],
    ["log(x) + 1; x = -1", "no real logarithm"],
    ["(x < 1) * y", "A comparison is 0 or 1"],
  ])("%s: %s", (source, wanted) => {
    expect(notesOf(source).join("\n")).toContain(wanted);
  });
  it("says 0 because f does not depend on it", () => {
    const trace = traceOf("f = x * 2; w = 3; g = f + w", { target: 1 });
    expect(trace.reached).toContain(false);
    expect(explain(trace, trace.forwardCount + 1, "auto").paragraphs.join(" ")).toContain("does not depend on");
    const w = trace.graph.nodes.findIndex(({ id }) => id === "w");
    expect(explainNode(trace, w, trace.steps.length, "auto").paragraphs).toContain(
      "∂f/∂w = 0 because f does not depend on it.",
    );
  });
});

describe("faces", () => {
  it.each([
    ["x^2", "x²"],
    ["x^-1", "x⁻¹"],
    ["x^0.5", "x^0.5"],
    ["2^x", "2ˣ"],
    ["2 * x", "×2"],
    ["x * -3", "×−3"],
    ["x - 1", "−1"],
    ["1 - x", "1−x"],
    ["x / 2", "÷2"],
    ["max(0, x)", "max(0, x)"],
    ["leaky_relu(x)", "leaky"],
    ["leaky_relu(x, 0.3)", "leaky 0.3"],
    ["pi * x", "×π"],
    ["x > 0", "> 0"],
    ["sigmoid(x)", "σ"],
    ["square(x)", "x²"],
  ])("%s has %s in its circle", (source, face) => {
    const node = graphOf(source).nodes.at(-1);
    expect(node?.kind === "gate" ? faceOf(node) : null).toBe(face);
  });
});

describe("nudge", () => {
  it("shows the true change beside the predicted one where the curve bends", () => {
    const trace = traceOf("f = x * x; x = 3");
    expect(nudge(trace, 0, "auto")).toMatchObject({ delta: "+0.01", predicted: "0.06", actual: "0.0601" });
  });
  it("takes a step that suits the input", () => {
    expect(nudge(traceOf("f = 2 * x; x = 0.001"), 0, "auto").delta).toBe("+0.0001");
    expect(nudge(traceOf("f = 2 * x; x = 50000"), 0, "auto").delta).toBe("+1");
    expect(nudge(traceOf("f = 2 * x; x = 0"), 0, "auto").delta).toBe("+0.01");
  });

  it("tells a change from −∞ as it is", () => {
    expect(nudge(traceOf("f = 2 * log(x); x = 0"), 0, "auto").actual).toBe("∞");
  });
  it("is exact in slide arithmetic too", () => {
    const trace = traceOf(lecture.l9, { arithmetic: "slide" });
    expect(Number(nudge(trace, 0, 2).actual.replace("−", "-"))).toBeCloseTo(-0.00197, 5);
  });
});
