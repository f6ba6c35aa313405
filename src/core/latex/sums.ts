import { t } from "../words/t.ts";
import { readAxis } from "./brackets.ts";
import { entriesOf } from "./entries.ts";
import * as make from "./make.ts";
import type { Reader, Term } from "./reader.ts";
import { scriptTokens } from "./subscript.ts";
import { Unreadable } from "./unreadable.ts";

/** A sum over written indices, over an axis, or over all entries; sums directly within one another are one. */
export function readSum(reader: Reader): Term {
  const { from } = reader.peek();
  const letters: string[] = [];
  let upTo: string | null = null;
  let axis: Term["expr"] | null = null;
  while (reader.isCommand("sum")) {
    reader.next();
    while (reader.is("_") || reader.is("^")) {
      if (reader.next().text === "^")
        upTo = scriptTokens(reader)
          .map(({ text }) => text)
          .join("");
      else if (reader.is("{") && reader.peek(1).kind === "text" && reader.peek(1).text === "axis")
        axis = readAxis(reader);
      else letters.push(...indicesOf(reader));
    }
  }
  const { expr } = reader.product();
  const inner = letters.length === 0 ? expr : entriesOf(reader, expr, letters, from);
  // Of a matrix product the sum is a part.
  if (inner.kind === "binary" && inner.operator === "@" && isProductOf(reader, expr))
    return { expr: inner, size: "any" };
  const given = axis === null ? [] : [{ name: "axis", value: axis }];
  const sum: Term = { expr: make.call("sum", [inner], given), size: axis === null ? "number" : "any" };
  return letters.length === 0 ? sum : { ...sum, upTo: upTo ?? "" };
}

/** Whether an entry of a matrix is a factor. */
function isProductOf(reader: Reader, expr: Term["expr"]): boolean {
  return (
    expr.kind === "binary" &&
    [expr.left, expr.right].some((side) => side.kind === "name" && reader.indexed.get(side.name)?.letters.length === 2)
  );
}

/** `i`, `i=1`, `i,j`: the letters that count. */
function indicesOf(reader: Reader): string[] {
  const { from } = reader.peek();
  const tokens = scriptTokens(reader);
  const letters: string[] = [];
  const refuse = (): Unreadable =>
    new Unreadable(
      t`A sum under a condition is not read. The loss over the other classes is svm_loss(s, y), with y the index of the right one.`,
      from,
      reader.peek().from,
    );
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.text === ",") continue;
    if (token?.kind === "letter") letters.push(token.text);
    // From where it counts does not matter: it counts all entries.
    else if (token?.text === "=" && tokens[at + 1]?.kind === "number") at++;
    else throw refuse();
  }
  return letters;
}
