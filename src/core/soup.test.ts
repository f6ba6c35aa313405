import { describe, expect, test } from "vitest";
import { differentiate } from "./index.ts";
import { generate } from "./oracle/generate.ts";
import { random, type Random } from "./oracle/random.ts";
import { write } from "./oracle/write.ts";

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

const soup = (dice: Random): string => {
  const gap = dice.pick(["", " "]);
  return Array.from({ length: 1 + dice.below(16) }, () => dice.pick(tokens)).join(gap);
};

/** A right program with a few wrong places: it gets past the parser more often than soup does. */
function spoilt(dice: Random): string {
  let text = write(generate(dice), dice);
  for (let i = dice.below(3); i >= 0; i--) {
    const from = dice.below(text.length + 1);
    text = text.slice(0, from) + (dice.chance(0.6) ? dice.pick(tokens) : "") + text.slice(from + dice.below(4));
  }
  return text;
}

/** What is wrong with the answer to a text; null if nothing is. */
function complaint(source: string): string | null {
  const before = performance.now();
  try {
    const outcome = differentiate(source);
    const spent = performance.now() - before;
    if (spent > 2000) return `took ${spent} ms`;
    if (outcome.ok) return outcome.nodes.some(({ id }) => id === outcome.output) ? null : "has no output";
    if (outcome.diagnostics.length === 0) return "fails without a word";
    const lost = outcome.diagnostics.find(
      ({ message, from, to }) => message === "" || !(from >= 0 && from <= to && to <= source.length),
    );
    return lost === undefined ? null : `says "${lost.message}" at ${lost.from}–${lost.to}`;
  } catch (error) {
    return `throws ${String(error)}`;
  }
}

describe("any text gives a result or located diagnostics", () => {
  const portions = [1, 2, 3, 4, 5];
  test.each(portions)("soup of tokens, portion %i", { timeout: 60_000 }, (portion) => {
    expect(complaints(portion, 14_000, soup)).toEqual([]);
  });
  test.each(portions)("spoilt programs, portion %i", { timeout: 60_000 }, (portion) => {
    expect(complaints(portion, 6_000, spoilt)).toEqual([]);
  });
});

function complaints(portion: number, count: number, make: (dice: Random) => string): readonly string[] {
  const found: string[] = [];
  for (let i = 0; i < count && found.length < 3; i++) {
    const source = make(random(portion * 1_000_000 + i));
    const wrong = complaint(source);
    if (wrong !== null) found.push(`${JSON.stringify(source)} ${wrong}`);
  }
  return found;
}
