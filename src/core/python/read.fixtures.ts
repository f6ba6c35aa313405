import { build } from "../graph/build.ts";
import { printExpr, printProgram } from "../language/print.ts";
import type { Reading, Remark } from "../language/reading.ts";
import { valueOf } from "../trace/access.ts";
import { compile } from "../trace/plan.ts";
import { run } from "../trace/run.ts";
import type { Nested } from "../tensor/tensor.ts";
import { readPython } from "./readPython.ts";

/** The reading of a text that is Python for certain. */
export function readingOf(source: string): Reading {
  const reading = readPython(source);
  if (reading === null) throw new Error(`This was not read as Python: ${source}`);
  return reading;
}

/** The output's name and value. */
export function outputOf(source: string): readonly [string, Nested] {
  const { program, diagnostics } = readingOf(source);
  const { graph, diagnostics: problems } = build(program);
  if (graph === null || diagnostics.length > 0)
    throw new Error([...diagnostics, ...problems].map(({ message }) => message).join("\n"));
  return [graph.nodes[graph.output]?.id ?? "", valueOf(run(compile(graph), graph), graph.output)];
}

export function programOf(source: string): string {
  return printProgram(readingOf(source).program);
}

/** The backward lines as they are printed, those still to be written with a gap. */
export function backwardOf(source: string): string[] {
  return readingOf(source).backward.map((line) =>
    line.kind === "blank"
      ? `${line.target.name} = …`
      : `${printExpr(line.target)} ${line.operator ?? ""}= ${printExpr(line.value)}`,
  );
}

/** The text of every line that got a remark of a kind. */
export function remarked(source: string, kind: Remark["kind"]): string[] {
  return readingOf(source)
    .remarks.filter((remark) => remark.kind === kind)
    .map(({ span }) => source.slice(span.from, span.to));
}
