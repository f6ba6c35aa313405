import { msg, t, translated } from "../words/t.ts";
import { unknownAttribute } from "./attributeMessages.ts";
import { leavingOut, Problem, removing, replacing, writing } from "./problem.ts";
import type { Reader } from "./reader.ts";
import * as token from "./token.ts";

/** Why a word of Python is not read, and what says the same here. */
const wordAdvice: ReadonlyMap<string, string> = new Map([
  ["while", msg`“while” is not read: a loop has a number of turns that is known beforehand, as in for t in range(3):.`],
  ["break", msg`“break” is not read: every turn is taken. For fewer turns write a smaller number in range(…).`],
  [
    "continue",
    msg`“continue” is not read: every line of every turn is taken. where(c, a, b) chooses between two values.`,
  ],
  ["pass", msg`“pass” says nothing here, and can be left out.`],
  ["if", msg`“if” is not read: where(c, a, b) takes a where c is not 0, and b elsewhere.`],
  ["elif", msg`“elif” is not read: where(c, a, b) takes a where c is not 0, and b elsewhere.`],
  ["else", msg`“else” is not read: where(c, a, b) takes a where c is not 0, and b elsewhere.`],
  ["and", msg`“and” is not read: conditions are 0 or 1, so their product says the same, as in (a < b) * (b < c).`],
  ["or", msg`“or” is not read: conditions are 0 or 1, so max(a, b) says the same.`],
  ["not", msg`“not” is not read: conditions are 0 or 1, so 1 - c says the same.`],
  [
    "class",
    msg`Classes are not read: a program is names, expressions and functions, such as s(u) = 1 / (1 + exp(-u)).`,
  ],
  [
    "import",
    msg`This import is not complete. Imports may be left out altogether: exp, np.exp and math.exp all work as they are.`,
  ],
]);

const settings: ReadonlyMap<string, string> = new Map([
  ["True", "1"],
  ["False", "0"],
]);

/** Why a character is not read, and what would work. */
const characterAdvice: ReadonlyMap<string, string> = new Map([
  ["%", msg`remainders are not read. A percentage is a number, such as 0.05.`],
  ["|", msg`for the absolute value write abs(x).`],
  ["‖", msg`for a norm write norm(x).`],
  ["!", msg`factorials are not read. Write the number out.`],
  ["&", msg`conditions are 0 or 1, so their product says “and”.`],
  ["~", msg`to negate write a minus sign; to turn a condition round write 1 - c.`],
  ["\\", msg`LaTeX commands are not read: write sigma for \\sigma and a / b for \\frac{a}{b}.`],
  ["$", msg`the dollar signs around a formula can be left out.`],
  ["'", msg`a prime is not read: give the derivative or the new value a name of its own.`],
  ["′", msg`a prime is not read: give the derivative or the new value a name of its own.`],
  ["’", msg`a prime is not read: give the derivative or the new value a name of its own.`],
  ['"', msg`there is no text here, only numbers and names.`],
  ["—", msg`for minus write a hyphen, -.`],
  ["∞", msg`no number stands for infinity.`],
  ["∂", msg`the derivatives are worked out for you: write the function alone.`],
  ["∇", msg`the derivatives are worked out for you: write the function alone.`],
  ["∑", msg`write sum(x), or the sum out, as in w0*x0 + w1*x1.`],
  ["∏", msg`write the product out, as in p0*p1*p2.`],
  ["∫", msg`integrals are not read.`],
  ["…", msg`write out what the dots stand for.`],
  ["→", msg`to name a value write q = x + y.`],
  ["←", msg`to name a value write q = x + y.`],
  ["?", msg`where(c, a, b) chooses between two values.`],
  ["ᵀ", msg`for the transpose write .T.`],
  ["⊤", msg`for the transpose write .T.`],
]);

const corrections: ReadonlyMap<string, string> = new Map([
  ["—", "-"],
  ["$", ""],
  ["ᵀ", ".T"],
  ["⊤", ".T"],
]);

/** The Problem of a token that no statement may hold here, undefined where the token is one of the language's own. */
export function foreignProblem(reader: Reader): Problem | undefined {
  const index = reader.at;
  const span = reader.span(index);
  const text = reader.text(index);
  switch (reader.peek()) {
    case token.RESERVED: {
      const advice = wordAdvice.get(text);
      const message =
        advice === undefined
          ? t`“${text}” is a word of Python that means nothing here and cannot be a name. Take another name.`
          : translated(advice);
      return new Problem(message, span);
    }
    case token.SETTING: {
      const meant = settings.get(text);
      if (meant === undefined) {
        return new Problem(
          t`“${text}” is no value: it stands alone behind a name in a call, as in sum(x, axis=0, keepdims=True).`,
          span,
        );
      }
      return new Problem(
        t`“${text}” is no value: it stands alone behind a name in a call, as in sum(x, axis=0, keepdims=True). As a number write ${meant}.`,
        span,
        replacing(span, meant, writing(meant)),
      );
    }
    case token.DEF:
      return new Problem(t`“def” begins a function on a line of its own: def s(u): return 1 / (1 + exp(-u)).`, span);
    case token.FOR:
      return new Problem(
        t`“for” begins a loop, on a line of its own: for t in range(3):, with the lines of the loop indented below it.`,
        span,
      );
    case token.IN:
      return new Problem(t`“in” belongs to a loop, for t in range(3):, and cannot be a name.`, span);
    case token.RETURN:
      return new Problem(
        t`“return” belongs to a function: def s(u): return 1 / (1 + exp(-u)). To show a value, write it alone on its line.`,
        span,
        removing(span, leavingOut("return")),
      );
    case token.LAMBDA:
      return new Problem(
        t`“lambda” begins a function, right after “name =”: s = lambda u: 1 / (1 + exp(-u)). For a value called lambda write λ.`,
        span,
        replacing(span, "λ", writing("λ")),
      );
    case token.IMPORT_LINE:
      return new Problem(t`An import stands on a line of its own, and may be left out altogether.`, span);
    case token.BRACE: {
      const paren = text.normalize("NFKC") === "{" ? "(" : ")";
      return new Problem(
        t`Braces are not read: to group, write parentheses, ( and ); for a list, [ and ].`,
        span,
        replacing(span, paren, writing(paren)),
      );
    }
    case token.WALRUS:
      return new Problem(
        t`“:=” is not needed here: to give a name its value write “=”.`,
        span,
        replacing(span, "=", writing("=")),
      );
    case token.UPDATE:
      return new Problem(t`“${text}” changes the name at the beginning of a line, as in x ${text} 1.`, span);
    case token.NOT_EQUAL:
      return new Problem(t`“${text}” is not read: 1 - (a == b) is 1 where a and b differ.`, span);
    case token.PERIOD:
      return unknownAttribute(reader);
    case token.COLON:
      return new Problem(
        t`A colon belongs to a slice, x[1:3], to def and lambda, def s(u): return u and s = lambda u: u, and to a loop, for t in range(3):.`,
        span,
      );
    case token.TEXT:
      return new Problem(t`${text} is text in quotes, and there is no text here, only numbers and names.`, span);
    case token.UNKNOWN:
      return unknownProblem(reader);
    default:
      return undefined;
  }
}

function unknownProblem(reader: Reader): Problem {
  const span = reader.span(reader.at);
  const character = reader.text(reader.at);
  const shown = /[\p{C}\p{M}\p{Z}]/u.test(character)
    ? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`
    : `“${character}”`;
  const advice = characterAdvice.get(character);
  const barred = character === "|" ? (norm(reader, "||") ?? absoluteValue(reader)) : norm(reader, "‖");
  if (barred) return barred;
  const meant = corrections.get(character);
  const fix = meant === undefined ? undefined : replacing(span, meant, meant === "" ? t`take it out` : writing(meant));
  const message =
    advice === undefined
      ? t`${shown} is not part of the language. Names are made of letters, digits and _.`
      : t`${shown} is not part of the language: ${translated(advice)}`;
  return new Problem(message, span, fix);
}

/** `‖…‖` or `||…||`, with what is squared after it left alone, as one range with the call that says the same. */
function norm(reader: Reader, bars: "‖" | "||"): Problem | undefined {
  const { source, from } = reader;
  if (!source.startsWith(bars, from)) return undefined;
  const line = /^[^\n\r;#]*/.exec(source.slice(from + bars.length))?.[0] ?? "";
  const length = line.indexOf(bars);
  const inner = line.slice(0, Math.max(0, length)).trim();
  if (inner === "") return undefined;
  const span = { from, to: from + length + 2 * bars.length };
  const call = `norm(${inner})`;
  return new Problem(
    t`Double bars are not read as the norm: write ${call}.`,
    span,
    replacing(span, call, writing(call)),
  );
}

/** `|…|` as one range with the call that says the same, where the second bar stands on the same line. */
function absoluteValue(reader: Reader): Problem | undefined {
  const { kind } = reader.tokens;
  let close = reader.at + 1;
  while (close < kind.length && !token.endsStatement(kind[close] ?? token.END) && reader.text(close) !== "|") close++;
  if (close === reader.at + 1 || reader.text(close) !== "|") return undefined;
  const span = { from: reader.from, to: reader.span(close).to };
  const call = `abs(${reader.source.slice(span.from + 1, span.to - 1).trim()})`;
  return new Problem(
    t`Bars are not read as the absolute value: write ${call}.`,
    span,
    replacing(span, call, writing(call)),
  );
}
