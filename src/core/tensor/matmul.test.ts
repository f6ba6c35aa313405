import fc from "fast-check";
import { expect, it } from "vitest";
import { multiplyMatrices } from "./matmul.ts";

const extent = fc.integer({ min: 1, max: 9 });

it("multiplies matrices and their transposes as the sum over the inner index says", () => {
  fc.assert(
    fc.property(extent, extent, extent, fc.boolean(), fc.boolean(), (m, k, n, flipA, flipB) => {
      const a = Float64Array.from({ length: m * k }, (_unused, i) => ((i * 37) % 11) - 5);
      const b = Float64Array.from({ length: k * n }, (_unused, i) => ((i * 53) % 13) - 6);
      const data = new Float64Array(m * n + 2).fill(99);
      multiplyMatrices(
        { data: a, offset: 0, rowStride: flipA ? 1 : k, columnStride: flipA ? m : 1 },
        { data: b, offset: 0, rowStride: flipB ? 1 : n, columnStride: flipB ? k : 1 },
        { data, offset: 1 },
        [m, k, n],
      );
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++) {
          let sum = 0;
          for (let p = 0; p < k; p++)
            sum += (a[flipA ? p * m + i : i * k + p] ?? NaN) * (b[flipB ? j * k + p : p * n + j] ?? NaN);
          expect(data[1 + i * n + j]).toBe(sum);
        }
      }
      expect([data[0], data.at(-1)]).toEqual([99, 99]);
    }),
  );
});
