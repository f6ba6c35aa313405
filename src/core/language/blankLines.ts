import { gradientOwners } from "./gradientNames.ts";
import { parse, type Parsed } from "./parse.ts";
import type { BlankLine } from "./reading.ts";
import { walkProgram, withoutLoops } from "./walk.ts";

/** `dq =`, `dq = ...`, `dq = # what?`: a name, and nothing that it could be. */
const blank =
  /^(?<indent>[^\S\n]*)(?<name>[\p{L}_][\p{L}\p{N}_]*)(?<rest>[^\S\n]*=[^\S\n]*(?:\.\.\.|…|\?)?)[^\S\n]*(?:#.*)?$/gmu;

/**
 * Reads a program in which gradients are still to be written: such lines are no mistake where they name the gradient of one of
 * the program's values. Where one does not, it is the mistake that it is without them.
 */
export function parseWithBlanks(source: string): Parsed & { readonly blanks: readonly BlankLine[] } {
  const parsed = parse(source);
  if (parsed.diagnostics.length === 0) return { ...parsed, blanks: [] };
  const blanks = Array.from(source.matchAll(blank), ({ index, groups }): BlankLine => {
    const name = groups?.["name"] ?? "";
    const from = index + (groups?.["indent"]?.length ?? 0);
    const to = from + name.length;
    const target = { kind: "name", name, span: { from, to } } as const;
    return { kind: "blank", target, span: { from, to: to + (groups?.["rest"]?.trimEnd().length ?? 0) } };
  });
  if (blanks.length === 0) return { ...parsed, blanks };
  const written = parse(source.replace(blank, (line) => line.replace(/[^\r]/g, " ")));
  const names = new Set(withoutLoops(written.program.statements).flatMap((one) => ("name" in one ? [one.name] : [])));
  walkProgram(written.program, (expr) => {
    if (expr.kind === "name") names.add(expr.name);
  });
  const isOwned = ({ target }: BlankLine): boolean => gradientOwners(target.name).some((owner) => names.has(owner));
  if (!blanks.every(isOwned)) return { ...parsed, blanks: [] };
  return { ...written, program: { ...written.program, source }, blanks };
}
