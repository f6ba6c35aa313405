import { same } from "./compare.ts";
import { editsOf, type Edit } from "./edits.ts";
import type { Work } from "./functions.ts";
import type { Question } from "./question.ts";
import { Trouble } from "./trouble.ts";

/** Changes that are tried on one line, and what may be computed for them. */
const TRIES = 6000;
const WORK = 2e8;

/** The first single change that makes a line right at every point; null where none does. */
export function repairOf(question: Question, edits: Iterable<Edit> = editsOf(question)): Edit | null {
  const work: Work = { left: WORK };
  let tries = TRIES;
  for (const edit of edits) {
    if (tries-- === 0 || work.left <= 0) return null;
    if (mends(question, edit, work)) return edit;
  }
  return null;
}

function mends({ attempt, expected }: Question, { expr }: Edit, work: Work): boolean {
  // The last point is no special one: almost every change is found out there.
  for (let point = expected.length - 1; point >= 0; point--) {
    const [value, truth] = [attempt(expr, point, work), expected[point]];
    if (value instanceof Trouble || truth === undefined || !same(value, truth)) return false;
  }
  return true;
}
