import { limits } from "../language/limits.ts";
import { parse } from "../language/parse.ts";
import type { Span } from "../language/program.ts";
import { scan } from "../language/scan.ts";
import { unread, type Item, type Where } from "./item.ts";

/** A line that is no Python, read as the language itself reads it: `y = 2x²`. */
export function readOwn(line: Span & { readonly text: string }, where: Where, binds: readonly string[]): Item[] {
  const { program, diagnostics } = parse(" ".repeat(line.from) + line.text);
  const [problem] = diagnostics;
  if (problem !== undefined) {
    const { message, from, to, fix } = problem;
    return [
      {
        ...unread(message, { from, to }, binds),
        isForeign: true,
        isPast: scan(line.text).kind.length > limits.nodes,
        ...(fix && { fix }),
      },
    ];
  }
  return program.statements.map((statement): Item => {
    const { span } = statement;
    if (statement.kind !== "assign") return { kind: "statement", statement, where, span };
    const { name, nameSpan, value } = statement;
    return { kind: "assign", target: { kind: "name", name, span: nameSpan }, operator: null, value, where, span };
  });
}
