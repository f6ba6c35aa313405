import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "../language/parse.ts";
import { readLatex } from "./readLatex.ts";

const pieces = (
  String.raw`\frac \sqrt \sum \max \sigma \log \exp \left( \right) \left| \right| \left\{ \right. \| | \lVert \rVert { } { } { } _ ^ _{ ^{ ( ) [ ] , ; ; = = + - \cdot \times / & \\ ' ` +
  String.raw`x y W W w_0 x_{12} W^{(1)} e e^{ 2 3.5 1{,}000 10^{-9} \alpha \theta \mathbf{x} \hat \vec \text{if} \text{otherwise} \mathrm{ReLU} \operatorname{softmax} \text{axis } T \top ^T ^\top ` +
  String.raw`\begin{cases} \end{cases} \begin{align} \end{align} \begin{bmatrix} \end{bmatrix} \begin{array}{l} \end{array} \begin \end $ $$ \[ \] \( \) \quad \over \partial \nabla \foo \le \ge \ne < > : . ` +
  String.raw`_i _j _{ij} x_i s_j \sum_i \sum_{i=1}^N \frac{1}{N} \mathbf{1}_{ \infty \pi 가 𝑥 😀 # % ~ " \ \, ^ __proto__ constructor \lambda for f(x) f(x,y)`
).split(" ");

const soups = fc
  .tuple(fc.array(fc.constantFrom(...pieces, "\n", " "), { maxLength: 40 }), fc.constantFrom("", " ", " f = "))
  .map(([parts, between]) => parts.join(between));

/** What is wrong with how a text is taken; null where it is read, is refused at a place of its own, or holds no LaTeX. */
function faultOf(text: string): string | null {
  const read = readLatex(text);
  if (read === null) return null;
  if (!read.ok) {
    const { message, from, to } = read;
    const isSound =
      message.length > 10 && !/undefined|\[object/.test(message) && 0 <= from && from <= to && to <= text.length;
    return isSound ? null : `${text} is refused as ${JSON.stringify(read)}`;
  }
  const isSound = readLatex(read.program) === null && parse(read.program).diagnostics.length === 0;
  return isSound ? null : `${text} gives ${read.program}`;
}

describe("whatever is pasted", () => {
  it("is read or refused at its place", () => {
    fc.assert(
      fc.property(soups, (text) => {
        expect(faultOf(text)).toBeNull();
      }),
      { numRuns: 4000, seed: 5 },
    );
  }, 30_000);

  it("is so when it is cut anywhere", () => {
    const whole = String.raw`$$f(w, x) = \frac{1}{1 + e^{-(w_0x_0 + w_1x_1 + w_2)}}$$ \begin{align} q &= \mathbf{W}^{\mathsf T} \left| x \right| \\ f &= \begin{cases} x & x \ge 0 \\ \sum_{i=1}^N y_i & \text{otherwise} \end{cases} \end{align} $w_0 = 2, \|W\|_2^2$`;
    for (let from = 0; from < whole.length; from += 17)
      for (let to = from; to <= whole.length; to++) expect(faultOf(whole.slice(from, to))).toBeNull();
  });

  it("gives formulas that the language reads", () => {
    const words = [
      ..."xyzW",
      "2",
      "w_0",
      String.raw`\alpha`,
      String.raw`\sigma(x)`,
      String.raw`\frac{x}{y}`,
      String.raw`\sqrt{z}`,
      "|y|",
    ];
    const formula = fc
      .tuple(
        fc.array(
          fc.tuple(fc.constantFrom(...words), fc.constantFrom(" ", "+", "-", String.raw`\cdot `, "^2 ", "(x+y)")),
        ),
      )
      .map(([parts]) => `f = \\frac{1}{2} ${parts.flat().join("")} x`);
    fc.assert(
      fc.property(formula, (text) => {
        const read = readLatex(text);
        expect(read?.ok).toBe(true);
        if (read?.ok === true) expect(parse(read.program).diagnostics, read.program).toEqual([]);
      }),
      { numRuns: 500, seed: 3 },
    );
  }, 30_000);

  it("takes time in proportion to its length", () => {
    const time = (unit: string, count: number): number => {
      const text = `${unit.repeat(count)}`;
      const start = performance.now();
      readLatex(text);
      return performance.now() - start;
    };
    for (const unit of [
      "$",
      "{",
      "(",
      "_",
      "^2",
      String.raw`\frac`,
      String.raw`\begin{align}`,
      String.raw`\text{`,
      "x_i",
      "f = x \\\\ ",
      "x = 1, ",
      "\\[",
      "x'",
      "||",
      String.raw`\sum_i `,
      String.raw`\left`,
      "1,",
      "f(x)=",
      "x = [1, ",
      "\n= ",
      "%",
      '"',
      "&",
      "^{T}",
      "-",
      "\\begin{cases}",
    ]) {
      const count = Math.floor(18_000 / unit.length);
      time(`\\frac12${unit}`, 2);
      expect(time(`\\frac12 ${unit}`.slice(8), count), unit).toBeLessThan(400);
      expect(faultOf(`\\frac12 ${unit.repeat(count)}`)).toBeNull();
    }
  });
});
