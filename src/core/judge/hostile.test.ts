import { describe, expect, it } from "vitest";
import { random } from "../oracle/random.ts";
import { generatePass } from "./generate.fixtures.ts";
import { judged } from "./lines.fixtures.ts";
import { sentenceOf } from "./sentence.ts";

const pieces = ["X", "W1", "z1", "h1", "x", "y", "loss", "2", "-1", "0", "dx", "dW1", "foo", "__proto__", "None", "N"];
const forms = [
  "# + #", "# * #", "# @ #", "#.T", "sum(#, axis=0)", "sum(#, axis=#)", "#[0]", "#[#]", "#[range(#), #]", "(# > #)",
  "zeros_like(#)", "reshape(#, #, #)", "zeros(#, #)", "dot(#, #)", "max(#, axis=5)", "foo(#)", "[#, #]", "where(#, #, #)",
  "onehot(#, #)", "copy(#)", "outer(#, #)", "len(#)", "eye(#)", "# / #", "#^#", "log(#)", "softmax(#)", "sum()", "sum(#, keepdims=#)",
]; // prettier-ignore

describe("lines of any kind", () => {
  it("give a verdict each, with a sentence, and never throw", { timeout: 60_000 }, () => {
    for (let seed = 0; seed < 40; seed++) {
      const dice = random(seed);
      const { forward, lines } = generatePass(dice);
      const odd = (): string => {
        let text = dice.pick(forms);
        for (let depth = 0; depth < 2; depth++)
          text = text.replaceAll("#", () => (dice.chance(0.3) ? `(${dice.pick(forms)})` : dice.pick(pieces)));
        return text.replaceAll("#", () => dice.pick(pieces));
      };
      const name = (): string =>
        dice
          .pick(["dx", "dW1", "grad_h1", "t", "dz1[0]", "dW1[:, #]", "d__proto__", "dfoo", "dx[#]"])
          .replace("#", odd);
      const written = [...lines.map(({ text }) => text)];
      for (let k = 0; k < 6; k++)
        written.splice(
          dice.below(written.length + 1),
          0,
          `${name()} ${dice.pick(["=", "=", "+=", "-=", "*=", "/="])} ${odd()}`,
        );
      const readable = written.filter((text) => isReadable(forward, text));
      const { verdicts } = judged(forward, readable.join("\n"));
      expect(verdicts.map(({ line }) => line)).toEqual(readable.map((_text, line) => line));
      for (const verdict of verdicts) expect(sentenceOf(verdict)).not.toMatch(/undefined|NaN×|\[object/);
    }
  });
});

/** Whether the ordinary parser reads it: what it refuses never gets as far as the judge. */
function isReadable(forward: string, text: string): boolean {
  try {
    judged(forward, text);
    return true;
  } catch (error) {
    if (error instanceof Error && error.constructor.name === "Problem") return false;
    throw error;
  }
}
