import { t } from "../words/t.ts";
import { foreignProblem } from "./foreign.ts";
import { notClosed, strayClose } from "./messages.ts";
import { Problem, removing, replacing, takingOut, writing } from "./problem.ts";
import type { Reader } from "./reader.ts";
import * as token from "./token.ts";

/** A value should begin at the next token, and does not. */
export function valueMissing(reader: Reader): Problem {
  const foreign = foreignProblem(reader);
  if (foreign) return foreign;
  const previous = reader.previous();
  const before = previous < 0 ? token.NEWLINE : (reader.tokens.kind[previous] ?? token.END);
  const kind = reader.peek();
  if (token.endsStatement(kind) && reader.open.length > 0) return notClosed(reader);
  if (token.isOperator(before)) return operandMissing(reader, previous);
  if (before === token.EQUALS) return afterEquals(reader, previous);
  if (before === token.COMMA) return afterComma(reader, previous);
  if (before === token.ROOT) {
    return new Problem(t`“√” needs a value after it, such as √x or √(x + 1).`, reader.span(previous));
  }
  if (kind === token.CLOSE || kind === token.SQUARE_CLOSE) return strayClose(reader);
  const span = token.endsStatement(kind) ? reader.span(previous) : reader.span(reader.at);
  const text = reader.source.slice(span.from, span.to);
  if (kind === token.EQUALS) return new Problem(t`“=” needs a name on its left, as in x = 2.`, span);
  if (kind === token.COMMA)
    return new Problem(t`Nothing stands before this comma.`, span, removing(span, t`take it out`));
  if (token.isOperator(kind)) {
    return new Problem(t`“${text}” needs a value on its left.`, span, removing(span, takingOut(text)));
  }
  if (kind === token.SUPERSCRIPT)
    return new Problem(t`“${text}” is a power, and needs a value on its left, as in x${text}.`, span);
  return new Problem(t`A value should follow “${text}”.`, span);
}

function operandMissing(reader: Reader, operator: number): Problem {
  const sign = reader.text(operator);
  const kind = reader.peek();
  if (token.isOperator(kind)) {
    const second = reader.text(reader.at);
    const span = { from: reader.span(operator).from, to: reader.span(reader.at).to };
    if (sign === "/" && second === "/")
      return new Problem(
        t`“//” is not read: for a quotient write /, for a comment #.`,
        span,
        replacing(span, "/", writing("/")),
      );
    return new Problem(
      t`Two operators stand in a row, ${sign} and ${second}: a value between them is missing, or one is too many.`,
      span,
      removing(reader.span(reader.at), takingOut(second)),
    );
  }
  const message = token.endsStatement(kind)
    ? t`“${sign}” needs a value on its right, and nothing follows.`
    : t`“${sign}” needs a value on its right, and “${reader.text(reader.at)}” follows.`;
  return new Problem(message, reader.span(operator), removing(reader.span(operator), takingOut(sign)));
}

function afterEquals(reader: Reader, equals: number): Problem {
  const span = reader.span(equals);
  if (token.endsStatement(reader.peek())) {
    return new Problem(t`Nothing follows “=”: give the name a value, as in x = 2.`, span);
  }
  const whole = { from: span.from, to: reader.span(reader.at).to };
  if (reader.peek() === token.EQUALS) {
    return new Problem(
      t`Two “=” stand apart here: one gives a name its value, as in x = 2; “==” without a space compares.`,
      whole,
      replacing(whole, "=", t`write one =`),
    );
  }
  const text = reader.text(reader.at);
  if (reader.peek() === token.LESS || reader.peek() === token.GREATER) {
    return new Problem(
      t`“=${text}” is written ${text}= here.`,
      whole,
      replacing(whole, `${text}=`, writing(`${text}=`)),
    );
  }
  const remedy =
    [token.CLOSE, token.SQUARE_CLOSE, token.COMMA].includes(reader.peek()) || token.isOperator(reader.peek());
  return new Problem(
    t`A value should follow “=”, and “${text}” stands there.`,
    reader.span(reader.at),
    remedy ? removing(reader.span(reader.at), takingOut(text)) : undefined,
  );
}

function afterComma(reader: Reader, comma: number): Problem {
  const span = reader.span(comma);
  const kind = reader.peek();
  if (kind === token.COMMA) {
    return new Problem(
      t`Two commas stand in a row: a value between them is missing, or one is too many.`,
      { from: span.from, to: reader.span(reader.at).to },
      removing(reader.span(reader.at), t`take one out`),
    );
  }
  if (kind === token.CLOSE || kind === token.SQUARE_CLOSE || token.endsStatement(kind)) {
    return new Problem(
      t`Nothing follows this comma: a value is missing, or the comma is too many.`,
      span,
      removing(span, t`take the comma out`),
    );
  }
  return new Problem(t`A value should follow this comma, and “${reader.text(reader.at)}” stands there.`, {
    from: span.from,
    to: reader.span(reader.at).to,
  });
}
