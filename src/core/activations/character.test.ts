import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { characterOf } from "./character.ts";
import { activations, type Activation, type Setting } from "./gallery.ts";
import { remarksOf } from "./remarks.ts";

const named = (key: string): Activation => {
  const one = activations().find((activation) => activation.key === key);
  if (one === undefined) throw new Error(`no ${key}`);
  return one;
};
const tails = (key: string, setting?: Setting) => {
  const { left, right } = characterOf(named(key), setting);
  return [left.kind, left.slope, right.kind, right.slope];
};

describe("the character of an activation", () => {
  it("is that of the lecture's six", () => {
    expect(tails("sigmoid")).toEqual(["fading", 0, "fading", 0]);
    expect(tails("tanh")).toEqual(["fading", 0, "fading", 0]);
    expect(tails("relu")).toEqual(["flat", 0, "line", 1]);
    expect(tails("leaky_relu")).toEqual(["line", 0.1, "line", 1]);
    expect(tails("maxout")).toEqual(["line", -0.5, "line", 1]);
    expect(tails("elu")).toEqual(["fading", 0, "line", 1]);
    expect(activations().map((one) => characterOf(one).steepest)).toEqual([0.25, 1, 1, 1, 1, 1]);
    const signs = activations().map((one) => {
      const { isNeverNegative, isNeverPositive, isOdd } = characterOf(one);
      return [isNeverNegative, isNeverPositive, isOdd];
    });
    expect(signs).toEqual([
      [true, false, false],
      [false, false, true],
      [true, false, false],
      [false, false, false],
      // max(x, −x/2 + 1/2) is nowhere below 1/3.
      [true, false, false],
      [false, false, false],
    ]);
  });

  it("changes with the parameters", () => {
    expect(tails("leaky_relu", { a: 0 })).toEqual(["flat", 0, "line", 1]);
    expect(tails("elu", { a: 0 })).toEqual(["flat", 0, "line", 1]);
    expect(characterOf(named("leaky_relu"), { a: 1 }).isStraight).toBe(true);
    expect(tails("maxout", { w1: 1, b1: 0, w2: 0, b2: 0 })).toEqual(["flat", 0, "line", 1]);
    // The lines cross at 6.67, between the edge of the picture and where a fading slope would be told.
    expect(tails("maxout", { w1: 0, b1: -3, w2: -0.45, b2: 0 })).toEqual(["line", -0.45, "flat", 0]);
  });

  test("of a maxout is that of its steeper lines, whatever they are", () => {
    const number = fc.integer({ min: -30, max: 30 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(number, number, number, number, (w1, b1, w2, b2) => {
        const { left, right } = characterOf(named("maxout"), { w1, b1, w2, b2 });
        expect(left.slope + 0).toBe(Math.min(w1, w2) + 0);
        expect(right.slope + 0).toBe(Math.max(w1, w2) + 0);
        for (const tail of [left, right]) expect(tail.kind).toBe(tail.slope === 0 ? "flat" : "line");
      }),
    );
  });
});

describe("what is said of an activation", () => {
  const remarks = (key: string, setting?: Setting): string => remarksOf(named(key), setting).join(" ");

  it("follows from it", () => {
    expect(remarks("sigmoid")).toBe(
      "Far from 0 on either side it is almost flat: at x = ±5 f′ is 0.00665, so that hardly any gradient gets through. At its steepest f′ is 0.25: each such layer leaves no more than that part of the gradient. Its outputs are never negative, so that one step moves all weights of a unit that reads them the same way.",
    );
    expect(remarks("tanh")).toMatch(/At its steepest f′ is 1\. Its outputs lie evenly around 0/);
    expect(remarks("relu")).toMatch(
      /^Above 0 the gradient passes whole, however large x is\. Below 0 f′ is exactly 0: .* dead\. .* never negative/,
    );
    expect(remarks("leaky_relu")).toMatch(
      /Below 0 the gradient is multiplied by 0\.1\. It levels off on neither side, .* either sign/,
    );
    expect(remarks("maxout")).toMatch(/^Far above 0 .* Below 0 the gradient is multiplied by −0\.5\. .* The price: /);
    expect(remarks("elu")).toMatch(/Far below 0 it levels off: at x = −5 f′ is 0\.00674, .* either sign/);
  });

  it("holds for the parameters that are set", () => {
    expect(remarks("leaky_relu", { a: 0 })).toBe(remarks("relu"));
    expect(remarks("elu", { a: 0 })).toBe(remarks("relu"));
    expect(remarks("leaky_relu", { a: 0.5 })).toContain("multiplied by 0.5.");
    expect(remarks("leaky_relu", { a: 1 })).toMatch(/^With these numbers it is one straight line/);
    expect(remarks("maxout", { w1: 0, w2: 0 })).toMatch(/always the same/);
    expect(remarks("maxout", { w1: 0, b1: -1, w2: 0, b2: -1 })).toMatch(/always the same/);
  });
});
