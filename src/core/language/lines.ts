import type { Diagnostic } from "./diagnostic.ts";
import { indentationOf } from "./indentation.ts";
import { limits } from "./limits.ts";
import { readLoop, type Block } from "./loop.ts";
import { unevenLine } from "./loopMessages.ts";
import { Problem } from "./problem.ts";
import type { Statement } from "./program.ts";
import type { Reader } from "./reader.ts";
import { brokenStatementEnd } from "./recover.ts";
import { readStatement } from "./statement.ts";
import { END, endsStatement, NEWLINE } from "./token.ts";

/**
 * Reads the statements of a block, or with null of a whole text, up to the line that no longer belongs to it. Never
 * throws: a broken statement is a diagnostic at its place, and the others stand. Stops past the limit of nodes.
 */
export function readLines(reader: Reader, block: Block | null, diagnostics: Diagnostic[]): Statement[] {
  const statements: Statement[] = [];
  const depth = reader.loops.length;
  while (reader.peek() !== END && reader.nodes <= limits.nodes) {
    if (block !== null && startsLine(reader)) {
      const column = indentationOf(reader.source, reader.tokens, reader.at);
      if (column <= block.base) break;
      if (column < block.column) diagnostics.push(unevenLine(reader, block, column).diagnostic);
    }
    if (endsStatement(reader.peek())) {
      reader.at++;
      continue;
    }
    const { at: start, nodes } = reader;
    try {
      statements.push(...readNext(reader, diagnostics));
    } catch (error) {
      reader.loops.length = depth;
      diagnostics.push(recover(reader, start, nodes, error));
    }
  }
  return statements;
}

function startsLine({ at, tokens: { kind } }: Reader): boolean {
  return kind[at - 1] === NEWLINE && kind[at] !== NEWLINE;
}

function readNext(reader: Reader, diagnostics: Diagnostic[]): Statement[] {
  return readLoop(reader, (block) => readLines(reader, block, diagnostics)) ?? readStatement(reader);
}

/** Leaves the reader at the end of the broken statement. A reading that ran into the lines below is repeated within it. */
function recover(reader: Reader, start: number, nodes: number, error: unknown): Diagnostic {
  const { tokens, source } = reader;
  const depth = reader.loops.length;
  const end = brokenStatementEnd(source, tokens, start, reader.closed);
  let problem = error;
  if (reader.at > end) {
    const kind = tokens.kind[end] ?? END;
    tokens.kind[end] = END;
    try {
      restart(reader, start, nodes);
      readNext(reader, []);
    } catch (within) {
      problem = within;
    }
    reader.loops.length = depth;
    tokens.kind[end] = kind;
  }
  restart(reader, end, nodes);
  if (problem instanceof Problem) return problem.diagnostic;
  throw problem;
}

function restart(reader: Reader, at: number, nodes: number): void {
  reader.nodes = nodes;
  reader.at = at;
  reader.open.length = 0;
  reader.nesting = 0;
}
