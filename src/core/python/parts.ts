import { meantName } from "../language/characters.ts";
import type { Expr, Span } from "../language/program.ts";
import type { Aliases } from "./aliases.ts";
import type { Syntax } from "./syntax.ts";

/** Thrown where a line is to be read as the language reads it: `2x`, `x²`, `x ^ 2`. */
export class OwnLanguage extends Error {}

/** How the parts of an expression are read, one level deeper. */
export interface Parts {
  readonly aliases: Aliases;
  readonly read: (syntax: Syntax) => Expr;
}

export function spanOf({ from, to }: Span): Span {
  return { from, to };
}

/** What a name may look like; the Python grammar takes any sign from beyond ASCII for a letter. */
const name = /^[\p{L}_][\p{L}\p{Nd}_₀-₉]*$/u;

/** What a name is called in the program. Throws OwnLanguage. */
export function readName(text: string): string {
  if (!name.test(text)) throw new OwnLanguage();
  return meantName(text);
}
