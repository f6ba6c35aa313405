import { t } from "../words/t.ts";
import { noAttributes } from "./attributeMessages.ts";
import { foreignProblem } from "./foreign.ts";
import { notIndexed } from "./listMessages.ts";
import { adding, inserting, Problem, removing, replacing, writing } from "./problem.ts";
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
      t`“${text}” is a second power on the same value: write one power, or parentheses as in (x²)³.`,
      span,
    );
  }
  return new Problem(
    t`“${text}” cannot stand here: an operator, a comma or the end of the line should follow the value before it.`,
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
  const text = missing.join("");
  return new Problem(neverClosed(missing), reader.span(open), inserting(text, end, adding(text)));
}

/** @param missing what would close the brackets, the innermost first */
function neverClosed(missing: readonly string[]): string {
  const [innermost = ")"] = missing;
  const { length } = missing;
  if (length === 1) {
    return innermost === ")"
      ? t`The parenthesis opened here is never closed: a “)” is missing.`
      : t`The bracket opened here is never closed: a “]” is missing.`;
  }
  return missing.every((one) => one === ")")
    ? t`The last of ${length} parentheses opened here is never closed: a “)” is missing.`
    : t`The last of ${length} brackets opened here is never closed: a “${innermost}” is missing.`;
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
  const message = t`“${reader.text(open)}” is closed by “${meant}”, and “${text}” stands here.`;
  const outer = reader.open.at(-2);
  const isForgotten = outer !== undefined && closing(reader, outer) !== meant;
  const fix = isForgotten
    ? inserting(meant, reader.span(reader.previous()).to, adding(meant))
    : replacing(span, meant, writing(meant));
  return new Problem(message, { from: reader.span(open).from, to: span.to }, fix);
}

export function emptyParentheses(reader: Reader): Problem {
  const span = { from: reader.span(reader.at - 1).from, to: reader.span(reader.at).to };
  return new Problem(
    t`These parentheses are empty: a value belongs between them.`,
    span,
    removing(span, t`take them out`),
  );
}

export function emptyCall(reader: Reader, name: number): Problem {
  const text = reader.text(name);
  const span = { from: reader.span(name).from, to: reader.span(reader.at).to };
  return new Problem(t`${text}() is given no value: write one between the parentheses, as in ${text}(x).`, span);
}

export function positionalAfterNamed(reader: Reader, index: number): Problem {
  return new Problem(t`Values with a name, such as a=0.1, come after those without one.`, {
    from: reader.span(index).from,
    to: reader.end,
  });
}

export function equalsInside(reader: Reader): Problem {
  const span = reader.span(reader.at);
  return new Problem(
    t`“=” gives a name its value at the beginning of a line, or names a value of a call, as in elu(x, a=1). To compare write “==”.`,
    span,
    replacing(span, "==", writing("==")),
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
      t`“${before}${text}” is no number: a number has one decimal point.`,
      whole,
      replacing(whole, meant, writing(meant)),
    );
  }
  const message = isNumber
    ? t`Two numbers stand side by side, ${before} and ${text}. For a product write * between them, or the number first, as in 2x.`
    : t`The number ${text} follows a value directly. For a product write * between them, or the number first, as in 2x.`;
  return new Problem(message, span, inserting("* ", span.from, writing("*")));
}

export function chainedComparison(reader: Reader, from: number, first: number): Problem {
  return new Problem(
    t`Two comparisons in a row, ${reader.text(first)} and ${reader.text(reader.at)}: a comparison gives 0 or 1. For both at once write (a < b) * (b < c).`,
    { from, to: reader.span(reader.at).to },
  );
}

/** A `)` or `]` without its opening one, or without a value before it. */
export function strayClose(reader: Reader): Problem {
  const span = reader.span(reader.at);
  const text = reader.text(reader.at);
  if (reader.open.length > 0) return new Problem(t`A value should stand before this “${text}”.`, span);
  const message =
    reader.peek() === token.CLOSE
      ? t`This “${text}” closes nothing: no parenthesis is open here.`
      : t`This “${text}” closes nothing: no bracket is open here.`;
  return new Problem(message, span, removing(span, t`take it out`));
}
