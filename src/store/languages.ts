import { speak, type Texts } from "../core/words/t.ts";

const files = import.meta.glob<Texts>("../languages/*.json", { import: "default" });

const loaders = new Map(
  Object.entries(files).map(([path, load]) => [path.slice(path.lastIndexOf("/") + 1, -".json".length), load] as const),
);

/** The codes of the languages that the page speaks. */
export const languages: readonly string[] = ["en", ...loaders.keys()];

/** The language to speak: the one asked for, else for `auto` the first of the reader's that is spoken here, else English. */
export function languageFor(asked: string, preferred: readonly string[]): string {
  const wanted = asked === "auto" ? preferred.map((tag) => tag.slice(0, tag.search(/-|$/)).toLowerCase()) : [asked];
  return wanted.find((code) => languages.includes(code)) ?? "en";
}

/** Loads a language's texts; what it resolves to speaks them from then on. Rejects where they cannot be loaded. */
export async function loadLanguage(code: string): Promise<() => void> {
  const texts = (await loaders.get(code)?.()) ?? null;
  return () => speak(texts);
}
