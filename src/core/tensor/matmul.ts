/** How to walk a matrix that lies in a flat array: element (i, j) is at `offset + i·rowStride + j·columnStride`. */
export interface MatrixView {
  readonly data: Float64Array;
  readonly offset: number;
  readonly rowStride: number;
  readonly columnStride: number;
}

/**
 * result[m×n] = a[m×k] · b[k×n], row-major from `offset`. Strides let either operand be a transpose without a copy.
 * Four columns of the result at a time, so that an element of `a` is read once for four products.
 */
export function multiplyMatrices(
  a: MatrixView,
  b: MatrixView,
  result: { readonly data: Float64Array; readonly offset: number },
  [m, k, n]: readonly [m: number, k: number, n: number],
): void {
  const at = (view: MatrixView, i: number, j: number): number =>
    view.data[view.offset + i * view.rowStride + j * view.columnStride] ?? Number.NaN;
  for (let i = 0; i < m; i++) {
    const row = result.offset + i * n;
    let j = 0;
    for (; j + 4 <= n; j += 4) {
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      for (let p = 0; p < k; p++) {
        const left = at(a, i, p);
        s0 += left * at(b, p, j);
        s1 += left * at(b, p, j + 1);
        s2 += left * at(b, p, j + 2);
        s3 += left * at(b, p, j + 3);
      }
      result.data[row + j] = s0;
      result.data[row + j + 1] = s1;
      result.data[row + j + 2] = s2;
      result.data[row + j + 3] = s3;
    }
    for (; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum += at(a, i, p) * at(b, p, j);
      result.data[row + j] = sum;
    }
  }
}
