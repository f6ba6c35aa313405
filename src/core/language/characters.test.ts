import { describe, expect, it } from "vitest";
import { classAt, LETTER, MARK } from "./alphabet.ts";
import { meantCallee, meantName, meantNumber, superscriptDigits } from "./characters.ts";
import { parseExpression } from "./parse.ts";
import { printExpr } from "./print.ts";
import { exprText } from "./testing/treeText.ts";

describe("what characters mean", () => {
  it("is a name that reads back as itself, for every character of a name", () => {
    let seen = 0;
    for (let code = 0; code < 0x1d800; code++) {
      const character = String.fromCodePoint(code);
      const kind = classAt(character, 0);
      if (kind !== LETTER && kind !== MARK) continue;
      seen++;
      const read = parseExpression(`x_${character}_2`);
      expect(read.kind, character).toBe("name");
      expect(exprText(parseExpression(printExpr(read))), character).toBe(exprText(read));
    }
    expect(seen).toBeGreaterThan(30_000);
  });

  it.each([
    ["w₀", "w0"],
    ["θ", "theta"],
    ["ϑ", "theta"],
    ["Δx", "Deltax"],
    ["𝑥", "x"],
    ["ｗ１", "w1"],
    ["np.random", "random"],
    ["torch.nn.functional.relu", "relu"],
    ["constructor", "constructor"],
    ["가", "가"],
  ])("%s is %s", (written, meant) => {
    expect(meantName(written)).toBe(meant);
  });

  it("tells the sigmoid from its letter, and reads digits in every form", () => {
    expect([meantCallee("σ"), meantCallee("𝜎"), meantName("σ"), meantCallee("τ")]).toEqual([
      "sigmoid",
      "sigmoid",
      "sigma",
      "tau",
    ]);
    expect(["1_000", "２．５", "1e−3", ".5", "2.E+1"].map(meantNumber)).toEqual([1000, 2.5, 0.001, 0.5, 20]);
    expect(["²", "¹²⁰", "⁻³", "⁺4"].map(superscriptDigits)).toEqual([2, 120, 3, 4]);
  });
});
