import type { AssignLine } from "../language/reading.ts";
import type { Expr } from "../language/program.ts";
import { boundsOf, walkExpr, withBounds } from "../language/walk.ts";
import { withPart } from "./editing.ts";
import { otherComparisonsOf } from "./operationEdits.ts";
import type { Diagnosis } from "./verdict.ts";
import type { Write } from "./writes.ts";

interface Left {
  readonly line: AssignLine;
  readonly diagnosis: Diagnosis;
}

/** Single changes of what stands left of a line's right side: its operator, or a condition that picks the part. */
export function* otherLefts({ kind, line, expr }: Write, print: (expr: Expr) => string): Generator<Left> {
  if (kind !== "edit") return;
  const text = ({ target, operator }: AssignLine): string => `${print(target)} ${operator ?? ""}= ${print(expr)}`;
  for (const operator of line.operator === null ? [] : (["+", "-", "*", "/"] as const)) {
    const other: AssignLine = { ...line, operator };
    const isSign = /[-+]/.test(line.operator ?? "") && /[-+]/.test(operator);
    if (operator === line.operator) continue;
    const diagnosis: Diagnosis = isSign
      ? { kind: "sign", part: text(line) }
      : { kind: "operation", used: text(line), meant: text(other) };
    yield { line: other, diagnosis };
  }
  const { target } = line;
  if (target.kind !== "index") return;
  const bounds = boundsOf(target);
  for (const [k, bound] of bounds.entries()) {
    const parts: Expr[] = [];
    walkExpr(bound, (part) => parts.push(part));
    for (const part of parts)
      for (const by of otherComparisonsOf(part)) {
        const changed = bounds.with(k, withPart(bound, part, by));
        const other = { ...target, subscripts: withBounds(target, changed) };
        yield {
          line: { ...line, target: other },
          diagnosis: { kind: "operation", used: print(target), meant: print(other) },
        };
      }
  }
}
