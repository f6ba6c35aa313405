import { Problem } from "../language/problem.ts";
import { t } from "../words/t.ts";
import type { Aliases } from "./aliases.ts";
import { endOf, linesIn, type Block } from "./blocks.ts";
import { readClass } from "./class.ts";
import { readDefinition } from "./definition.ts";
import { bindsOf, remark, unread, type Item, type Where } from "./item.ts";
import { readLoop } from "./loop.ts";
import { namesBoundBy, readStatement } from "./statement.ts";

/** Reads the blocks within a block. */
export type Collect = (blocks: readonly Block[], aliases: Aliases, where: Where) => Item[];

/** What lines say, in the order of the text. Blocks nest no deeper than the limit. */
export const collect: Collect = (blocks, aliases, where) => {
  const items: Item[] = [];
  for (const block of blocks) {
    const last = items.at(-1);
    const read = safely(block, aliases, where);
    // One message does for all branches of a choice.
    if (/^(?:elif|else|except|finally)\b/.test(block.line.text) && last?.kind === "unread")
      items[items.length - 1] = { ...last, binds: [...last.binds, ...read.flatMap(bindsOf)] };
    else items.push(...read);
  }
  return items;
};

function safely(block: Block, aliases: Aliases, where: Where): Item[] {
  try {
    return readBlock(block, aliases, where);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const binds = linesIn([block]).flatMap(({ text }) => namesBoundBy(text));
    return [unread(error.diagnostic.message, block.line, binds)];
  }
}

function readBlock(block: Block, aliases: Aliases, where: Where): Item[] {
  const { line, body } = block;
  if (!line.isHeader) return line.text.startsWith("@") ? [] : readStatement(line, aliases, where);
  const [word = ""] = /^(?:async\s+)?\w+/.exec(line.text) ?? [];
  switch (word) {
    case "class":
      return readClass(block, aliases, where, collect);
    case "def":
      return [readDefinition(block, aliases, where, collect)];
    case "for":
    case "while":
      return readLoop(block, aliases, where, collect);
    default:
  }
  const inner = collect(body, aliases, where);
  if (/^if\s+__name__\b/.test(line.text)) return inner;
  if (/^with\s+(?:torch\.)?(?:no_grad|enable_grad|set_grad_enabled)\b/.test(line.text)) return inner;
  if (inner.every(({ kind }) => kind === "remark")) {
    const message = t`Nothing of this is computed with: it is not part of the graph.`;
    return [remark("left", message, { from: line.from, to: endOf(block) })];
  }
  const binds = inner.flatMap(bindsOf);
  return [unread(refusalOf(word), line, binds)];
}

/** Why the block of a word is not read, and what says the same here. */
function refusalOf(word: string): string {
  switch (word) {
    case "if":
    case "elif":
    case "else":
      return t`“${word}” is not read: where(c, a, b) takes a where c is not 0, and b elsewhere.`;
    case "try":
    case "finally":
      return t`“${word}” is not read: write its lines without it.`;
    case "except":
      return t`“${word}” is not read: nothing is raised here.`;
    case "with":
      return t`“${word}” is not read: it opens something from elsewhere. Write the numbers in: x = [[1, 2], [3, 4]].`;
    default:
      return t`“${word}” is not read.`;
  }
}
