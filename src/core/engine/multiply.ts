/**
 * result[m×n] = a[m×k] · b[k×n], or added to what is there. All three lie in one memory: element (i, j) of `a` at
 * `a + i·aRow + j·aColumn`, so that a transpose is a matter of strides; the result is stored row by row.
 * Every sum runs over the inner index in ascending order, so that all implementations agree to the last bit.
 */
export type Multiply = (
  a: number,
  aRow: number,
  aColumn: number,
  b: number,
  bRow: number,
  bColumn: number,
  result: number,
  m: number,
  k: number,
  n: number,
  add: boolean,
) => void;

/** The product in plain JavaScript: two rows by four columns at a time, so that each element read serves several sums. */
export function multiplyIn(memory: Float64Array): Multiply {
  return (a, aRow, aColumn, b, bRow, bColumn, result, m, k, n, add) => {
    const at = (index: number): number => memory[index] ?? 0;
    if (!add) memory.fill(0, result, result + m * n);
    let i = 0;
    for (; i + 2 <= m; i += 2) {
      let j = 0;
      for (; j + 4 <= n; j += 4) {
        const [top, low] = [result + i * n + j, result + (i + 1) * n + j];
        let [s0, s1, s2, s3] = [at(top), at(top + 1), at(top + 2), at(top + 3)];
        let [t0, t1, t2, t3] = [at(low), at(low + 1), at(low + 2), at(low + 3)];
        let left = a + i * aRow;
        let right = b + j * bColumn;
        for (let p = 0; p < k; p++) {
          const [x, y] = [at(left), at(left + aRow)];
          const [b0, b1, b2, b3] = [at(right), at(right + bColumn), at(right + 2 * bColumn), at(right + 3 * bColumn)];
          s0 += x * b0;
          s1 += x * b1;
          s2 += x * b2;
          s3 += x * b3;
          t0 += y * b0;
          t1 += y * b1;
          t2 += y * b2;
          t3 += y * b3;
          left += aColumn;
          right += bRow;
        }
        [memory[top], memory[top + 1], memory[top + 2], memory[top + 3]] = [s0, s1, s2, s3];
        [memory[low], memory[low + 1], memory[low + 2], memory[low + 3]] = [t0, t1, t2, t3];
      }
      for (; j < n; j++)
        for (const row of [i, i + 1])
          dot(memory, a + row * aRow, aColumn, b + j * bColumn, bRow, result + row * n + j, k);
    }
    if (i < m)
      for (let j = 0; j < n; j++) dot(memory, a + i * aRow, aColumn, b + j * bColumn, bRow, result + i * n + j, k);
  };
}

/** Adds one row times one column to an element. */
function dot(
  memory: Float64Array,
  a: number,
  aStep: number,
  b: number,
  bStep: number,
  target: number,
  k: number,
): void {
  let sum = memory[target] ?? 0;
  for (let p = 0; p < k; p++) sum += (memory[a + p * aStep] ?? 0) * (memory[b + p * bStep] ?? 0);
  memory[target] = sum;
}

/** memory[target + i] += factor · memory[source + i] */
export type AddScaled = (target: number, source: number, length: number, factor: number) => void;

export function addScaledIn(memory: Float64Array): AddScaled {
  return (target, source, length, factor) => {
    for (let i = 0; i < length; i++)
      memory[target + i] = (memory[target + i] ?? 0) + factor * (memory[source + i] ?? 0);
  };
}
