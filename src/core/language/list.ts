import { closeBracket, openBracket } from "./bracket.ts";
import type { ReadValue } from "./call.ts";
import { meantNumber } from "./characters.ts";
import { commasMissing, emptyList } from "./listMessages.ts";
import type { Expr, ListExpr, NumberExpr } from "./program.ts";
import { spacing } from "./printOut.ts";
import type { Reader } from "./reader.ts";
import * as token from "./token.ts";

/** What a number among the entries of a list counts towards the limit of nodes. A power of two: sums stay exact. */
const ENTRY = 1 / 8;

/** Reads `[1, 2]`, and `[[1. 2.] [3. 4.]]` as NumPy prints it. A comma may follow the last entry. Throws a Problem. */
export function readList(reader: Reader, readItem: ReadValue): ListExpr {
  const how = spacing(reader);
  if (how === "print-out") return readPrintOut(reader);
  if (how !== null) throw commasMissing(reader, how);
  const { from } = reader;
  openBracket(reader);
  if (reader.peek() === token.SQUARE_CLOSE) throw emptyList(reader);
  const items: Expr[] = [];
  do {
    items.push(readEntry(reader) ?? readItem(reader));
    if (reader.peek() !== token.COMMA) break;
    reader.takeAndGoOn();
  } while (reader.peek() !== token.SQUARE_CLOSE);
  return closeList(reader, from, items);
}

/** The rest of `(3, 4)` after its first value. The reader stands before the comma. */
export function readTuple(reader: Reader, from: number, first: Expr, readItem: ReadValue): ListExpr {
  const items = [first];
  while (reader.peek() === token.COMMA) {
    reader.takeAndGoOn();
    if (reader.peek() === token.CLOSE) break;
    items.push(readItem(reader));
  }
  closeBracket(reader, token.CLOSE);
  reader.nodes++;
  return { kind: "list", items, span: reader.since(from) };
}

/** A number with its sign or without, as most entries are; null where the entry is anything else. */
function readEntry(reader: Reader): Expr | null {
  const { kind } = reader.tokens;
  const sign = kind[reader.at] === token.MINUS ? 1 : 0;
  if (kind[reader.at + sign] !== token.NUMBER) return null;
  const next = kind[reader.at + sign + 1];
  return next === token.COMMA || next === token.SQUARE_CLOSE ? readNumber(reader) : null;
}

function readNumber(reader: Reader): Expr {
  const { from } = reader;
  const kind = reader.peek();
  if (kind !== token.NUMBER) reader.take();
  const index = reader.at;
  reader.take();
  reader.nodes += ENTRY;
  const number: NumberExpr = { kind: "number", value: meantNumber(reader.text(index)), span: reader.span(index) };
  return kind === token.MINUS ? { kind: "negate", operand: number, span: reader.since(from) } : number;
}

/** Numbers and rows with nothing but spaces between them; `spacing` has seen that there is nothing else. */
function readPrintOut(reader: Reader): ListExpr {
  const { from } = reader;
  openBracket(reader);
  if (reader.peek() === token.SQUARE_CLOSE) throw emptyList(reader);
  const items: Expr[] = [];
  while (reader.peek() !== token.SQUARE_CLOSE)
    items.push(reader.peek() === token.SQUARE_OPEN ? readPrintOut(reader) : readNumber(reader));
  return closeList(reader, from, items);
}

function closeList(reader: Reader, from: number, items: readonly Expr[]): ListExpr {
  closeBracket(reader, token.SQUARE_CLOSE);
  reader.nodes++;
  return { kind: "list", items, span: reader.since(from) };
}
