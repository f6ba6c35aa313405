import { foreignProblem } from "./foreign.ts";
import { inserting, Problem, removing, replacing } from "./problem.ts";
import type { Reader } from "./reader.ts";
import * as token from "./token.ts";

/** An expression is complete, and neither its statement's end nor anything that could go on with it follows. */
export function unexpected(reader: Reader): Problem {
  const foreign = foreignProblem(reader, true);
  if (foreign) return foreign;
  const span = reader.span(reader.at);
  const text = reader.text(reader.at);
  if (reader.peek() === token.CLOSE) return strayClose(reader);
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

/** The innermost parenthesis is open, and the next token cannot stand in it. */
export function notClosed(reader: Reader): Problem {
  const open = reader.open.at(-1) ?? 0;
  const isCall = reader.tokens.kind[open - 1] === token.NAME;
  if (!token.endsStatement(reader.peek())) {
    const foreign = foreignProblem(reader, true);
    if (foreign) return foreign;
    if (reader.peek() === token.EQUALS) return equalsInside(reader);
    if (reader.peek() === token.COMMA && !isCall) {
      return new Problem(
        "Only a function's parentheses hold several values, as in max(a, b); these hold one.",
        reader.span(reader.at),
      );
    }
    return unexpected(reader);
  }
  const missing = ")".repeat(reader.open.length);
  const end = reader.span(reader.previous()).to;
  const which =
    reader.open.length === 1
      ? "The parenthesis opened here is"
      : `The last of ${reader.open.length} parentheses opened here is`;
  return new Problem(
    `${which} never closed: a “)” is missing.`,
    reader.span(open),
    inserting(missing, end, `add ${missing}`),
  );
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

/** A `)` without its `(`, or without a value before it. */
export function strayClose(reader: Reader): Problem {
  const span = reader.span(reader.at);
  if (reader.open.length > 0) return new Problem("A value should stand before this “)”.", span);
  return new Problem("This “)” closes nothing: no parenthesis is open here.", span, removing(span, "take it out"));
}
