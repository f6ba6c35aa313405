import { describe, expect, test } from "vitest";
import { loopSoup } from "./language/testing/tokenSoup.ts";
import { generate } from "./oracle/generate.ts";
import type { Random } from "./oracle/random.ts";
import { write } from "./oracle/write.ts";
import { complaints, soup } from "./soup.fixtures.ts";

const tokens = [
  ...[
    "x",
    "y",
    "z",
    "w0",
    "e",
    "pi",
    "f",
    "θ",
    "__proto__",
    "constructor",
    "toString",
    "a_b",
    "σ",
    "λ",
    "NaN",
    "Infinity",
  ],
  ...["0", "1", "2", "2.5", ".5", "1e-3", "1e999", "1.2.3", "1_000", "3x", "0x10", "1e", "5.", "1__0", "٣"],
  ...[
    "+",
    "-",
    "*",
    "/",
    "^",
    "**",
    "@",
    "·",
    "×",
    "÷",
    "−",
    "–",
    "√",
    "²",
    "³",
    "⁻¹",
    "'",
    ".T",
    "!",
    "~",
    "%",
    "$",
    "\\",
  ],
  ...[
    "=",
    "= =",
    "==",
    "<",
    ">",
    "<=",
    ">=",
    "!=",
    ":=",
    ",",
    ";",
    ":",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "((",
    "))",
    "()",
    "|",
  ],
  ...[
    "exp(",
    "log(",
    "max(",
    "sigmoid(",
    "where(",
    "relu(",
    "leaky_relu(x, a=",
    "sum(",
    "f(",
    "g(x) =",
    "np.",
    "np.exp(",
    "x(",
  ],
  ...[
    "def g(u): return",
    "lambda u:",
    "return",
    "for t in range(3):",
    "import numpy as np",
    "seed(0)",
    "if",
    "def",
    "in",
  ],
  ...["\n", "\n\n", "\r\n", " ", "\t", "\u00a0", "\u200b", "\ufeff", "# comment\n", "    ", "\u2028", "\0"],
  ...["😀", "\ud800", "\udfff", "é", "한", "“", "”", "½", "₀", "∂", "∞", "ﬁ", "Ａ", "（", "）", "＝", '"', "`", "<b>"],
];

/** A right program with a few wrong places: it gets past the parser more often than soup does. */
function spoilt(dice: Random): string {
  let text = write(generate(dice), dice);
  for (let i = dice.below(3); i >= 0; i--) {
    const from = dice.below(text.length + 1);
    text = text.slice(0, from) + (dice.chance(0.6) ? dice.pick(tokens) : "") + text.slice(from + dice.below(4));
  }
  return text;
}

describe("any text gives a result or located diagnostics", () => {
  const portions = [1, 2, 3, 4, 5];
  test.each(portions)("soup of tokens, portion %i", { timeout: 60_000 }, (portion) => {
    expect(complaints(portion, 14_000, (dice) => soup(tokens, dice))).toEqual([]);
  });
  test.each(portions)("loops, portion %i", { timeout: 60_000 }, (portion) => {
    expect(complaints(portion, 2_000, (dice) => loopSoup(dice.below(1e9)))).toEqual([]);
  });
  test.each(portions)("spoilt programs, portion %i", { timeout: 60_000 }, (portion) => {
    expect(complaints(portion, 6_000, spoilt)).toEqual([]);
  });
});
