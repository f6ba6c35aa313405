import { t } from "../words/t.ts";
import { inserting, Problem, replacing, writing } from "./problem.ts";
import type { Span } from "./program.ts";
import type { Reader } from "./reader.ts";
import * as token from "./token.ts";

/** `[]`; the reader stands before the `]`. */
export function emptyList(reader: Reader): Problem {
  return new Problem(t`This list is empty: its entries belong between the brackets, as in [1, 2].`, around(reader));
}

/** `x[]`; the reader stands before the `]`. */
export function emptyIndex(reader: Reader): Problem {
  return new Problem(
    t`These brackets are empty: a position belongs between them, as in x[0], or a slice, as in x[1:3].`,
    around(reader),
  );
}

function around(reader: Reader): Span {
  return { from: reader.span(reader.at - 1).from, to: reader.span(reader.at).to };
}

/** `[1 2]`, `[1 -2]`: numbers alone, with spaces between them. */
export function commasMissing(reader: Reader, how: "missing" | "difference" | "elided"): Problem {
  const { kind } = reader.tokens;
  if (how === "elided") {
    return new Problem(
      t`The dots leave entries out: np.set_printoptions(threshold=100000) makes NumPy print the whole array.`,
      reader.span(reader.at),
    );
  }
  let close = reader.at;
  const entries: string[] = [];
  for (let sign = ""; kind[close] !== token.SQUARE_CLOSE; close++) {
    if (kind[close] === token.NUMBER) entries.push(sign + reader.text(close));
    sign = kind[close] === token.MINUS ? "-" : "";
  }
  const list = `[${entries.join(", ")}]`;
  const span = { from: reader.from, to: reader.span(close).to };
  const message =
    how === "missing"
      ? t`Commas are missing between the entries: write ${list}.`
      : t`This may be several entries or a difference: write ${list}, or put a space after the sign too, as in [1 - 2].`;
  return new Problem(message, span, replacing(span, list, writing(list)));
}

/** `np.array(1, 2)`; the reader stands after the call. */
export function arrayOfOne(reader: Reader, name: number): Problem {
  const text = reader.text(name);
  return new Problem(
    t`${text} holds one list, as in ${text}([1, 2]), which may be written alone: [1, 2].`,
    reader.since(reader.span(name).from),
  );
}

/** A number follows an entry of a list directly. */
export function commaMissing(reader: Reader): Problem {
  const end = reader.span(reader.previous()).to;
  const span = reader.span(reader.at);
  return new Problem(
    t`The number ${reader.text(reader.at)} follows an entry directly: a comma between them is missing. For a product write *.`,
    span,
    inserting(",", end, t`add a comma`),
  );
}

/** A `[` that follows what has no entries: a number, a power, a list written out. */
export function notIndexed(reader: Reader): Problem {
  const span = reader.span(reader.at);
  const previous = reader.previous();
  const before = reader.span(previous);
  switch (reader.tokens.kind[previous]) {
    case token.SQUARE_CLOSE: {
      const within = reader.tokens.kind[reader.open.at(-1) ?? -1] === token.SQUARE_OPEN;
      if (within) {
        const fix = inserting(",", before.to, t`add a comma`);
        return new Problem(t`A comma is missing between these two lists.`, { from: before.from, to: span.to }, fix);
      }
      return new Problem(
        t`A list written out is not indexed: give it a name, as in x = [1, 2], and write x[0]. For a product write *.`,
        span,
      );
    }
    case token.SUPERSCRIPT:
      return new Problem(
        t`A power is not indexed: write x[0]² for the power of an entry, or (x²)[0] for an entry of the power.`,
        span,
      );
    default:
      return new Problem(
        t`“[” follows the number ${reader.text(previous)}, which has no entries: for a product write * between them, as in 2*[1, 2].`,
        span,
        inserting("*", before.to, writing("*")),
      );
  }
}
