import { t } from "./t.ts";

/** `a and b`, `a and b and c` */
export function joined(words: readonly string[]): string {
  const [first = "", ...rest] = words;
  return rest.reduce((all, word) => t`${all} and ${word}`, first);
}
