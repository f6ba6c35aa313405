import { withEnding } from "./ending.ts";
import { keyOf, readTemplate, type Place } from "./template.ts";

/** A language file: from the English of each text, with {0}, {1} … for its values, to the same in another language. */
export type Texts = Readonly<Record<string, string>>;

let texts: ReadonlyMap<string, string> | null = null;
let templates = new Map<string, readonly (string | Place)[]>();
const keys = new WeakMap<TemplateStringsArray, string>();

/** From now on texts are in another language; null for English, the language they are written in. */
export function speak(next: Texts | null): void {
  texts = next === null ? null : new Map(Object.entries(next));
  templates = new Map();
}

/** The text's template in the language that is spoken; null where it is the English one. */
function templateOf(strings: TemplateStringsArray): readonly (string | Place)[] | null {
  if (texts === null) return null;
  const key = keys.get(strings) ?? keyOf(strings);
  keys.set(strings, key);
  const known = templates.get(key);
  if (known !== undefined) return known;
  const text = texts.get(key);
  if (text === undefined || text === "") return null;
  const template = readTemplate(text);
  templates.set(key, template);
  return template;
}

/**
 * A text in the language that is spoken, its values put in: t`${count} gates`. Call it when the text is needed, not when
 * a module loads: the language may change in between.
 */
export function t(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return parts(strings, ...values).join("");
}

/** The same as a list of texts and values in their order, for values that are no text: formulas, elements. */
export function parts<V>(strings: TemplateStringsArray, ...values: readonly V[]): readonly (string | V)[] {
  const template = templateOf(strings);
  const order: readonly (string | Place)[] =
    template ?? strings.flatMap((text, i) => (i === 0 ? [text] : [{ index: i - 1, forms: null }, text]));
  return order.flatMap((part) => {
    if (typeof part === "string") return part === "" ? [] : [part];
    const value = values[part.index];
    if (value === undefined) return [];
    return part.forms === null ? [value] : [value, withEnding(value, part.forms)];
  });
}

/** What `make` gives, kept for as long as one language is spoken: a memo of things that texts are made into. */
export function perLanguage<T>(make: () => T): () => T {
  let kept: { readonly language: ReadonlyMap<string, string> | null; readonly value: T } | null = null;
  return () => {
    if (kept === null || kept.language !== texts) kept = { language: texts, value: make() };
    return kept.value;
  };
}

/** Marks a text that stands in a table, without a value in it: it stays English here, and `translated` reads it where it is shown. */
export const msg = (strings: TemplateStringsArray): string => strings.join("");

/** A text that `msg` marked, in the language that is spoken. */
export const translated = (text: string): string => {
  const known = texts?.get(text);
  return known === undefined || known === "" ? text : known;
};
