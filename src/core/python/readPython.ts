import { limits } from "../language/limits.ts";
import { parse } from "../language/parse.ts";
import type { Reading } from "../language/reading.ts";
import { aliasesOf } from "./aliases.ts";
import { blocksOf } from "./blocks.ts";
import { collect } from "./collect.ts";
import { compose } from "./compose.ts";
import { isShallow, isSmall } from "./limits.ts";
import { linesOf } from "./lines.ts";
import { withoutMargins } from "./margins.ts";
import { settle } from "./settle.ts";

/**
 * Reads Python and NumPy as students write it: the forward pass becomes the program, with spans in the text as it stands; a backward
 * pass, updates and all other lines are told apart. Nothing is executed. Never throws. Null where the text is no Python, or is past
 * a limit of the language: then the language's own parser has the word.
 */
export function readPython(source: string): Reading | null {
  if (source.length > limits.characters) return null;
  const text = withoutMargins(source);
  if (!isShallow(text)) return null;
  const lines = linesOf(text);
  const blocks = blocksOf(lines);
  if (blocks === null || lines.length === 0) return null;
  const aliases = aliasesOf(lines.filter(({ kind }) => kind === "code"));
  const items = settle(collect(blocks, aliases, { isBackward: false, training: null }));
  if (items.length === 0) return null;
  const comments = lines.map((line) => (line.kind === "comment" ? line.text : line.comment)).join(" ");
  const reading = compose(source, items, new Set(comments.match(/\w+/g)));
  if (!isSmall(reading.program)) return null;
  const isOrdinary = reading.diagnostics.length > 0 && parse(source).diagnostics.length === 0;
  return isOrdinary ? null : reading;
}
