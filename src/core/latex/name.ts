import { meantName } from "../language/characters.ts";
import { reservedWords } from "../language/words.ts";
import { t } from "../words/t.ts";
import type { Reader, Size, Term } from "./reader.ts";
import * as make from "./make.ts";
import { joinName, readSubscript, wordOf, type Subscript } from "./subscript.ts";
import { derivative, Unreadable } from "./unreadable.ts";
import { accents, bold, founts, greek } from "./words.ts";

/** A letter or word, without what stands below and above it. */
export interface Base {
  readonly text: string;
  readonly isBold: boolean;
  readonly from: number;
}

/** Reads a letter, Greek letter, word, or any of them with an accent or in a fount; null where none stands there. */
export function readBase(reader: Reader): Base | null {
  const { kind, text, from, to } = reader.peek();
  if (kind === "letter" || kind === "word") {
    reader.next();
    return { text: meantName(text), isBold: false, from };
  }
  if (kind === "text") {
    const word = wordOf(text);
    if (word === null) return null;
    reader.next();
    return { text: word, isBold: false, from };
  }
  if (kind !== "command") return null;
  const letter = greek.get(text);
  if (letter !== undefined) {
    reader.next();
    return { text: letter, isBold: false, from };
  }
  const accent = accents.get(text);
  const isBold = bold.has(text);
  if (accent === undefined && !isBold && !founts.has(text)) return null;
  reader.next();
  const base = reader.nested(() => (reader.eat("{") ? braced(reader) : readBase(reader)));
  if (base === null) throw new Unreadable(t`\\${text} wants a letter behind it.`, from, to);
  return {
    text: accent === undefined || accent === "" ? base.text : `${base.text}_${accent}`,
    isBold: isBold || base.isBold || text === "vec",
    from,
  };
}

/** The letters in braces as one name: `\\mathbf{w_0}`, `\\mathbf{out}`. */
function braced(reader: Reader): Base | null {
  const first = readBase(reader);
  if (first === null) return null;
  let { text, isBold } = first;
  while (!reader.eat("}")) {
    if (reader.eat("_")) {
      text = joinName(text, readSubscript(reader).parts);
      continue;
    }
    const more = readBase(reader);
    if (more === null) throw reader.unexpected("}");
    text += more.text;
    isBold ||= more.isBold;
  }
  return { text, isBold, from: first.from };
}

/** What stands behind a name as part of it: subscripts, `^{(1)}`, `^*` and primes, in either order. */
export function readName(reader: Reader, base: Base): Term {
  let below: Subscript = { parts: [], letters: [] };
  let hasBelow = false;
  const marks: string[] = [];
  for (;;) {
    if (reader.is("_") && !hasBelow) {
      const entry = marks.length === 0 ? readEntry(reader, base.text) : null;
      if (entry !== null) return entry;
      reader.next();
      below = readSubscript(reader);
      hasBelow = true;
    } else if (reader.is("'")) {
      const { from, to } = reader.next();
      if (reader.is("(") || base.text === "sigma") throw derivative(base.text, from, to);
      marks.push("prime");
    } else {
      const mark = readMark(reader);
      if (mark === null) break;
      marks.push(mark);
    }
  }
  const [mark = ""] = marks;
  // A layer's number comes first: W^{(1)}_{ij} is W1_ij.
  const isNumber = /^\d+$/.test(mark) && !/^\d/.test(below.parts[0] ?? "");
  const parts = isNumber ? [mark, ...below.parts, ...marks.slice(1)] : [...below.parts, ...marks];
  const name = joinName(base.text, parts);
  if (reservedWords.includes(name) && name !== "lambda")
    throw new Unreadable(t`${name} is a word of the language and cannot be a name.`, base.from, reader.peek().from);
  if (below.letters.length > 0) reader.indexed.set(name, { base: joinName(base.text, marks), letters: below.letters });
  return { expr: make.name(name), size: sizeOf(reader, name, base) };
}

/** `x_0` of a vector x that the text gives: `x[0]`; null, and nothing passed, where it is a name of its own. */
function readEntry(reader: Reader, base: string): Term | null {
  const isBraced = reader.peek(1).text === "{";
  const { kind, text } = reader.peek(isBraced ? 2 : 1);
  if (kind !== "number" || !/^\d+$/.test(text) || (isBraced && reader.peek(3).text !== "}")) return null;
  const at = isBraced ? text : text.charAt(0);
  if (!reader.names.arrays.has(base) || reader.names.defined.has(joinName(base, [at]))) return null;
  reader.next();
  if (isBraced) for (let i = 0; i < 3; i++) reader.next();
  else reader.digit();
  return { expr: make.entry(make.name(base), make.number(Number(at))), size: "any" };
}

function sizeOf(reader: Reader, name: string, { text, isBold }: Base): Size {
  if (reader.names.numbers.has(name)) return "number";
  const [first = ""] = text;
  const isUpper = first !== first.toLowerCase();
  if (isUpper) return "matrix";
  if (isBold) return "vector";
  return /^(?:alpha|beta|gamma|delta|epsilon|eta|lambda|mu|rho|pi|tau|ell|e)$/.test(text) ? "number" : "any";
}

/** `^{(1)}`, `^{[1]}`, `^*`: what above a name is no power of it; null, and nothing passed, where something else stands there. */
function readMark(reader: Reader): string | null {
  if (!reader.is("^")) return null;
  const inner = reader.peek(1).text === "{" ? 2 : 1;
  const close = inner === 2 ? 1 : 0;
  const first = reader.peek(inner);
  const pass = (count: number): void => {
    for (let i = 0; i < count; i++) reader.next();
  };
  if (
    first.text === "'" ||
    ((first.text === "⊙" || first.text === "*") && (close === 0 || reader.peek(inner + 1).text === "}"))
  ) {
    pass(inner + 1 + close);
    return first.text === "'" ? "prime" : "star";
  }
  const ending = first.text === "(" ? ")" : first.text === "[" ? "]" : null;
  if (inner !== 2 || ending === null || first.side !== undefined) return null;
  const value = reader.peek(3);
  if (reader.peek(4).text !== ending || reader.peek(5).text !== "}") return null;
  if (!(value.kind === "number" ? /^\d+$/.test(value.text) : value.kind === "letter")) return null;
  pass(6);
  return value.text;
}
