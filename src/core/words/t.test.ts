import { afterEach, expect, it } from "vitest";
import { withEnding } from "./ending.ts";
import { msg, parts, perLanguage, speak, t, translated } from "./t.ts";

afterEach(() => speak(null));

it("is English as it is written until another language is spoken", () => {
  expect(t`${2} gates of ${"f"}`).toBe("2 gates of f");
  expect(t`plain`).toBe("plain");
  expect(translated(msg`plain`)).toBe("plain");
  expect(parts`a ${null} b ${3}`).toEqual(["a ", null, " b ", 3]);
});

it("takes the other language's words and order, and English where a text is missing", () => {
  speak({ "{0} gates of {1}": "{1}의 게이트 {0}개", plain: "평범", empty: "" });
  const say = (count: number, name: string): string => t`${count} gates of ${name}`;
  expect(say(2, "f")).toBe("f의 게이트 2개");
  expect(say(3, "{0}")).toBe("{0}의 게이트 3개");
  expect(translated(msg`plain`)).toBe("평범");
  expect(t`empty`).toBe("empty");
  expect(t`missing ${1}`).toBe("missing 1");
  speak(null);
  expect(say(2, "f")).toBe("2 gates of f");
});

it("keeps values that are no text, in the other language's order", () => {
  const formula = { latex: "x" };
  speak({ "the gradient of {0} is {1}": "{0}의 기울기는 {1}" });
  expect(parts<{ latex: string } | string>`the gradient of ${formula} is ${"4"}`).toEqual([
    formula,
    "의 기울기는 ",
    "4",
  ]);
});

it.each([
  ["값", "을/를", "을"],
  ["기울기", "을/를", "를"],
  ["x", "은/는", "는"],
  ["L", "은/는", "은"],
  ["max", "이/가", "가"],
  ["matmul", "이/가", "이"],
  ["tensor", "이/가", "가"],
  ["x1", "으로/로", "로"],
  ["x3", "으로/로", "으로"],
  [0, "이/가", "이"],
  ["−4", "이/가", "가"],
  ["연필", "으로/로", "로"],
  ["“값”", "과/와", "과"],
  ["f(x)", "을/를", "를"],
  ["u₁", "은/는", "은"],
  ["u₂", "은/는", "는"],
  ["1.8×10²", "으로/로", "으로"],
  ["x³", "을/를", "을"],
])("after %s, of %s it is %s", (word, forms, fits) => {
  expect(withEnding(word, forms)).toBe(fits);
});

it("keeps a memo for as long as one language is spoken", () => {
  const memo = perLanguage(() => [t`plain`]);
  expect(memo()).toBe(memo());
  speak({ plain: "평범" });
  expect(memo()).toEqual(["평범"]);
  speak(null);
  expect(memo()).toEqual(["plain"]);
});

it("keeps both forms where it cannot know", () => {
  expect(withEnding({}, "을/를")).toBe("을(를)");
  speak({ "{0} flows": "{0:이/가} 흐른다" });
  expect(t`${"값"} flows`).toBe("값이 흐른다");
});
