import { t } from "../words/t.ts";
import type { Reader } from "./reader.ts";
import type { Token } from "./scan.ts";
import { Unreadable } from "./unreadable.ts";
import { greek, texts } from "./words.ts";

/** What stands below a name. */
export interface Subscript {
  /** In the order of the text, `["1", "new"]`. */
  readonly parts: readonly string[];
  /** Single letters that may count entries, `["i", "j"]`; empty where something else stands there. */
  readonly letters: readonly string[];
}

/** The tokens below or above something: one, or those in braces. */
export function scriptTokens(reader: Reader): Token[] {
  if (!reader.eat("{")) return [reader.digit()];
  return reader.raw();
}

/** Reads what stands below a name, `_` being passed: digits, letters and words, and t − 1 for what was there before. */
export function readSubscript(reader: Reader): Subscript {
  const start = reader.peek().from;
  const tokens = scriptTokens(reader).filter(({ text }) => text !== "{" && text !== "}");
  const neighbour = neighbourOf(tokens);
  if (neighbour !== null) return { parts: [neighbour], letters: [] };
  const parts: string[] = [];
  let joins = false;
  for (const token of tokens) {
    const { text, kind } = token;
    if (kind === "command" && !greek.has(text) && !texts.has(text)) {
      if (/^math|^bold|^bm$/.test(text)) continue;
    }
    if (text === "," || text === "_" || text === "(" || text === ")" || text === "[" || text === "]") {
      joins = false;
      continue;
    }
    const part = partOf(token);
    if (part === null)
      throw new Unreadable(
        t`“${text}” below a name is not read: a name may have digits, letters and words below it.`,
        Math.min(start, token.from),
        token.to,
      );
    const isSingle = kind === "letter" && part.length === 1;
    if (isSingle && joins) parts.push(`${parts.pop() ?? ""}${part}`);
    else parts.push(part);
    joins = isSingle;
  }
  const areLetters = tokens.every(({ kind, text }) => (kind === "letter" && text.length === 1) || text === ",");
  const letters = areLetters ? tokens.filter(({ kind }) => kind === "letter").map(({ text }) => text) : [];
  if (parts.length === 0) throw new Unreadable(t`Something is to stand below a name here.`, start, start + 1);
  // Two letters with a comma count two axes, as without it.
  return letters.length > 0 ? { parts: [letters.join("")], letters } : { parts, letters };
}

/** `t-1` is the one before: `h_prev`. */
function neighbourOf(tokens: readonly Token[]): string | null {
  const [letter, sign, one, more] = tokens;
  if (letter?.kind !== "letter" || one?.text !== "1" || more !== undefined) return null;
  return sign?.text === "-" ? "prev" : sign?.text === "+" ? "next" : null;
}

function partOf({ kind, text }: Token): string | null {
  if (kind === "letter" || kind === "word") return text;
  if (kind === "number") return /^\d+$/.test(text) ? text : null;
  if (kind === "text") return wordOf(text);
  if (kind === "command") return greek.get(text) ?? null;
  return text === "*" || text === "⊙" ? "star" : null;
}

/** A word as part of a name; null where nothing of it can be. */
export function wordOf(text: string): string | null {
  const word = text
    .replace(/[^\p{L}\p{N}_]+/gu, "_")
    .replace(/^_+(?=[^_])|_+$/gu, (edge) => (text.startsWith("__") ? edge : ""));
  return /^[\p{L}_]|^\d+$/u.test(word) ? word : null;
}

/** A name with what stands below it: `w0`, `x_hat`, `w1_new`. */
export function joinName(base: string, parts: readonly string[]): string {
  let name = base;
  parts.forEach((part, at) => {
    const isNumber = at === 0 && /^\d+$/.test(part) && !/\d$|_/.test(base);
    name += isNumber ? part : `_${part}`;
  });
  return name;
}
