import { elementHelpers } from "./javascriptElements.ts";
import { imageHelpers } from "./javascriptImages.ts";
import { matrixHelpers } from "./javascriptMatrices.ts";
import { dataHelpers } from "./javascriptRandoms.ts";
import { reductionHelpers } from "./javascriptReductions.ts";
import { shapeHelpers } from "./javascriptShapes.ts";
import { translated } from "../words/t.ts";

/** Name of a function -> its text. A helper's text may call any other, and none of its own variables is called as one. */
export type Helpers = Readonly<Record<string, string>>;

const helpers: ReadonlyMap<string, string> = new Map(
  [elementHelpers, shapeHelpers, reductionHelpers, matrixHelpers, imageHelpers, dataHelpers].flatMap((group) =>
    Object.entries(group).map(([name, text]) => [name, text.trim()] as const),
  ),
);

/** The names of all helpers: no variable of a listing may have one. */
export const helperNames: readonly string[] = [...helpers.keys()];

/** Words that are no properties: `map` of `map(f, a)` and of `...map(f, a)`, not of `a.map(f)`. */
const words = /(?<!(?<!\.)\.)(?<![\p{ID_Continue}$])[\p{ID_Continue}$]+/gu;

/** The helpers that a text of JavaScript speaks of; its comments and variables are taken to have other words. */
function helpersIn(text: string): string[] {
  const code = text.replaceAll(/^\s*\/\/.*$/gm, "");
  return [...new Set(code.match(words))].filter((word) => helpers.has(word));
}

/** A helper with what it does said in the language that is spoken. */
const told = (text: string): string =>
  text.replace(/^\/\/ (.*)$/m, (_line, about: string) => `// ${translated(about)}`);

/** The text of each helper that `lines` use, and of those that these use, in the order of the table. */
export function helpersFor(lines: readonly string[]): readonly string[] {
  const used = new Set<string>();
  const waiting = helpersIn(lines.join("\n"));
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (used.has(name)) continue;
    used.add(name);
    waiting.push(...helpersIn(helpers.get(name) ?? ""));
  }
  return [...helpers].filter(([name]) => used.has(name)).map(([, text]) => told(text));
}
