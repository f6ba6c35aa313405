import type { Expr } from "../language/program.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { same } from "./compare.ts";
import type { Edit } from "./edit.ts";
import { editsOf } from "./edits.ts";
import type { Work } from "./functions.ts";
import { operandsOfProduct } from "./operationEdits.ts";
import type { Question } from "./question.ts";
import { Trouble } from "./trouble.ts";

/** Changes that are tried on one line, and what may be computed for them. */
const TRIES = 6000;
const WORK = 1e8;
/** A product of matrices that takes more is looked at from one side before it is computed. */
const LARGE = 100_000;

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

function mends(question: Question, { expr }: Edit, work: Work): boolean {
  const { attempt, expected } = question;
  // The last point is no special one: almost every change is found out there.
  for (let point = expected.length - 1; point >= 0; point--) {
    const truth = expected[point];
    if (truth === undefined || !isLikely(question, expr, point, truth, work)) return false;
    const value = attempt(expr, point, work);
    if (value instanceof Trouble || !same(value, truth)) return false;
  }
  return true;
}

/**
 * Whether a large product of matrices may be the truth: a(bv) is compared with the truth times v, for a vector v without a
 * pattern (Freivalds 1977), which takes a row's work for a matrix.
 */
function isLikely({ attempt, isInPlace }: Question, expr: Expr, point: number, truth: Tensor, work: Work): boolean {
  const product = isInPlace ? null : operandsOfProduct(expr);
  if (product === null || truth.shape.length !== 2 || truth.data.length < LARGE / 10) return true;
  const [a, b] = [attempt(product.left, point, work), attempt(product.right, point, work)];
  if (a instanceof Trouble || b instanceof Trouble) return false;
  const [m, k, n] = [a.shape[0] ?? 0, a.shape[1] ?? 0, b.shape[1] ?? 0];
  if (a.shape.length !== 2 || b.shape.length !== 2 || b.shape[0] !== k) return false;
  if (truth.shape[0] !== m || truth.shape[1] !== n) return false;
  if (m * k * n < LARGE) return true;
  const v = Float64Array.from({ length: n }, (_unused, i) => 0.5 + ((i * 0.6180339887498949) % 1));
  return same(timesVector(a, timesVector(b, v).data), timesVector(truth, v));
}

function timesVector({ shape: [rows = 0, columns = 0], data }: Tensor, v: Float64Array): Tensor {
  const product = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let j = 0; j < columns; j++) sum += (data[i * columns + j] ?? 0) * (v[j] ?? 0);
    product[i] = sum;
  }
  return { shape: [rows], data: product };
}
