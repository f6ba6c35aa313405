import type { Expr, IndexExpr, Subscript } from "../language/program.ts";
import { Problem } from "../language/problem.ts";
import { t } from "../words/t.ts";
import { spanOf, type Parts } from "./parts.ts";
import { refuse } from "./refusals.ts";
import { itemsOf, partsOf, type Syntax } from "./syntax.ts";

/** `x[0]`, `W[1:3, :]`, and as NumPy has it `p[range(N), y]` and `h[h < 0]`, which `lower` turns into what can be computed. */
export function readIndex(operand: Expr, link: Syntax, parts: Parts): IndexExpr {
  const subscripts = itemsOf(partsOf(link).slice(1)).map((item) => readSubscript(item, link, parts));
  return { kind: "index", operand, subscripts, span: spanOf(link) };
}

function readSubscript(item: readonly Syntax[], link: Syntax, { read }: Parts): Subscript {
  const bounds: (Syntax | null)[] = [null];
  for (const part of item) {
    if (part.name === ":") bounds.push(null);
    else if (bounds.at(-1) === null) bounds[bounds.length - 1] = part;
    else throw refuse(part.name, link.text, link);
  }
  const span = { from: item[0]?.from ?? link.from, to: item.at(-1)?.to ?? link.to };
  const key = bounds.find((bound) => bound?.name === "String");
  if (key != null)
    throw new Problem(
      t`A dictionary is not read: give ${link.text} a name of its own, such as ${key.text.slice(1, -1)}.`,
      link,
    );
  const [from = null, to = null, step = null] = bounds.map((bound) => (bound === null ? null : read(bound)));
  if (bounds.length > 1) return { kind: "slice", from, to, step, span };
  if (from === null) throw refuse("*", link.text, link);
  return { kind: "at", value: from, span };
}
