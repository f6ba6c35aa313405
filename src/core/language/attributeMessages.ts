import { t } from "../words/t.ts";
import { attributes } from "./attributes.ts";
import { adding, inserting, Problem, removing, replacing, writing } from "./problem.ts";
import { isEllipsis } from "./printOut.ts";
import type { Expr, Span } from "./program.ts";
import type { Reader } from "./reader.ts";
import * as token from "./token.ts";

/** A `.` after a value, with none of its attributes behind it. */
export function unknownAttribute(reader: Reader): Problem {
  const point = reader.at;
  const { kind, from, to } = reader.tokens;
  const next = kind[point + 1] ?? token.END;
  const isWord = next === token.NAME || next === token.RESERVED;
  if (!isWord || from[point + 1] !== to[point]) {
    return new Problem(
      t`This point belongs to no number, which is written like 0.5 or .5, and to no attribute, such as x.T.`,
      reader.span(point),
    );
  }
  const name = reader.text(point + 1);
  const span = { from: reader.from, to: reader.span(point + 1).to };
  const meant = nearest(name);
  if (meant !== undefined) {
    return new Problem(
      t`“.${name}” is nothing that a value has: did you mean .${meant}?`,
      span,
      replacing(reader.span(point + 1), meant, writing(`.${meant}`)),
    );
  }
  return new Problem(
    t`“.${name}” is nothing that a value has. There are .T and .shape, and .sum(), .mean(), .max(), .min(), .dot(b), .reshape(a, b), .flatten() and other functions of one value.`,
    span,
  );
}

/** `2.T`, `2 .T`, `x².T`: what stands before the point has no attributes. */
export function noAttributes(reader: Reader, name: number): Problem {
  const word = reader.text(name);
  const before = reader.previous();
  const span = { from: reader.span(before).from, to: reader.span(name).to };
  if (reader.tokens.kind[before] === token.SUPERSCRIPT) {
    return new Problem(t`“.${word}” cannot follow a power: put the power in parentheses, as in (x²).${word}.`, span);
  }
  const { kind } = reader.tokens;
  if (kind[name + 1] === token.OPEN && kind[name + 2] === token.CLOSE)
    return new Problem(t`“.${word}” follows a number, which is no vector or matrix.`, span);
  const meant = `${reader.text(before).replace(/[.．]$/, "")}*${word}`;
  return new Problem(
    t`“.${word}” follows a number, which is no vector or matrix. For a product write ${meant}.`,
    span,
    replacing(span, meant, writing(meant)),
  );
}

/** `x.sum` where `x.sum()` is meant. */
export function notCalled(reader: Reader, name: number): Problem {
  const span = { from: reader.span(name - 1).from, to: reader.span(name).to };
  return new Problem(
    t`“.${reader.text(name)}” is a function, and its parentheses are missing, as in x.${reader.text(name)}().`,
    span,
    inserting("()", span.to, adding("()")),
  );
}

/** `x.shape(0)`. */
export function propertyCalled(reader: Reader, name: number): Problem {
  return new Problem(t`“.shape” is no function: x.shape is the list of the sizes, and x.shape[0] the first of them.`, {
    from: reader.span(name - 1).from,
    to: reader.span(reader.at).to,
  });
}

/** `x.astype(int)`; the reader stands after it. */
export function conversion(reader: Reader, name: number): Problem {
  const span = reader.since(reader.span(name - 1).from);
  return new Problem(
    t`“.${reader.text(name)}” is not read: every number here is a float64.`,
    span,
    removing(span, t`leave it out`),
  );
}

/** `x.copy(1)`; the reader stands after it. */
export function copyOfNothing(reader: Reader, name: number): Problem {
  const span = reader.since(reader.span(name - 1).from);
  return new Problem(
    t`“.${reader.text(name)}” takes nothing, and may be left out: values never change.`,
    span,
    removing(span, t`leave it out`),
  );
}

/** Throws a Problem where a subscript begins with `...` or `None`. */
export function refuseEllipsis(reader: Reader): void {
  if (reader.peek() === token.SETTING) throw newAxis(reader.span(reader.at));
  if (!isEllipsis(reader, reader.at)) return;
  const end = reader.peek() === token.PERIOD ? reader.at + 2 : reader.at;
  throw new Problem(t`“...” is not read here: write one : for each axis that it stands for, as in x[:, :, 0].`, {
    from: reader.from,
    to: reader.span(end).to,
  });
}

/** Throws a Problem where a subscript is a condition or `np.newaxis`. It began at the token `first`. */
export function refuseMask(reader: Reader, first: number, value: Expr): void {
  if (value.kind === "name" && value.name === "newaxis") throw newAxis(value.span);
  if (value.kind !== "binary" || !["<", ">", "<=", ">=", "=="].includes(value.operator)) return;
  throw new Problem(
    t`A condition picks no entries: where(x > 0, x, 0) keeps them in their places, with 0 elsewhere.`,
    reader.since(reader.span(first).from),
  );
}

function newAxis(span: Span): Problem {
  return new Problem(t`A new axis is not made here: reshape says the new sizes, as in x.reshape(3, 1).`, span);
}

/** `x[1:2:3:4]`; the reader stands before the third colon. */
export function colonTooMany(reader: Reader): Problem {
  return new Problem(t`A slice has at most three parts: from, to and step, as in x[0:6:2].`, reader.span(reader.at));
}

/** The attribute that a slip of one or two letters made into `name`. */
function nearest(name: string): string | undefined {
  if (name.length > 12) return undefined;
  let best: string | undefined;
  let least = name.length > 3 ? 3 : 2;
  for (const known of attributes.keys()) {
    if (known.toLowerCase() === name.toLowerCase()) return known;
    const edits = distance(known, name);
    if (edits < least && edits < known.length) [best, least] = [known, edits];
  }
  return best;
}

/** How many letters must be put in, taken out, replaced or swapped with the next one to make one word of the other. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const above = rows[i - 1] ?? [];
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : replaced;
      row.push(Math.min(replaced, swapped, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
