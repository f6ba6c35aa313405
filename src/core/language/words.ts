import { DEF, FOR, IN, LAMBDA, RESERVED, RETURN, SETTING } from "./token.ts";

/**
 * Words of Python that cannot be names; `True`, `False` and `None` stand in named arguments alone, and all others but
 * `def`, `return`, `lambda`, `for` and `in` are refused by a message of their own.
 */
export const reservedWords: readonly string[] = (
  "def return lambda for while if elif else class import from as in is and or not try except finally raise with global " +
  "nonlocal pass break continue yield del assert async await None True False"
).split(" ");

const kinds = new Map(reservedWords.map((word) => [word, RESERVED]));
kinds.set("def", DEF).set("return", RETURN).set("lambda", LAMBDA).set("for", FOR).set("in", IN);
for (const word of ["True", "False", "None"]) kinds.set(word, SETTING);

/** The token kind of a reserved word, undefined for a name. */
export function wordKind(text: string): number | undefined {
  return kinds.get(text);
}
