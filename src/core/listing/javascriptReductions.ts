import type { Helpers } from "./javascriptHelpers.ts";
import { msg } from "../words/t.ts";

/** What turns all numbers of an array, or each line of them along an axis, into one, and what that hands back. */
export const reductionHelpers: Helpers = {
  sum: `
function sum(a) {
  return flatten(a).reduce((subtotal, x) => subtotal + x, 0);
}`,
  mean: `
function mean(a) {
  return sum(a) / flatten(a).length;
}`,
  largest: `
function largest(a) {
  return flatten(a).reduce((x, y) => Math.max(x, y));
}`,
  smallest: `
function smallest(a) {
  return flatten(a).reduce((x, y) => Math.min(x, y));
}`,
  norm: `
function norm(a) {
  return Math.sqrt(sum(map((x) => x * x, a)));
}`,
  logsumexp: `
// ${msg`log(sum(exp(a))); exp sees no number above 0, so it cannot overflow`}
function logsumexp(a) {
  const top = largest(a);
  return Number.isFinite(top) ? top + Math.log(sum(map((x) => Math.exp(x - top), a))) : top;
}`,
  softmax: `
function softmax(scores) {
  const whole = logsumexp(scores);
  return scores.map((x) => Math.exp(x - whole));
}`,
  alongAxis: `
// ${msg`f of each line of numbers along an axis: alongAxis(sum, a, 0) adds the rows up`}
function alongAxis(f, a, axis, keepdims = false) {
  if (axis > 0) return a.map((row) => alongAxis(f, row, axis - 1, keepdims));
  const across = (rows) =>
    Array.isArray(rows[0]) ? rows[0].map((_, i) => across(rows.map((row) => row[i]))) : f(rows);
  return keepdims ? [across(a)] : across(a);
}`,
  insertAxis: `
// ${msg`an axis of length 1 where a reduction took one away`}
function insertAxis(a, axis) {
  return axis === 0 ? [a] : a.map((row) => insertAxis(row, axis - 1));
}`,
  spread: `
// ${msg`copies of u in the shape of a`}
function spread(u, a) {
  return zip((_, copy) => copy, a, u);
}`,
  sumTo: `
// ${msg`sums what stands for copies of one number, so that a gets that shape`}
function sumTo(a, shape) {
  if (rankOf(a) > shape.length) return sumTo(alongAxis(sum, a, 0), shape);
  return shape.reduce((summed, length, axis) => (length === 1 ? alongAxis(sum, summed, axis, true) : summed), a);
}`,
  firstOfLine: `
// ${msg`1 at the first number of each line that no other exceeds, 0 elsewhere`}
function firstOfLine(exceeds, a, axis) {
  const first = (line) => line.reduce((best, x, i) => (exceeds(x, line[best]) ? i : best), 0);
  const extents = shapeOf(a).slice(axis);
  const places = fill(extents.map((length, k) => (k === 0 ? length : 1)), (i) => i);
  return zip((place, best) => (place === best ? 1 : 0), places, alongAxis(first, a, axis, true));
}`,
  firstLargest: `
function firstLargest(a, axis) {
  if (axis === undefined) return reshape(firstLargest(flatten(a), 0), shapeOf(a));
  return firstOfLine((x, y) => x > y, a, axis);
}`,
  firstSmallest: `
function firstSmallest(a, axis) {
  if (axis === undefined) return reshape(firstSmallest(flatten(a), 0), shapeOf(a));
  return firstOfLine((x, y) => x < y, a, axis);
}`,
  normGradient: `
// ${msg`upstream · a / ‖a‖, and 0 where the norm is 0`}
function normGradient(upstream, a, norms) {
  return zip((up, x, length) => (length === 0 ? 0 : (up / length) * x), upstream, a, norms);
}`,
};
