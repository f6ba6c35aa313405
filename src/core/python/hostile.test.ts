import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { build } from "../graph/build.ts";
import * as lecture from "./lecture.fixtures.ts";
import { looksLikePython } from "./looksLike.ts";
import { readPython } from "./readPython.ts";

/** Reads a text; every span of what comes back lies in it. Returns whether it was read. */
function read(source: string): boolean {
  looksLikePython(source);
  const reading = readPython(source);
  if (reading === null) return false;
  const { program, diagnostics, remarks, backward, recipe } = reading;
  const spans = [program.statements, remarks, backward, recipe?.updates ?? []].flat().map(({ span }) => span);
  for (const { from, to } of [...spans, ...diagnostics])
    expect(0 <= from && from <= to && to <= source.length).toBe(true);
  // Building what is large belongs to other tests.
  if (!/\d{3}/.test(source)) build(program);
  return true;
}

const soup = (
  "x y w h loss dx dw dloss grad_w self self.w np np.dot np.random.randn torch F ( ) [ ] { } , : ; . = == += -= *= + - * / ** @ ^ < > " +
  "0 1 2. .5 1e-3 0.1 True None def class for while if else elif with try except lambda return import from as in range not and or is " +
  "print forward backward __init__ object T shape sum reshape append #... # todo ... ''' \"\"\" \" ' \\ ` ``` >>> σ ² ₀ − \u00a0 \f \t"
)
  .split(" ")
  .concat(["\n", "\n", "\n", "\n    ", "\n    ", "\n        ", " ", " ", "\r\n"]);

describe("hostile texts", { timeout: 30_000 }, () => {
  it("never throw, whatever tokens stand together", () => {
    const text = fc
      .array(fc.tuple(fc.constantFrom(...soup), fc.constantFrom("", " ")), { maxLength: 60 })
      .map((tokens) => tokens.flat().join(""));
    fc.assert(
      fc.property(text, (source) => {
        expect(() => read(source)).not.toThrow();
      }),
      { numRuns: 600 },
    );
  });

  it("never throw, whatever lines stand together", () => {
    const lines = Object.values(lecture).flatMap((source) => source.split("\n"));
    const text = fc
      .array(fc.tuple(fc.constantFrom(...lines), fc.constantFrom("", "    ", "\t")), { maxLength: 25 })
      .map((parts) =>
        parts
          .map(([line, gap]) => gap + line)
          .join("\n")
          .replaceAll("2000", "20")
          .replaceAll("1000", "10"),
      );
    fc.assert(
      fc.property(text, (source) => {
        expect(() => read(source)).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });

  it.each(Object.entries(lecture))("never throws on %s cut off anywhere", (_name, source) => {
    let count = 0;
    for (let end = 0; end <= source.length; end++) if (read(source.slice(0, end))) count++;
    expect(count).toBeGreaterThan(source.length / 4);
  });

  it.each([
    ["signs", `x = ${"-".repeat(19_000)}1`],
    ["nots", `x = ${"not ".repeat(4_000)}1`],
    ["powers", `x = ${"2**".repeat(6_000)}1`],
    ["brackets", `x = ${"(".repeat(190)}1${")".repeat(190)}`],
    ["suffixes", `x = y${".T".repeat(9_000)}`],
    ["calls", `x = f${"(1)".repeat(6_000)}`],
    ["lambdas", `x = ${"lambda: ".repeat(2_000)}1`],
    ["choices", `x = ${"1 if a else ".repeat(1_500)}1`],
    ["blocks", Array.from({ length: 190 }, (_line, i) => `${" ".repeat(i)}if a:`).join("\n")],
    ["loops", Array.from({ length: 150 }, (_line, i) => `${" ".repeat(i)}for t in x:`).join("\n")],
    ["open brackets on many lines", "x = (\n".repeat(3_000)],
    ["open strings on many lines", "x = '''\n".repeat(2_400) + "'"],
    [
      "functions that call one another",
      "def f(x):\n  a, b = g(x)\n  return a, b\ndef g(x):\n  a, b = f(x)\n  return a, b\np, q = f(1)",
    ],
    ["sums", `x = ${"a+".repeat(9_000)}a`],
    ["lines", "x += 1\n".repeat(2_800)],
    [
      "gradients",
      Array.from({ length: 900 }, (_line, i) => `dx${i} = x${i}; x${i} = 2`)
        .join("\n")
        .slice(0, 19_900),
    ],
  ])("reads or refuses many %s in time", (_what, source) => {
    const start = performance.now();
    read(source);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
