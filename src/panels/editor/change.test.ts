import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smallestChange } from "./change.ts";

describe("the smallest change", () => {
  it.each([
    ["x = -2\ny = 5", "x = -1.9\ny = 5", { from: 5, to: 6, insert: "1.9" }],
    ["aa", "aaa", { from: 2, to: 2, insert: "a" }],
    ["abc", "ac", { from: 1, to: 2, insert: "" }],
    ["", "f = x", { from: 0, to: 0, insert: "f = x" }],
  ])("from %j to %j", (before, after, change) => {
    expect(smallestChange(before, after)).toEqual(change);
  });

  it("is none between equal texts", () => {
    expect(smallestChange("f = x", "f = x")).toBeNull();
  });

  it("leads from one text to the other", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "1", "\n", "é") });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = smallestChange(before, after);
        const made = change === null ? before : before.slice(0, change.from) + change.insert + before.slice(change.to);
        expect(made).toBe(after);
      }),
    );
  });
});
