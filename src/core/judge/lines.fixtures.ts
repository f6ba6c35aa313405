import { build } from "../graph/build.ts";
import type { Graph } from "../graph/graph.ts";
import { parse, parseExpression } from "../language/parse.ts";
import type { Expr, Program, Span } from "../language/program.ts";
import type { BackwardLine } from "../language/reading.ts";
import { judge, type JudgeOptions } from "./judge.ts";
import type { Verdict } from "./verdict.ts";

/** A program and the lines of a backward pass, in one text. */
export interface Judged {
  readonly graph: Graph;
  readonly program: Program;
  readonly lines: readonly BackwardLine[];
  readonly texts: readonly string[];
  readonly verdicts: readonly Verdict[];
}

/** Reads `forward` with the ordinary parser, and the lines of `backward` one by one; `name = ...` is a blank. */
export function judged(forward: string, backward: string, options: JudgeOptions = {}): Judged {
  const { program, diagnostics } = parse(forward);
  const { graph, diagnostics: problems } = build(program);
  if (graph === null) throw new Error(JSON.stringify([...diagnostics, ...problems]));
  const source = `${forward}\n${backward}`;
  const texts = backward
    .split(/[;\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  let at = forward.length;
  const lines = texts.map((text) => {
    at = source.indexOf(text, at);
    const line = lineOf(text, at);
    at += text.length;
    return line;
  });
  const whole = { ...program, source };
  return { graph, program: whole, lines, texts, verdicts: judge(graph, whole, lines, options) };
}

function lineOf(text: string, at: number): BackwardLine {
  const match = /^(\w+)(?:\[(.*?)\])?\s*([-+*/])?=(?!=)\s*(.*)$/u.exec(text);
  if (match === null) throw new Error(`${text} is no line.`);
  const [, name = "", subscripts, operator, value = ""] = match;
  const span: Span = { from: at, to: at + text.length };
  const operand = { kind: "name", name, span } as const;
  if (value === "...") return { kind: "blank", target: operand, span };
  const read = (part: string): Expr => parseExpression("\n".repeat(at + text.indexOf(part)) + part);
  return {
    kind: "assign",
    target:
      subscripts === undefined
        ? operand
        : {
            kind: "index",
            operand,
            subscripts: splitAtCommas(subscripts).map((part) =>
              part.trim() === ":"
                ? { kind: "slice", from: null, to: null, step: null, span }
                : { kind: "at", value: read(part.trim()), span },
            ),
            span,
          },
    operator: (operator ?? null) as "+" | "-" | "*" | "/" | null,
    value: read(value),
    span,
  };
}

function splitAtCommas(text: string): readonly string[] {
  const parts = [""];
  let depth = 0;
  for (const letter of text) {
    depth += letter === "(" || letter === "[" ? 1 : letter === ")" || letter === "]" ? -1 : 0;
    if (letter === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts;
}
