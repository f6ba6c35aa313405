import { indentationOf } from "./indentation.ts";
import * as token from "./token.ts";
import type { Tokens } from "./token.ts";

/**
 * Index of the token that ends the broken statement beginning at `start`, judged by its looks: a bracket that is never
 * closed does not swallow the lines below, nor does an operator at the end of a line swallow an assignment below.
 */
export function brokenStatementEnd(source: string, tokens: Tokens, start: number, closed: Uint8Array): number {
  const { kind, from } = tokens;
  const first = kind[start];
  const block = first === token.DEF || first === token.FOR || first === token.RESERVED;
  let depth = 0;
  let at = start;
  for (; kind[at] !== token.END; at++) {
    if (closed[at] === 1) depth += opens(source, kind, from, at) ? 1 : -1;
    const isNewline = kind[at] === token.NEWLINE;
    if (at === start || (!isNewline && kind[at] !== token.SEMICOLON)) continue;
    const before = kind[at - 1] ?? token.END;
    const next = at + 1;
    if (isNewline && block && goesDeeper(source, tokens, start, next)) continue;
    // A return that is not indented still ends the function.
    if (isNewline && first === token.DEF && kind[next] === token.RETURN) continue;
    const inList = depth > 0 && (before === token.COMMA || before === token.OPEN || before === token.SQUARE_OPEN);
    if (!inList && beginsStatement(kind, next)) break;
    const goesOn =
      isNewline &&
      (token.isOperator(before) ||
        before === token.EQUALS ||
        before === token.UPDATE ||
        before === token.COMMA ||
        before === token.COLON);
    if (depth <= 0 && !goesOn) break;
  }
  return at;
}

/** Whether the line of token `next` is empty or belongs to a block that began with the line of `start`. */
function goesDeeper(source: string, tokens: Tokens, start: number, next: number): boolean {
  const kind = tokens.kind[next];
  if (kind === token.NEWLINE || kind === token.END) return kind === token.NEWLINE;
  return indentationOf(source, tokens, next) > indentationOf(source, tokens, start);
}

/** 1 at the index of each bracket that has a partner, `(`, `[`, `{` and what closes them alike; 0 elsewhere. */
export function closedBrackets(source: string, { kind, from }: Tokens): Uint8Array {
  const closed = new Uint8Array(kind.length);
  const open: number[] = [];
  for (let at = 0; at < kind.length; at++) {
    if (!isBracket(kind[at] ?? token.END)) continue;
    if (opens(source, kind, from, at)) {
      open.push(at);
      continue;
    }
    const partner = open.pop();
    if (partner !== undefined) closed[partner] = closed[at] = 1;
  }
  return closed;
}

function isBracket(kind: number): boolean {
  return (
    kind === token.OPEN ||
    kind === token.CLOSE ||
    kind === token.SQUARE_OPEN ||
    kind === token.SQUARE_CLOSE ||
    kind === token.BRACE
  );
}

function opens(source: string, kind: readonly number[], from: readonly number[], at: number): boolean {
  if (kind[at] !== token.BRACE) return kind[at] === token.OPEN || kind[at] === token.SQUARE_OPEN;
  return "{｛".includes(source[from[at] ?? 0] ?? " ");
}

/** `name =`, `name +=`, `a, b =`, `name(…) =`, `def`, `for`: the beginning of a line that is surely a new statement. */
function beginsStatement(kind: readonly number[], at: number): boolean {
  if (kind[at] === token.DEF || kind[at] === token.FOR || kind[at] === token.IMPORT_LINE) return true;
  if (kind[at] !== token.NAME) return false;
  let next = at + 1;
  while (kind[next] === token.COMMA && kind[next + 1] === token.NAME) next += 2;
  if (kind[next] === token.OPEN) {
    while (kind[next] === token.OPEN || kind[next] === token.NAME || kind[next] === token.COMMA) next++;
    if (kind[next] === token.CLOSE) next++;
  }
  return kind[next] === token.EQUALS || kind[next] === token.UPDATE;
}
