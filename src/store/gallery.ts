import { atToCursor } from "../core/share/moment.ts";
import { defaultSettings } from "../core/share/settings.ts";
import type { Example } from "../examples/example.ts";
import type { State } from "./state.ts";
import type { Arrival } from "./actions.ts";

/** What opening an example brings: its text, its settings over the defaults, and its moment. */
export function arrivalOfExample(example: Example): Arrival {
  const { at = "0", ...settings } = example.settings ?? {};
  const { target, grain, num, dec, open, train } = defaultSettings;
  return {
    source: example.source,
    settings: { target, grain, num, dec, open, train, ...settings },
    place: (forwardCount, stepCount) => atToCursor(forwardCount, stepCount, at),
    origin: "example",
  };
}

/** A number, or numbers in brackets over any lines, as the whole right side of an assignment. */
const literal = /(=\s*)(?:[-−]?[\d.]+(?:e[-+]?\d+)?|\[[-−+\d.e,;\s[\]]*\])(?=[^\S\n]*($|;|#))/gimu;
const shape = (source: string): string => source.replace(literal, "$1#").trim();

/**
 * The example that a text is, whatever values its inputs have by now; undefined if it is the reader's own. Of two with
 * one text it is the one with this arithmetic.
 */
export function exampleOf({ source, num, examples }: Pick<State, "source" | "num" | "examples">): Example | undefined {
  const wanted = shape(source);
  const same = examples.filter((example) => shape(example.source) === wanted);
  const meant = (example: Example): number =>
    Number(example.source.trim() === source.trim()) * 2 + Number((example.settings?.num ?? "exact") === num);
  return same.toSorted((a, b) => meant(b) - meant(a))[0];
}

let loading: Promise<readonly Example[]> | null = null;

/** The gallery, loaded once. A failed load is tried anew at the next call. */
export function loadExamples(): Promise<readonly Example[]> {
  loading ??= import("../examples/index.ts")
    .then(({ examples }) => examples)
    .catch((reason: unknown) => {
      loading = null;
      throw reason;
    });
  return loading;
}
