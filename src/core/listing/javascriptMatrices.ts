import type { Helpers } from "./javascriptHelpers.ts";
import { msg } from "../words/t.ts";

/** Products of vectors and matrices, and losses over rows of scores. */
export const matrixHelpers: Helpers = {
  matmul: `
// ${msg`the matrix product; a vector stands as a row on the left and as a column on the right`}
function matmul(a, b) {
  if (Array.isArray(a[0])) return a.map((row) => matmul(row, b));
  if (Array.isArray(b[0])) return b[0].map((_, j) => a.reduce((subtotal, x, i) => subtotal + x * b[i][j], 0));
  return a.reduce((subtotal, x, i) => subtotal + x * b[i], 0);
}`,
  outer: `
function outer(a, b) {
  return a.map((x) => b.map((y) => x * y));
}`,
  trace: `
function trace(a) {
  return a.reduce((subtotal, row, i) => subtotal + (row[i] ?? 0), 0);
}`,
  crossEntropy: `
// ${msg`-log of the softmax of the right class y, the mean over rows`}
function crossEntropy(scores, y) {
  if (Array.isArray(y)) return mean(scores.map((row, i) => crossEntropy(row, y[i])));
  return logsumexp(scores) - scores[y];
}`,
  marginsOf: `
// ${msg`by how much each wrong class of a row comes too close to the right one`}
function marginsOf(row, y, delta) {
  return row.map((score, j) => (j === y ? 0 : Math.max(0, score - row[y] + delta)));
}`,
  svmLoss: `
// ${msg`the sum of the margins, the mean over rows`}
function svmLoss(scores, y, delta) {
  if (Array.isArray(y)) return mean(scores.map((row, i) => svmLoss(row, y[i], delta)));
  return sum(marginsOf(scores, y, delta));
}`,
  svmLossGradient: `
function svmLossGradient(upstream, scores, y, delta) {
  if (Array.isArray(y)) return scores.map((row, i) => svmLossGradient(upstream / scores.length, row, y[i], delta));
  const violated = marginsOf(scores, y, delta).map((margin) => (margin > 0 ? 1 : 0));
  return violated.map((one, j) => upstream * (j === y ? -sum(violated) : one));
}`,
};
