import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeLink } from "./link.ts";
import { longestSeed, nextSeed, readExercise, seedOf } from "./exerciseName.ts";
import { defaultSettings } from "./settings.ts";
import { writeExerciseLink } from "./writeMarked.ts";

describe("the name of an exercise", () => {
  it("is told of where it is damaged, and taken where it can be", () => {
    for (const text of ["", "~", "~42", "easy~42", "2-42", "2 42", "NaN~1", "2.5~1", "1e9~x"])
      expect(readExercise(text), text).toEqual({ problem: expect.stringContaining("exercise=2~42") });
    expect(readExercise("7~42")).toEqual({
      asked: { difficulty: 3, seed: "42" },
      notes: [expect.stringContaining("no difficulty 7")],
    });
    expect(readExercise("0~42")).toMatchObject({ asked: { difficulty: 1 }, notes: [expect.anything()] });
    expect(readExercise(`1~${"x".repeat(500)}`)).toEqual({
      asked: { difficulty: 1, seed: "x".repeat(longestSeed) },
      notes: [expect.stringContaining(String(longestSeed))],
    });
    for (const text of ["2", "2~", "2~*", " 2 ~ * "])
      expect(readExercise(text), text).toEqual({ asked: { difficulty: 2, seed: null }, notes: [] });
  });

  it("comes back from any link with any seed", async () => {
    const seeds = fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(seeds, fc.constantFrom(1, 2, 3), async (text, difficulty) => {
        const seed = Array.from(text.trim()).slice(0, longestSeed).join("").trim();
        fc.pre(seed !== "" && seed !== "*");
        const view = { at: "b1", moment: null, settings: { ...defaultSettings, quiz: "predict" } } as const;
        const base = { ...defaultSettings, quiz: "predict" } as const;
        const fragment = writeExerciseLink({ difficulty, seed }, view, base);
        expect(fragment).toMatch(/^#exercise=[123]~[\w.%-]+&at=b1$/);
        expect(await decodeLink(fragment)).toMatchObject({ kind: "exercise", asked: { difficulty, seed }, notes: [] });
      }),
      { numRuns: 100 },
    );
  });

  it("leads on in a row", () => {
    expect(nextSeed("42")).toBe("42-1");
    expect(nextSeed("42-1")).toBe("42-2");
    expect(nextSeed("a-9")).toBe("a-10");
    expect(seedOf("42", 3)).toBe("42-3");
    expect(Array.from(nextSeed("x".repeat(longestSeed)))).toHaveLength(longestSeed);
  });
});
