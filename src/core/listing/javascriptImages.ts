import type { Helpers } from "./javascriptHelpers.ts";
import { msg } from "../words/t.ts";

/** Convolution and pools. */
export const imageHelpers: Helpers = {
  positionsOf: `
// ${msg`how many places a window of that size takes along \`extent\``}
function positionsOf(extent, size, stride, pad) {
  return Math.floor((extent + 2 * pad - size) / stride) + 1;
}`,
  eachProduct: `
// ${msg`visits every product of a convolution: output [n][f][r][s], image [n][c][y][z], filter [f][c][i][j]`}
function eachProduct(imageShape, filterShape, stride, pad, visit) {
  const [count, channels, height, width] = imageShape;
  const [filters, , rows, columns] = filterShape;
  for (let n = 0; n < count; n++)
    for (let f = 0; f < filters; f++)
      for (let r = 0; r < positionsOf(height, rows, stride, pad); r++)
        for (let s = 0; s < positionsOf(width, columns, stride, pad); s++)
          for (let c = 0; c < channels; c++)
            for (let i = 0; i < rows; i++)
              for (let j = 0; j < columns; j++) {
                const y = r * stride + i - pad;
                const z = s * stride + j - pad;
                if (y >= 0 && y < height && z >= 0 && z < width) visit(n, f, r, s, c, y, z, i, j);
              }
}`,
  conv2d: `
function conv2d(x, w, stride, pad) {
  const [[n, , height, width], [f, , rows, columns]] = [shapeOf(x), shapeOf(w)];
  const out = zeros(n, f, positionsOf(height, rows, stride, pad), positionsOf(width, columns, stride, pad));
  eachProduct(shapeOf(x), shapeOf(w), stride, pad, (n, f, r, s, c, y, z, i, j) => {
    out[n][f][r][s] += x[n][c][y][z] * w[f][c][i][j];
  });
  return out;
}`,
  conv2dImages: `
// ${msg`the gradient of the images: every weight sends the upstream gradient back to the pixel it was multiplied with`}
function conv2dImages(upstream, x, w, stride, pad) {
  const dx = zeros(...shapeOf(x));
  eachProduct(shapeOf(x), shapeOf(w), stride, pad, (n, f, r, s, c, y, z, i, j) => {
    dx[n][c][y][z] += upstream[n][f][r][s] * w[f][c][i][j];
  });
  return dx;
}`,
  conv2dFilters: `
// ${msg`the gradient of the filters: a weight is used at every place, and gradients add at branches`}
function conv2dFilters(upstream, x, w, stride, pad) {
  const dw = zeros(...shapeOf(w));
  eachProduct(shapeOf(x), shapeOf(w), stride, pad, (n, f, r, s, c, y, z, i, j) => {
    dw[f][c][i][j] += upstream[n][f][r][s] * x[n][c][y][z];
  });
  return dw;
}`,
  windowsOf: `
// ${msg`f(cells) for each k×k window of an image, cells being the places [row, column] under it`}
function windowsOf(x, k, stride, f) {
  const cells = (r, s) => fill([k * k], (i) => [r * stride + Math.floor(i / k), s * stride + (i % k)]);
  const places = [positionsOf(x.length, k, stride, 0), positionsOf(x[0].length, k, stride, 0)];
  return fill(places, (r, s) => f(cells(r, s), r, s));
}`,
  maxPool2d: `
function maxPool2d(x, k, stride) {
  if (rankOf(x) > 2) return x.map((plane) => maxPool2d(plane, k, stride));
  return windowsOf(x, k, stride, (cells) => largest(cells.map(([y, z]) => x[y][z])));
}`,
  maxPool2dGradient: `
// ${msg`each number of the upstream gradient goes to the first largest number of its window`}
function maxPool2dGradient(upstream, x, k, stride) {
  if (rankOf(x) > 2) return x.map((plane, i) => maxPool2dGradient(upstream[i], plane, k, stride));
  const dx = zeros(...shapeOf(x));
  windowsOf(x, k, stride, (cells, r, s) => {
    const top = largest(cells.map(([y, z]) => x[y][z]));
    const first = cells.find(([y, z]) => x[y][z] === top);
    if (first) dx[first[0]][first[1]] += upstream[r][s];
  });
  return dx;
}`,
  avgPool2d: `
function avgPool2d(x, k, stride) {
  if (rankOf(x) > 2) return x.map((plane) => avgPool2d(plane, k, stride));
  return windowsOf(x, k, stride, (cells) => sum(cells.map(([y, z]) => x[y][z])) / (k * k));
}`,
  avgPool2dGradient: `
// ${msg`each number under a window gets an equal share`}
function avgPool2dGradient(upstream, x, k, stride) {
  if (rankOf(x) > 2) return x.map((plane, i) => avgPool2dGradient(upstream[i], plane, k, stride));
  const dx = zeros(...shapeOf(x));
  windowsOf(x, k, stride, (cells, r, s) => {
    for (const [y, z] of cells) dx[y][z] += upstream[r][s] / (k * k);
  });
  return dx;
}`,
};
