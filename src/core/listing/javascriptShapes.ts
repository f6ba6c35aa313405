import type { Helpers } from "./javascriptHelpers.ts";
import { msg } from "../words/t.ts";

/** What makes arrays, takes them apart and puts them together. */
export const shapeHelpers: Helpers = {
  fill: `
// ${msg`an array of that shape, f(i, j, …) at the place i, j, …`}
function fill(shape, f, ...place) {
  const length = shape[place.length];
  if (length === undefined) return f(...place);
  return Array.from({ length }, (_, i) => fill(shape, f, ...place, i));
}`,
  zeros: `
function zeros(...shape) {
  return fill(shape, () => 0);
}`,
  ones: `
function ones(...shape) {
  return fill(shape, () => 1);
}`,
  eye: `
function eye(rows, columns) {
  return fill([rows, columns], (i, j) => (i === j ? 1 : 0));
}`,
  arange: `
function arange(start, end, step) {
  const length = Math.max(0, Math.ceil((end - start) / step));
  return Array.from({ length }, (_, i) => start + i * step);
}`,
  onehot: `
// ${msg`1 at the place y of k zeros; a row for each y of several`}
function onehot(y, k) {
  return Array.isArray(y) ? y.map((one) => onehot(one, k)) : fill([k], (j) => (j === y ? 1 : 0));
}`,
  flatten: `
function flatten(a) {
  return [a].flat(Infinity);
}`,
  reshape: `
// ${msg`the same numbers, row by row, in another shape`}
function reshape(a, shape) {
  const numbers = flatten(a);
  if (shape.length === 0) return numbers[0];
  const [length, ...inner] = shape;
  const size = numbers.length / length;
  return Array.from({ length }, (_, i) => reshape(numbers.slice(i * size, (i + 1) * size), inner));
}`,
  transpose: `
function transpose(a) {
  return a[0].map((_, j) => a.map((row) => row[j]));
}`,
  reverseAxes: `
// ${msg`the transpose of more than two axes: a[i][j][k] stands at [k][j][i]`}
function reverseAxes(a) {
  const at = (place) => place.reduce((part, i) => part[i], a);
  return fill(shapeOf(a).reverse(), (...place) => at(place.reverse()));
}`,
  concat: `
// ${msg`arrays laid end to end along an axis`}
function concat(arrays, axis) {
  if (axis === 0) return arrays.flat();
  return arrays[0].map((_, i) => concat(arrays.map((a) => a[i]), axis - 1));
}`,
  takeRows: `
function takeRows(a, places) {
  return places.map((i) => a[i]);
}`,
  scatter: `
// ${msg`zeros in that shape, but u at the places that were taken out along each axis: one, several, or null for all`}
function scatter(u, [length, ...inner], [places, ...rest]) {
  if (length === undefined) return u;
  return Array.from({ length }, (_, i) => {
    if (places === i) return scatter(u, inner, rest);
    const k = Array.isArray(places) ? places.indexOf(i) : places === null ? i : -1;
    return k < 0 ? zeros(...inner) : scatter(u[k], inner, rest);
  });
}`,
};
