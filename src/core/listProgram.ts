import { build } from "./graph/build.ts";
import type { Diagnostic } from "./language/diagnostic.ts";
import { lineAt } from "./language/lineAt.ts";
import { textOf, type Dialect } from "./listing/listing.ts";
import { listingOf } from "./listing/listingOf.ts";
import { readAny } from "./readAny.ts";
import { compile } from "./trace/plan.ts";
import { run } from "./trace/run.ts";

/**
 * The code of a program, which runs as it stands and prints the output and the gradient of every input. In NumPy and JavaScript
 * the gradient of `name` is the variable `dname`, with an underscore where that name is taken. Of a text that does not work the
 * problems, as comments of that language: this never throws on text.
 */
export function listing(source: string, dialect: Dialect): string {
  const { program, diagnostics } = readAny(source);
  if (diagnostics.length > 0) return problemsText(source, diagnostics, dialect);
  const built = build(program);
  if (built.graph === null) return problemsText(source, built.diagnostics, dialect);
  return textOf(listingOf(built.graph, run(compile(built.graph), built.graph), dialect));
}

function problemsText(source: string, diagnostics: readonly Diagnostic[], dialect: Dialect): string {
  const sign = dialect === "javascript" ? "//" : "#";
  const lines = diagnostics.map(({ message, from }) => {
    // A message may quote the text; what it quotes must not end the comment.
    return `${sign} Line ${String(lineAt(source, from))}: ${message.replace(/[\r\n\u2028\u2029\u0085\v\f]+/g, " ")}\n`;
  });
  return [`${sign} There is no code for this text yet.\n`, ...lines].join("");
}
