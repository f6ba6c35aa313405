import { t } from "../words/t.ts";
import { unexpected as unexpectedAfterValue } from "./messages.ts";
import { inserting, leavingOut, Problem, removing, replacing, writing } from "./problem.ts";
import type { Parameter, SimpleStatement, Span } from "./program.ts";
import type { Reader } from "./reader.ts";
import type { Target } from "./statement.ts";
import * as token from "./token.ts";

export { unexpectedAfterValue as unexpected };

export function severalOutputs(reader: Reader, from: number): Problem {
  return new Problem(
    t`Several values stand here, and a program has one output. To name them write a, b = 1, 2; to put them together write one expression.`,
    reader.since(from),
  );
}

/** What stands left of `=` is no name. */
export function notAName(reader: Reader, { expr, index }: Target): Problem {
  const from = reader.span(index).from;
  const span = { from, to: Math.max(expr.span.to, reader.end) };
  const text = reader.source.slice(span.from, span.to).trim();
  const word = /^(let|const|var|float|double)\s+/.exec(text);
  if (word) {
    const [written, name = ""] = word;
    const whole = { from, to: from + written.length };
    return new Problem(
      t`“${name}” is not needed: a name and its value are enough, as in x = 2.`,
      whole,
      removing(whole, leavingOut(name)),
    );
  }
  const value = reader.tokens.kind[reader.at + 1];
  const alone = value === token.NAME && token.endsStatement(reader.tokens.kind[reader.at + 2] ?? token.END);
  if (expr.kind === "number" && alone) {
    const swapped = `${reader.text(reader.at + 1)} = ${text}`;
    const whole = { from, to: reader.span(reader.at + 1).to };
    return new Problem(
      t`${text} is a number and cannot get a value: the name stands left of “=”, as in ${swapped}.`,
      span,
      replacing(whole, swapped, writing(swapped)),
    );
  }
  if (expr.kind === "index") {
    return new Problem(
      t`An entry cannot get a value of its own: a vector or matrix is written whole, as in x = [1, 2].`,
      span,
    );
  }
  if (expr.kind === "list" && expr.items.every(({ kind }) => kind === "name")) {
    const names = text.slice(1, -1);
    return new Problem(
      t`Several names stand left of “=” without brackets, as in a, b = 1, 2.`,
      span,
      replacing(span, names, writing(names)),
    );
  }
  const message =
    expr.kind === "number"
      ? t`${text} is a number and cannot get a value: left of “=” stands a name, as in q = x + y, or a function, as in s(u) = u^2. To compare write “==”.`
      : t`“${text}” is an expression and cannot get a value: left of “=” stands a name, as in q = x + y, or a function, as in s(u) = u^2. To compare write “==”.`;
  return new Problem(message, span);
}

/** `a, b += 1`; the reader stands before the sign. */
export function severalUpdated(reader: Reader): Problem {
  const text = reader.text(reader.at);
  return new Problem(t`“${text}” changes one name, as in x ${text} 1.`, reader.span(reader.at));
}

export function oneSeed(span: Span): Problem {
  return new Problem(t`A seed is one whole number, as in seed(0).`, span);
}

export function settingAsDefault(span: Span): Problem {
  return new Problem(t`A default is a number here, as in s(u, a=0.1) = a u.`, span);
}

export function notAParameter(span: Span): Problem {
  return new Problem(t`A function's parameters are names, as in s(u) = u^2 or s(u, a=0.1) = a u.`, span);
}

/** Throws a Problem where two parameters have one name. */
export function refuseTwins(parameters: readonly Parameter[]): void {
  const seen = new Set<string>();
  for (const { name, span } of parameters) {
    if (seen.has(name)) throw new Problem(t`Two parameters are called “${name}”: give each a name of its own.`, span);
    seen.add(name);
  }
}

export function lambdaAfterParameters(reader: Reader): Problem {
  return new Problem(t`The parameters stand twice: write s(u) = u^2 or s = lambda u: u^2.`, reader.span(reader.at));
}

/** `a = b = 2`; the reader stands before the second `=`. */
export function chainedAssignment(reader: Reader, from: number): Problem {
  return new Problem(
    t`One “=” a line: to give two names one value write a = 2 and then b = a. To compare write “==”.`,
    {
      from,
      to: reader.span(reader.at).to,
    },
  );
}

export function unequalCounts(reader: Reader, from: number, names: number, values: number): Problem {
  const message =
    names === 1
      ? t`1 name on the left of “=” and ${values} values on its right: as in a, b = 1, 2, there should be as many.`
      : values === 1
        ? t`${names} names on the left of “=” and 1 value on its right: as in a, b = 1, 2, there should be as many.`
        : t`${names} names on the left of “=” and ${values} values on its right: as in a, b = 1, 2, there should be as many.`;
  return new Problem(message, reader.since(from));
}

const pattern = "def s(u): return 1 / (1 + exp(-u))";

export function defIncomplete(reader: Reader, wanted: string): Problem {
  return incomplete(reader, wanted, pattern);
}

/** The lines of a function end before its return. @param start the `def`; @param isReturn whether it stands there, not indented */
export function returnMissing(reader: Reader, start: number, isReturn: boolean): Problem {
  if (isReturn) {
    return new Problem(
      t`Indent “return” as the lines of the function above it.`,
      reader.span(reader.at),
      inserting("    ", reader.span(reader.at).from, t`indent this line`),
    );
  }
  return new Problem(
    t`This function has no value: its last line, deeper than “def”, is “return” and a value, as in ${pattern}.`,
    reader.span(start),
  );
}

/** A loop or a function begins among the lines of a function. */
export function blockInFunction(reader: Reader): Problem {
  const message =
    reader.peek() === token.FOR
      ? t`A loop cannot stand in a function: its lines name values, and the last is “return” and a value.`
      : t`A function cannot stand in a function: its lines name values, and the last is “return” and a value.`;
  return new Problem(message, reader.span(reader.at));
}

/** The lines of a function are assignments. */
export function refuseInFunction({ kind, span }: SimpleStatement): Problem {
  if (kind === "evaluate")
    return new Problem(
      t`A line of a function names a value, as in t = 2 u. The function's own value stands after “return”.`,
      span,
      inserting("return ", span.from, writing("return")),
    );
  const message =
    kind === "seed"
      ? t`A seed stands above the function, on a line of its own.`
      : t`A function stands above the function, on a line of its own.`;
  return new Problem(message, span);
}

export function lambdaIncomplete(reader: Reader): Problem {
  return incomplete(reader, "“:”", "s = lambda u: 1 / (1 + exp(-u))");
}

export function parameterMissing(reader: Reader): Problem {
  return incomplete(reader, t`the name of a parameter`, "s(u, a=0.1)");
}

/** The next token is not the `wanted` one, as `pattern` has it. */
export function incomplete(reader: Reader, wanted: string, pattern: string): Problem {
  const atEnd = token.endsStatement(reader.peek());
  const message = atEnd
    ? t`Here the line ends where ${wanted} should come, as in ${pattern}.`
    : t`Here “${reader.text(reader.at)}” stands where ${wanted} should come, as in ${pattern}.`;
  return new Problem(message, atEnd ? reader.span(reader.previous()) : reader.span(reader.at));
}
