import { limits } from "../language/limits.ts";
import type { Line } from "./lines.ts";

/** A line, and the lines that are indented below it where it is a header. */
export interface Block {
  readonly line: Line;
  readonly body: readonly Block[];
}

/** Lines by their indentation; null where they nest deeper than the language's limit. Uneven lines belong to the block above them. */
export function blocksOf(lines: readonly Line[]): readonly Block[] | null {
  const top: Block[] = [];
  const open: { readonly column: number; readonly body: Block[] }[] = [{ column: -1, body: top }];
  for (const line of lines) {
    while (open.length > 1 && line.column <= (open.at(-1)?.column ?? -1)) open.pop();
    const body: Block[] = [];
    open.at(-1)?.body.push({ line, body });
    if (line.isHeader) open.push({ column: line.column, body });
    if (open.length > limits.nesting) return null;
  }
  return top;
}

/** The last offset of a block. */
export function endOf({ line, body }: Block): number {
  let end = line.to;
  for (let last = body.at(-1); last !== undefined; last = last.body.at(-1)) end = last.line.to;
  return end;
}

/** The lines of blocks and of the blocks in them, in the order of the text. */
export function linesIn(blocks: readonly Block[]): Line[] {
  const lines: Line[] = [];
  const waiting = [...blocks].reverse();
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    lines.push(block.line);
    for (let i = block.body.length - 1; i >= 0; i--) {
      const inner = block.body[i];
      if (inner !== undefined) waiting.push(inner);
    }
  }
  return lines;
}
