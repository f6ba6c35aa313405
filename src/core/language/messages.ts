import { noAttributes } from "./attributeMessages.ts";
import { foreignProblem } from "./foreign.ts";
import { notIndexed } from "./listMessages.ts";
import { inserting, Problem, removing, replacing } from "./problem.ts";
import type { Reader } from "./reader.ts";
import * as token from "./token.ts";

/** An expression is complete, and neither its statement's end nor anything that could go on with it follows. */
export function unexpected(reader: Reader): Problem {
  if (reader.peek() === token.PERIOD && reader.tokens.kind[reader.at + 1] === token.NAME)
    return noAttributes(reader, reader.at + 1);
  const foreign = foreignProblem(reader);
  if (foreign) return foreign;
  const span = reader.span(reader.at);
  const text = reader.text(reader.at);
  if (reader.peek() === token.CLOSE || reader.peek() === token.SQUARE_CLOSE) return strayClose(reader);
  if (reader.peek() === token.SQUARE_OPEN) return notIndexed(reader);
  if (reader.peek() === token.SUPERSCRIPT) {
    return new Problem(
      `“${text}” is a second power on the same value: write one power, or parentheses as in (x²)³.`,
      span,
    );
  }
  return new Problem(
    `“${text}” cannot stand here: an operator, a comma or the end of the line should follow the value before it.`,
    span,
  );
}

/** The innermost bracket is open, and the next token cannot stand in it. */
export function notClosed(reader: Reader): Problem {
  const open = reader.open.at(-1) ?? 0;
  const next = reader.peek();
  if (next === token.CLOSE || next === token.SQUARE_CLOSE) return closedByOther(reader, open);
  if (next === token.EQUALS) return equalsInside(reader);
  if (!token.endsStatement(next)) return unexpected(reader);
  const missing = reader.open.map((index) => closing(reader, index)).reverse();
  const end = reader.span(reader.previous()).to;
  const word = missing[0] === ")" ? "parenthesis" : "bracket";
  const words = new Set(missing).size > 1 ? "brackets" : missing[0] === ")" ? "parentheses" : "brackets";
  const which =
    missing.length === 1 ? `The ${word} opened here is` : `The last of ${missing.length} ${words} opened here is`;
  const text = missing.join("");
  return new Problem(
    `${which} never closed: a “${missing[0]}” is missing.`,
    reader.span(open),
    inserting(text, end, `add ${text}`),
  );
}

/** The bracket that closes the one at an index. */
function closing(reader: Reader, open: number): string {
  return reader.tokens.kind[open] === token.SQUARE_OPEN ? "]" : ")";
}

/** `[1, 2)`, or `[(1, 2]`, where the next bracket out is the one that closes. */
function closedByOther(reader: Reader, open: number): Problem {
  const span = reader.span(reader.at);
  const text = reader.text(reader.at);
  const meant = closing(reader, open);
  const message = `“${reader.text(open)}” is closed by “${meant}”, and “${text}” stands here.`;
  const outer = reader.open.at(-2);
  const isForgotten = outer !== undefined && closing(reader, outer) !== meant;
  const fix = isForgotten
    ? inserting(meant, reader.span(reader.previous()).to, `add ${meant}`)
    : replacing(span, meant, `write ${meant}`);
  return new Problem(message, { from: reader.span(open).from, to: span.to }, fix);
}

export function emptyParentheses(reader: Reader): Problem {
  const span = { from: reader.span(reader.at - 1).from, to: reader.span(reader.at).to };
  return new Problem(
    "These parentheses are empty: a value belongs between them.",
    span,
    removing(span, "take them out"),
  );
}

export function emptyCall(reader: Reader, name: number): Problem {
  const text = reader.text(name);
  const span = { from: reader.span(name).from, to: reader.span(reader.at).to };
  return new Problem(`${text}() is given no value: write one between the parentheses, as in ${text}(x).`, span);
}

export function positionalAfterNamed(reader: Reader, index: number): Problem {
  return new Problem("Values with a name, such as a=0.1, come after those without one.", {
    from: reader.span(index).from,
    to: reader.end,
  });
}

export function equalsInside(reader: Reader): Problem {
  const span = reader.span(reader.at);
  return new Problem(
    "“=” gives a name its value at the beginning of a line, or names a value of a call, as in elu(x, a=1). To compare write “==”.",
    span,
    replacing(span, "==", "write =="),
  );
}

export function numberAfterValue(reader: Reader): Problem {
  const span = reader.span(reader.at);
  const text = reader.text(reader.at);
  const previous = reader.span(reader.at - 1);
  const before = reader.text(reader.at - 1);
  const isNumber = reader.tokens.kind[reader.at - 1] === token.NUMBER;
  if (isNumber && previous.to === span.from) {
    const meant = before + text.replace(/[.．]/, "");
    const whole = { from: previous.from, to: span.to };
    return new Problem(
      `“${before}${text}” is no number: a number has one decimal point.`,
      whole,
      replacing(whole, meant, `write ${meant}`),
    );
  }
  const what = isNumber
    ? `Two numbers stand side by side, ${before} and ${text}.`
    : `The number ${text} follows a value directly.`;
  return new Problem(
    `${what} For a product write * between them, or the number first, as in 2x.`,
    span,
    inserting("* ", span.from, "write *"),
  );
}

export function chainedComparison(reader: Reader, from: number, first: number): Problem {
  const signs = `${reader.text(first)} and ${reader.text(reader.at)}`;
  return new Problem(
    `Two comparisons in a row, ${signs}: a comparison gives 0 or 1. For both at once write (a < b) * (b < c).`,
    { from, to: reader.span(reader.at).to },
  );
}

/** A `)` or `]` without its opening one, or without a value before it. */
export function strayClose(reader: Reader): Problem {
  const span = reader.span(reader.at);
  const text = reader.text(reader.at);
  if (reader.open.length > 0) return new Problem(`A value should stand before this “${text}”.`, span);
  const which = reader.peek() === token.CLOSE ? "no parenthesis" : "no bracket";
  return new Problem(`This “${text}” closes nothing: ${which} is open here.`, span, removing(span, "take it out"));
}
