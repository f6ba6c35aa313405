import type { Helpers } from "./javascriptHelpers.ts";

/** What turns each line of numbers along an axis into one, and what that hands back. */
export const reductionHelpers: Helpers = {
  alongAxis: `
// f of each line of numbers along an axis, or of all numbers where the axis is null
function alongAxis(f, a, axis, keepdims) {
  if (axis === null) {
    const result = f(flatten(a));
    return keepdims ? fill(shapeOf(a).map(() => 1), () => result) : result;
  }
  if (axis > 0) return a.map((row) => alongAxis(f, row, axis - 1, keepdims));
  const across = (rows) =>
    Array.isArray(rows[0]) ? rows[0].map((_, i) => across(rows.map((row) => row[i]))) : f(rows);
  return keepdims ? [across(a)] : across(a);
}`,
  totalOf: `
function totalOf(line) {
  return line.reduce((subtotal, x) => subtotal + x, 0);
}`,
  sum: `
function sum(a, axis = null, keepdims = false) {
  return alongAxis(totalOf, a, axis, keepdims);
}`,
  mean: `
function mean(a, axis = null, keepdims = false) {
  return alongAxis((line) => totalOf(line) / line.length, a, axis, keepdims);
}`,
  largestOf: `
function largestOf(line) {
  return line.reduce((a, b) => Math.max(a, b));
}`,
  largest: `
function largest(a, axis = null, keepdims = false) {
  return alongAxis(largestOf, a, axis, keepdims);
}`,
  smallest: `
function smallest(a, axis = null, keepdims = false) {
  return alongAxis((line) => line.reduce((x, y) => Math.min(x, y)), a, axis, keepdims);
}`,
  norm: `
function norm(a, axis = null, keepdims = false) {
  return alongAxis((line) => Math.sqrt(totalOf(line.map((x) => x * x))), a, axis, keepdims);
}`,
  logSumExp: `
// log(sum(exp(x))) of a line of numbers: exp sees no number above 0, so it cannot overflow
function logSumExp(line) {
  const top = largestOf(line);
  return Number.isFinite(top) ? top + Math.log(totalOf(line.map((x) => Math.exp(x - top)))) : top;
}`,
  logsumexp: `
function logsumexp(a, axis = null, keepdims = false) {
  return alongAxis(logSumExp, a, axis, keepdims);
}`,
  softmax: `
function softmax(a, axis) {
  return zip((x, whole) => Math.exp(x - whole), a, logsumexp(a, axis, true));
}`,
  spread: `
// copies of u along the axis of a that a reduction took away
function spread(u, a, axis = null) {
  const insert = (b, k) => (k === 0 ? [b] : b.map((row) => insert(row, k - 1)));
  const kept = axis === null ? flatten(u)[0] : rankOf(u) < rankOf(a) ? insert(u, axis) : u;
  return zip((_, copy) => copy, a, kept);
}`,
  sumTo: `
// sums what stands for copies of one number, so that a gets that shape
function sumTo(a, shape) {
  if (rankOf(a) > shape.length) return sumTo(sum(a, 0), shape);
  return shape.reduce((summed, length, axis) => (length === 1 ? sum(summed, axis, true) : summed), a);
}`,
  firstExtreme: `
// 1 at the first number of each line that no other exceeds by \`exceeds\`, 0 elsewhere
function firstExtreme(exceeds, a, axis) {
  if (axis === null) return reshape(firstExtreme(exceeds, flatten(a), 0), shapeOf(a));
  const first = (line) => line.reduce((best, x, i) => (exceeds(x, line[best]) ? i : best), 0);
  const places = fill(shapeOf(a).slice(axis).map((length, k) => (k === 0 ? length : 1)), (i) => i);
  return zip((place, best) => (place === best ? 1 : 0), places, alongAxis(first, a, axis, true));
}`,
  firstLargest: `
function firstLargest(a, axis = null) {
  return firstExtreme((x, y) => x > y, a, axis);
}`,
  firstSmallest: `
function firstSmallest(a, axis = null) {
  return firstExtreme((x, y) => x < y, a, axis);
}`,
  normGradient: `
// upstream · a / ‖a‖ along each line, 0 where the norm is 0
function normGradient(upstream, a, axis = null) {
  const lengths = norm(a, axis, rankOf(upstream) === rankOf(a));
  const share = zip((up, length) => (length === 0 ? 0 : up / length), upstream, lengths);
  return multiply(spread(share, a, axis), a);
}`,
};
