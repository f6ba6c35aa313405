import { build } from "./graph/build.ts";
import { withoutBackward } from "./graph/backwardLines.ts";
import { parseWithBlanks } from "./language/blankLines.ts";
import { gradientOwners } from "./language/gradientNames.ts";
import type { Program } from "./language/program.ts";
import type { Reading } from "./language/reading.ts";
import { withoutLoops } from "./language/walk.ts";
import { looksLikePython } from "./python/looksLike.ts";

/** Reads Python; null for a text that is none. */
export type PythonReader = (source: string) => Reading | null;

/**
 * All that a text says. Never throws: what cannot be read is a diagnostic at its place. A text that works as the expression
 * language is read as that, since much of it is Python too.
 * @param python reads what looks like Python; without it such a text is read as the expression language alone
 */
export function read(source: string, python: PythonReader | null): Reading {
  const ordinary = readOrdinary(source);
  if (python === null || !looksLikePython(source)) return ordinary;
  // Which lines are of a backward pass, the reader of Python tells better: it knows what else such a pass holds.
  const suffices = works(ordinary) && !trains(ordinary.program);
  if (suffices && ordinary.backward.length === 0) return ordinary;
  const foreign = python(source);
  return foreign === null || (suffices && !works(foreign)) ? ordinary : foreign;
}

const works = ({ program, diagnostics }: Reading): boolean => diagnostics.length === 0 && build(program).graph !== null;

function readOrdinary(source: string): Reading {
  const { program: written, diagnostics, blanks } = parseWithBlanks(source);
  const rest = { diagnostics, recipe: null, remarks: [] };
  if (diagnostics.length > 0) return { ...rest, program: written, backward: [] };
  const { program, backward } = withoutBackward(written);
  const lines = [...backward, ...blanks].sort((a, b) => a.span.from - b.span.from);
  return { ...rest, program, backward: lines };
}

/** Whether a loop holds gradients written by hand, so that its turns are those of training and are not to be written out. */
function trains({ statements }: Program): boolean {
  const inLoops = withoutLoops(statements.filter(({ kind }) => kind === "for"));
  const names = new Set(withoutLoops(statements).flatMap((one) => (one.kind === "assign" ? [one.name] : [])));
  const isGradient = (name: string): boolean =>
    name.toLowerCase().startsWith("grad") || gradientOwners(name).some((owner) => names.has(owner));
  return inLoops.some((one) => one.kind === "assign" && isGradient(one.name));
}
