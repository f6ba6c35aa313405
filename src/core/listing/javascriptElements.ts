import type { Helpers } from "./javascriptHelpers.ts";
import { msg } from "../words/t.ts";

/** What is done number by number, and how arrays of arrays are walked. */
export const elementHelpers: Helpers = {
  shapeOf: `
// ${msg`shapeOf([[1, 2, 3], [4, 5, 6]]) is [2, 3], shapeOf(7) is []`}
function shapeOf(a) {
  return Array.isArray(a) ? [a.length, ...shapeOf(a[0])] : [];
}`,
  rankOf: `
function rankOf(a) {
  return Array.isArray(a) ? 1 + rankOf(a[0]) : 0;
}`,
  map: `
// ${msg`f of each number in a`}
function map(f, a) {
  return Array.isArray(a) ? a.map((row) => map(f, row)) : f(a);
}`,
  zip: `
// ${msg`f of the numbers that stand in the same place; what has one row, or no such axis, is used again for each, as in NumPy`}
function zip(f, ...arrays) {
  const rank = Math.max(...arrays.map(rankOf));
  if (rank === 0) return f(...arrays);
  const rows = arrays.map((a) => (rankOf(a) === rank ? a : [a]));
  const length = rows.find((a) => a.length !== 1)?.length ?? 1;
  const g = rank === 1 ? f : (...parts) => zip(f, ...parts);
  return Array.from({ length }, (_, i) => g(...rows.map((a) => a[a.length === 1 ? 0 : i])));
}`,
  add: `
function add(a, b) {
  return zip((x, y) => x + y, a, b);
}`,
  subtract: `
function subtract(a, b) {
  return zip((x, y) => x - y, a, b);
}`,
  multiply: `
function multiply(a, b) {
  return zip((x, y) => x * y, a, b);
}`,
  divide: `
function divide(a, b) {
  return zip((x, y) => x / y, a, b);
}`,
  negate: `
function negate(a) {
  return map((x) => -x, a);
}`,
  where: `
// ${msg`a where c is not 0, b elsewhere`}
function where(c, a, b) {
  return zip((chosen, x, y) => (chosen !== 0 ? x : y), c, a, b);
}`,
  raise: `
// ${msg`a to the power b; 1 to any power is 1`}
function raise(a, b) {
  return a === 1 ? 1 : a ** b;
}`,
  raiseInBase: `
// ${msg`∂(a to the power b)/∂a; a to the power 0 is flat`}
function raiseInBase(a, b) {
  return b === 0 ? 0 : b * raise(a, b - 1);
}`,
  raiseInExponent: `
// ${msg`∂(a to the power b)/∂b; 0 to the power b is flat`}
function raiseInExponent(a, b) {
  return a === 0 && b >= 0 ? 0 : raise(a, b) * Math.log(a);
}`,
  sigmoid: `
// ${msg`1 / (1 + exp(-x)); exp sees no number above 0, so it cannot overflow`}
function sigmoid(x) {
  const tail = Math.exp(-Math.abs(x));
  return x < 0 ? tail / (1 + tail) : 1 / (1 + tail);
}`,
  softplus: `
// ${msg`log(1 + exp(x)), without overflow`}
function softplus(x) {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}`,
  leakyRelu: `
function leakyRelu(x, a) {
  return x > 0 ? x : a * x;
}`,
  elu: `
function elu(x, a) {
  return x > 0 ? x : a * Math.expm1(x);
}`,
};
