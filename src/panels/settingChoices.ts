import { t } from "../core/words/t.ts";
import { languages } from "../store/index.ts";

/** What the theme may be, each with its name. */
export const themeChoices = (): readonly (readonly ["auto" | "light" | "dark", string])[] => [
  ["auto", t`As the system`],
  ["light", t`Light`],
  ["dark", t`Dark`],
];

/** A language is named in itself, so that whoever speaks it finds it. */
const named = (code: string): readonly [string, string] => [
  code,
  new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code,
];

/** Languages to choose from. @param chosen - A link may have named one that there is no file of. */
export const languageChoices = (chosen: string): readonly (readonly [string, string])[] => [
  ["auto", t`As the browser`],
  ...[...new Set([...languages, chosen])].filter((code) => code !== "auto").map(named),
];
