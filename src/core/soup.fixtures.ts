import { differentiate } from "./index.ts";
import { random, type Random } from "./oracle/random.ts";

/** Up to sixteen tokens in any order, now and then with spaces between them. */
export function soup(tokens: readonly string[], dice: Random): string {
  const gap = dice.pick(["", " "]);
  return Array.from({ length: 1 + dice.below(16) }, () => dice.pick(tokens)).join(gap);
}

/** What is wrong with the answer to a text; null if nothing is. */
export function complaint(source: string): string | null {
  const before = performance.now();
  try {
    const outcome = differentiate(source);
    const spent = performance.now() - before;
    if (spent > 2000) return `took ${spent} ms`;
    if (outcome.ok) return outcome.nodes.some(({ id }) => id === outcome.output) ? null : "has no output";
    if (outcome.diagnostics.length === 0) return "fails without a word";
    const lost = outcome.diagnostics.find(
      ({ message, from, to }) =>
        message === "" || /undefined|\[object/.test(message) || !(from >= 0 && from <= to && to <= source.length),
    );
    if (lost !== undefined) return `says "${lost.message}" at ${lost.from}–${lost.to}`;
    const outside = outcome.diagnostics.find(
      ({ fix }) => fix !== undefined && !(fix.from >= 0 && fix.from <= fix.to && fix.to <= source.length),
    );
    return outside === undefined ? null : `mends "${outside.message}" outside of the text`;
  } catch (error) {
    return `throws ${String(error)}`;
  }
}

/** The first three texts of a portion with which something is wrong, and what. */
export function complaints(portion: number, count: number, make: (dice: Random) => string): readonly string[] {
  const found: string[] = [];
  for (let i = 0; i < count && found.length < 3; i++) {
    const source = make(random(portion * 1_000_000 + i));
    const wrong = complaint(source);
    if (wrong !== null) found.push(`${JSON.stringify(source)} ${wrong}`);
  }
  return found;
}
