/** A place in a text for a value, with the forms of the particle that follows it in languages that have such. */
export interface Place {
  readonly index: number;
  readonly forms: string | null;
}

/** The key of a text in every language file: its English, with {0}, {1} … where the values stand. */
export const keyOf = (strings: readonly string[]): string =>
  strings.reduce((key, text, i) => (i === 0 ? text : `${key}{${i - 1}}${text}`), "");

/** The texts and places of a translation: `{0}` is the first value, `{0:을/를}` the same with the particle that fits it. */
export function readTemplate(text: string): readonly (string | Place)[] {
  const parts: (string | Place)[] = [];
  let from = 0;
  for (const match of text.matchAll(/\{(\d+)(?::([^{}]*))?\}/g)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push({ index: Number(match[1]), forms: match[2] ?? null });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}
