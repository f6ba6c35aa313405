import type { Diagnostic } from "../core/language/diagnostic.ts";

/** Whether it is worth asking if a text holds LaTeX: the language has none of these marks. */
export function mayHoldLatex(text: string): boolean {
  return /\\[A-Za-z({|[]|[_^]\{|\$/.test(text);
}

/** What a text that does not work is to be told if it is LaTeX: that it can be read, or why it cannot. Null where it is none. */
export async function latexProblems(source: string): Promise<readonly Diagnostic[] | null> {
  if (!mayHoldLatex(source)) return null;
  const { readLatex } = await import("../core/latex/readLatex.ts");
  const reading = readLatex(source);
  if (reading === null) return null;
  if (!reading.ok) {
    const { message, from, to } = reading;
    return [{ message: `This looks like LaTeX. ${message}`, from, to }];
  }
  const to = source.length;
  const fix = { label: "read it as LaTeX", insert: reading.program, from: 0, to };
  return [{ message: "This is LaTeX, and can be read as a program.", from: 0, to, fix }];
}
