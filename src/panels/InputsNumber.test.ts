import { describe, expect, it } from "vitest";
import { reachFor, readNumber, snapped, stepped, suits } from "./InputsNumber.ts";

describe("a typed number", () => {
  it.each([
    ["-2", -2],
    ["\u22120.5", -0.5],
    [" .5 ", 0.5],
    ["1e-3", 0.001],
    ["1_000", 1000],
    ["1/3", 1 / 3],
    ["\u22121/4", -0.25],
    ["+7.", 7],
    ["-0", 0],
  ])("%s is %d", (typed, value) => {
    expect(readNumber(typed)).toEqual({ ok: true, value });
  });

  it.each(["", "-", "abc", "1.2.3", "1e", "1/0", "1/2/3", "0x10", "1e999", "Infinity", "NaN", "__proto__"])(
    "%j is refused with a sentence",
    (typed) => {
      const read = readNumber(typed);
      expect(read.ok).toBe(false);
      expect(!read.ok && read.message).toMatch(/\.$/);
    },
  );

  it("tells a decimal comma", () => {
    expect(readNumber("0,5")).toEqual({ ok: false, message: "Write a decimal point: 0.5." });
  });
});

describe("a slider's reach", () => {
  it.each([
    [0, 10, 0.1],
    [-2, 10, 0.1],
    [10, 10, 0.1],
    [12, 20, 0.2],
    [-300, 500, 5],
    [0.05, 0.1, 0.001],
    [1e-8, 1e-7, 1e-9],
  ])("for %d is %d in steps of %d", (value, bound, step) => {
    expect(reachFor(value)).toEqual({ bound, step });
  });

  it("holds every number within it", () => {
    for (let exponent = -12; exponent <= 12; exponent++) {
      for (const digit of [1, 1.5, 2, 4.99, 9.99]) {
        const value = digit * 10 ** exponent;
        expect(suits(reachFor(value), value), String(value)).toBe(true);
        expect(suits(reachFor(-value), -value), String(-value)).toBe(true);
      }
    }
  });

  it("stays while the number stays within it", () => {
    expect(suits({ bound: 20, step: 0.2 }, 3)).toBe(true);
    expect(suits({ bound: 10, step: 0.1 }, 10.1)).toBe(false);
  });
});

describe("steps", () => {
  it("leave no float noise", () => {
    expect(stepped(0.2, 1, 0.1)).toBe(0.3);
    expect(stepped(-0.1, 1, 0.1)).toBe(0);
    expect(Object.is(stepped(-0.1, 1, 0.1), 0)).toBe(true);
    expect(stepped(1.234, -3, 0.1)).toBe(0.934);
    expect(snapped(2.9499, 0.1)).toBe(2.9);
    expect(snapped(-299, 5)).toBe(-300);
  });
});
