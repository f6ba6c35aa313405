import { t } from "../words/t.ts";
import { unexpected } from "./messages.ts";
import type { Block } from "./loop.ts";
import { adding, inserting, Problem, replacing, writing } from "./problem.ts";
import type { Expr, SimpleStatement, Span } from "./program.ts";
import type { Reader } from "./reader.ts";
import { incomplete } from "./statementMessages.ts";
import * as token from "./token.ts";

export { unexpected };

const pattern = "for t in range(3):";

/** The line breaks off, or goes on with something else, where `wanted` should stand. */
export function headerIncomplete(reader: Reader, wanted: string): Problem {
  return incomplete(reader, wanted, pattern);
}

/** @param range what is counted over; no colon follows it */
export function colonMissing(range: Span): Problem {
  return new Problem(
    t`A colon is missing after range(…), as in ${pattern}`,
    range,
    inserting(":", range.to, adding(":")),
  );
}

export function countedTwice(variable: string, span: Span): Problem {
  return new Problem(
    t`${variable} counts the turns of a loop around this one: let this one count with another name.`,
    span,
  );
}

/** `for i, x in enumerate(xs):`; the reader stands before the first comma. */
export function severalVariables(reader: Reader, first: number): Problem {
  const { kind } = reader.tokens;
  let last = reader.at;
  while (kind[last] === token.COMMA && kind[last + 1] === token.NAME) last += 2;
  const names: string[] = [];
  for (let at = first; at < last; at += 2) names.push(reader.text(at));
  const called = kind[last] === token.IN ? reader.text(last + 1) : "";
  const span = { from: reader.span(first).from, to: reader.span(kind[last] === token.IN ? last + 1 : last - 1).to };
  const [counter = "i", entry = "x"] = names;
  const message =
    called === "enumerate"
      ? t`A loop counts with one name, and only range(…) is counted over: write for ${counter} in range(len(xs)): and in the loop xs[${counter}] for ${entry}.`
      : called === "zip"
        ? t`A loop counts with one name, and only range(…) is counted over: write for i in range(len(xs)): and in the loop xs[i] for ${counter}, ys[i] for ${entry}.`
        : t`A loop counts with one name, and only range(…) is counted over: write for i in range(len(xs)): and in the loop xs[i].`;
  return new Problem(message, span);
}

/**
 * What stands after “in” is no `range(…)` of one to three values.
 * @param name the token of the variable
 * @param counted the first token after “in”; the reader stands after the value
 */
export function notARange(reader: Reader, name: number, counted: number, range: Expr): Problem {
  const from = reader.span(counted).from;
  const span = { from, to: Math.max(reader.end, range.span.to) };
  const text = reader.source.slice(span.from, span.to);
  const variable = reader.text(name);
  if (range.kind === "number") {
    return new Problem(
      t`${text} is one number: write range(${text}) to count from 0 to below it.`,
      span,
      replacing(span, `range(${text})`, writing(`range(${text})`)),
    );
  }
  // for t in range(3) h = 2
  if (range.kind === "binary" && range.implicit && range.left.kind === "call" && range.left.callee === "range")
    return colonMissing(range.left.span);
  if (range.kind === "call" && range.callee === "range")
    return new Problem(
      t`range takes a stop; a start and a stop; or a start, a stop and a step, as in range(0, 6, 2).`,
      span,
    );
  if (range.kind === "call" && range.callee === "arange") {
    const whole = range.calleeSpan;
    return new Problem(t`A loop counts over range(…).`, span, replacing(whole, "range", writing("range")));
  }
  const reversed = range.kind === "call" && range.callee === "reversed";
  if (reversed || range.kind === "index")
    return new Problem(t`Only range(…) is counted over: to count down write range(2, -1, -1), which is 2, 1, 0.`, span);
  const list = range.kind === "name" ? text : "xs";
  const index = ["i", "j", "k"].find((letter) => letter !== variable && letter !== text) ?? "i";
  return new Problem(
    t`Only range(…) is counted over: write for ${index} in range(len(${list})): and in the loop ${list}[${index}] for ${variable}.`,
    span,
    range.kind === "name" ? counting(reader, name, index, list) : undefined,
  );
}

/** `for x in xs:` as `for i in range(len(xs)):`, with x = xs[i] for the first line of its block. */
function counting(reader: Reader, name: number, index: string, list: string): ReturnType<typeof replacing> | undefined {
  const { source, tokens } = reader;
  let first = reader.at + 1;
  if (reader.peek() !== token.COLON || tokens.kind[first] !== token.NEWLINE) return undefined;
  while (tokens.kind[first] === token.NEWLINE) first++;
  if (tokens.kind[first] === token.END) return undefined;
  const space = spaceBefore(reader, first);
  const indentation = source.slice(space.from, space.to);
  const start = space.to;
  const between = source.slice(reader.from, start);
  const line = `${reader.text(name)} = ${list}[${index}]`;
  return replacing(
    { from: reader.span(name).from, to: start },
    `${index} in range(len(${list}))${between}${line}\n${indentation}`,
    t`count with ${index}`,
  );
}

/** No line below the header stands deeper. @param first the token that stands there; @param start the `for` */
export function blockMissing(reader: Reader, first: number, start: number): Problem {
  if (token.endsStatement(reader.tokens.kind[first] ?? token.END)) {
    return new Problem(
      t`A loop repeats the lines below it that stand deeper, and there are none: for example h = 2 h, four spaces in.`,
      reader.span(reader.at - 1),
    );
  }
  const space = spaceBefore(reader, start);
  return new Problem(
    t`Indent the lines of the loop: it repeats those below it that stand deeper than “for”.`,
    reader.span(first),
    replacing(spaceBefore(reader, first), `${reader.source.slice(space.from, space.to)}    `, t`indent this line`),
  );
}

/** A line that is neither as deep as its block nor out of it; the reader stands before it. */
export function unevenLine(reader: Reader, { base, column }: Block, found: number): Problem {
  const space = spaceBefore(reader, reader.at);
  const message = reader.source.slice(space.from, space.to).includes("\t")
    ? t`This line is ${count(found)} in (a tab goes to the next multiple of 8): the lines of the loop are ${count(column)} in, and the loop itself ${count(base)}.`
    : t`This line is ${count(found)} in: the lines of the loop are ${count(column)} in, and the loop itself ${count(base)}.`;
  return new Problem(
    message,
    reader.span(reader.at),
    replacing(space, " ".repeat(column), t`indent it as the loop's lines`),
  );
}

/** What stands between the beginning of a line and its first token. */
function spaceBefore(reader: Reader, first: number): Span {
  return { from: first === 0 ? 0 : reader.span(first - 1).to, to: reader.span(first).from };
}

function count(columns: number): string {
  return columns === 1 ? t`1 space` : t`${columns} spaces`;
}

/** Throws a Problem where a statement cannot stand among the lines of a loop. */
export function refuseInLoop(reader: Reader, statement: SimpleStatement): void {
  switch (statement.kind) {
    case "define":
      throw new Problem(
        t`A function is the same in every turn: define ${statement.name} above the loop, and call it in the loop.`,
        statement.span,
      );
    case "evaluate":
      throw new Problem(
        t`Every line of a loop names its value, as in h = tanh(W @ h). A line that is a value alone is the output of the program, and stands below the loop.`,
        statement.span,
      );
    case "assign":
      if (!reader.loops.includes(statement.name)) return;
      throw new Problem(
        t`${statement.name} counts the turns of the loop, and cannot get another value in it: take another name.`,
        statement.nameSpan,
      );
    case "seed":
  }
}
