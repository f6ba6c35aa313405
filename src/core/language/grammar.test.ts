import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parser } from "./parser.generated.ts";
import { parse } from "./parse.ts";
import { scan } from "./scan.ts";
import { readTree } from "./testing/readTree.ts";
import { defSoup, loopSoup, tokenSoup } from "./testing/tokenSoup.ts";
import { treeText } from "./testing/treeText.ts";
import * as token from "./token.ts";

/**
 * backstep.grammar defines the language, and the editor highlights by it. parse.ts reads the same language by hand,
 * eleven times faster and with an explanation for everything it refuses. These tests hold the two together.
 */
describe("the grammar and the parser", () => {
  it("has been compiled since it was changed", { timeout: 60_000 }, () => {
    const script = fileURLToPath(new URL("../../../scripts/grammar.mjs", import.meta.url));
    expect(() => execFileSync(process.execPath, [script, "--check"], { stdio: "pipe" })).not.toThrow();
  });

  it.each([
    // Lezer's sets of characters leave out halves of surrogate pairs.
    ["token soup", 24_000, (n: number) => tokenSoup(n).replaceAll("\ud800", "")],
    ["loops", 8_000, loopSoup],
    ["functions of several lines", 8_000, defSoup],
  ])("agrees on what is a program and what it says, over %s", { timeout: 60_000 }, (_, count, soup) => {
    let programs = 0;
    for (let n = 0; n < count; n++) {
      const source = soup(n);
      const { program, diagnostics } = parse(source);
      const slips = diagnostics.filter(({ message }) => message.startsWith("“==” compares"));
      const byHand = diagnostics.length === 0 ? treeText(program) : null;
      if (slips.length > 0) continue;
      expect(byHand, JSON.stringify(source)).toEqual(readTree(source));
      if (byHand !== null && byHand.length > 0) programs++;
    }
    expect(programs).toBeGreaterThan(1_000);
  });

  it("agrees on the tokens around every character", { timeout: 60_000 }, () => {
    const flat = parser.configure({ top: "Tokens" });
    for (let block = 0; block < 0x1d800; block += 0x100) {
      if (block >= 0x10000 && block < 0x1d400) continue;
      const lines: string[] = [];
      for (let code = block; code < block + 0x100; code++) {
        const character = String.fromCodePoint(code);
        lines.push(`a${character}b 1${character}2 ${character} ${character}3`);
      }
      const source = lines.join("\n");
      const byGrammar: string[] = [];
      flat.parse(source).iterate({
        enter: ({ name, from, to }) => {
          if (name !== "Tokens" && name !== "Comment" && name !== "newline") byGrammar.push(`${name} ${from}-${to}`);
        },
      });
      const tokens = scan(source);
      const byHand = tokens.kind.flatMap((kind, i) => {
        if (kind === token.NEWLINE || kind === token.END) return [];
        return [`${tokenNames.get(kind)} ${tokens.from[i]}-${tokens.to[i]}`];
      });
      expect(byHand, `U+${block.toString(16)}`).toEqual(byGrammar);
    }
  });
});

const tokenNames = new Map<number, string>([
  [token.PLUS, "Plus"],
  [token.MINUS, "Minus"],
  [token.TIMES, "Times"],
  [token.DIVIDE, "Divide"],
  [token.DOT, "Dot"],
  [token.AT, "At"],
  [token.LESS, "Less"],
  [token.GREATER, "Greater"],
  [token.LESS_EQUAL, "LessEqual"],
  [token.GREATER_EQUAL, "GreaterEqual"],
  [token.EQUAL_EQUAL, "EqualEqual"],
  [token.CARET, "Caret"],
  [token.NUMBER, "Number"],
  [token.NAME, "Name"],
  [token.OPEN, "Open"],
  [token.CLOSE, "Close"],
  [token.COMMA, "Comma"],
  [token.EQUALS, "Equals"],
  [token.SUPERSCRIPT, "Superscript"],
  [token.ROOT, "RootSign"],
  [token.COLON, "Colon"],
  [token.SEMICOLON, "Semicolon"],
  [token.SQUARE_OPEN, "SquareOpen"],
  [token.SQUARE_CLOSE, "SquareClose"],
  [token.BRACE, "Brace"],
  [token.WALRUS, "Walrus"],
  [token.UPDATE, "Update"],
  [token.NOT_EQUAL, "NotEqual"],
  [token.PERIOD, "Period"],
  [token.TEXT, "Text"],
  [token.UNKNOWN, "Unknown"],
]);
