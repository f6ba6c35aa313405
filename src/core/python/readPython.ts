import { limits } from "../language/limits.ts";
import { parse } from "../language/parse.ts";
import type { Reading } from "../language/reading.ts";
import { t } from "../words/t.ts";
import { aliasesOf } from "./aliases.ts";
import { blocksOf } from "./blocks.ts";
import { collect } from "./collect.ts";
import { compose } from "./compose.ts";
import { isShallow, isSmall } from "./limits.ts";
import { remark, type Item } from "./item.ts";
import { linesOf, type Line } from "./lines.ts";
import { withoutMargins } from "./margins.ts";
import { upstreamIn } from "./pair.ts";
import { settle } from "./settle.ts";

/** PyTorch draws by another method. */
function drawnByTorch(lines: readonly Line[]): Item[] {
  const message = t`torch.randn draws other numbers than NumPy does: the numbers here are those of np.random.seed(0).`;
  return lines.flatMap((line) =>
    line.kind === "code" && /\btorch\.randn?\(/.test(line.text) ? [remark("left", message, line)] : [],
  );
}

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
  const unread = items.filter((item) => item.kind === "unread");
  const foreign = unread.filter(({ isForeign }) => isForeign === true);
  if (foreign.length === items.length || foreign.some(({ isPast }) => isPast === true)) return null;
  const comments = lines.map((line) => (line.kind === "comment" ? line.text : line.comment)).join(" ");
  items.push(...drawnByTorch(lines));
  const reading = compose(source, items, new Set(comments.match(/\w+/g)));
  if (!isSmall(reading.program)) return null;
  const isOrdinary = foreign.length > 0 && reading.diagnostics.length > 0 && parse(source).diagnostics.length === 0;
  if (isOrdinary) return null;
  const upstream = upstreamIn(text);
  return upstream === null ? reading : { ...reading, upstream };
}
