import type { Diagnostic } from "../../core/language/diagnostic.ts";
import { readLatex } from "../../core/latex/readLatex.ts";
import { t } from "../../core/words/t.ts";

/** What a text that does not work is to be told if it is LaTeX: that it can be read, or why it cannot. Null where it is none. */
export function latexProblems(source: string): readonly Diagnostic[] | null {
  const reading = readLatex(source);
  if (reading === null) return null;
  if (!reading.ok) {
    const { message, from, to } = reading;
    return [{ message: t`This looks like LaTeX. ${message}`, from, to }];
  }
  const to = source.length;
  const fix = { label: t`read it as LaTeX`, insert: reading.program, from: 0, to };
  return [{ message: t`This is LaTeX, and can be read as a program.`, from: 0, to, fix }];
}
