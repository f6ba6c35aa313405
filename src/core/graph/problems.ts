import { t } from "../words/t.ts";
import type { Diagnostic, Fix } from "../language/diagnostic.ts";
import type { Span } from "../language/program.ts";

/** A diagnostic at a span of the source. */
export function problem(message: string, { from, to }: Span, fix?: Fix): Diagnostic {
  return fix === undefined ? { message, from, to } : { message, from, to, fix };
}

/** A fix that replaces a span by `insert`. */
export function replacement(label: string, { from, to }: Span, insert: string): Fix {
  return { label, insert, from, to };
}

/** `a, b and c` */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return t`${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}

/** Whether it is `an add`, `an SVM loss`, and not `a sigmoid`. */
export const takesAn = (words: string): boolean => /^[aeio]|^EL|^x|^SVM/i.test(words);

/** `an add`, `a sigmoid`, `an SVM loss` */
export function withArticle(words: string): string {
  return takesAn(words) ? t`an ${words}` : t`a ${words}`;
}

/** Edits of one letter (insert, delete, replace, swap neighbours) that turn one word into the other. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_unused, i) => [i, ...Array<number>(b.length).fill(0)]);
  const cell = (i: number, j: number): number => (i === 0 ? j : (rows[i]?.[j] ?? 0));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, cell(i - 2, j - 2) + 1);
      const row = rows[i];
      if (row !== undefined) row[j] = best;
    }
  }
  return cell(a.length, b.length);
}

/** The known word that a misspelt one most likely means, if any is close: `sigmiod` -> `sigmoid`. */
export function closest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > 40) return undefined;
  let best: string | undefined;
  let least = word.length < 3 ? 0 : word.length < 6 ? 1.5 : 2.5;
  for (const candidate of known) {
    const edits = candidate.toLowerCase() === word.toLowerCase() ? 0.5 : distance(word, candidate);
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}
