import { withoutBackward } from "./graph/backwardLines.ts";
import { parseWithBlanks } from "./language/blankLines.ts";
import type { Reading } from "./language/reading.ts";
import { looksLikePython } from "./python/looksLike.ts";

/** Reads Python; null for a text that is none. */
export type PythonReader = (source: string) => Reading | null;

/**
 * All that a text says. Never throws: what cannot be read is a diagnostic at its place.
 * @param python reads what looks like Python; without it such a text is read as the expression language alone
 */
export function read(source: string, python: PythonReader | null): Reading {
  const foreign = python !== null && looksLikePython(source) ? python(source) : null;
  if (foreign !== null) return foreign;
  const { program: written, diagnostics, blanks } = parseWithBlanks(source);
  const rest = { diagnostics, recipe: null, remarks: [] };
  if (diagnostics.length > 0) return { ...rest, program: written, backward: [] };
  const { program, backward } = withoutBackward(written);
  const lines = [...backward, ...blanks].sort((a, b) => a.span.from - b.span.from);
  return { ...rest, program, backward: lines };
}
