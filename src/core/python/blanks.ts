import { gradientOwners } from "../language/gradientNames.ts";
import type { NameExpr } from "../language/program.ts";
import type { Line } from "./lines.ts";

const written = /^((?:\w+\s*,\s*)*[A-Za-z_]\w*)\s*=\s*((?:None\s*,\s*)*None|\.\.\.|todo|\?+)?$/i;
const commented = /^#*\s*((?:\w+\s*,\s*)*[A-Za-z_]\w*)\s*=\s*(?:\.\.\.|…)/;

/** The names that a line leaves to be written: `dq = #...`, `dx, dw = None, None`, `# dx = ... #todo`. Null for any other line. */
export function blanksOf(line: Line): readonly NameExpr[] | null {
  const isComment = line.kind === "comment";
  const [all = "", names, value = ""] = (isComment ? commented : written).exec(line.text) ?? [];
  if (names === undefined) return null;
  const targets: NameExpr[] = [];
  const from = line.from + (isComment ? 1 : 0) + all.indexOf(names);
  for (const { 0: name, index } of names.matchAll(/\w+/g))
    targets.push({ kind: "name", name, span: { from: from + index, to: from + index + name.length } });
  const looksLikeGradient = targets.every(({ name }) => gradientOwners(name).length > 0);
  if (isComment) return looksLikeGradient ? targets : null;
  return value !== "" || line.comment !== "" || looksLikeGradient ? targets : null;
}
