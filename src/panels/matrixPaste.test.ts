import { describe, expect, it } from "vitest";
import { tensorOf } from "../core/tensor/nested.ts";
import { pasteInto, readMatrix } from "./matrixPaste.ts";

describe("a pasted block", () => {
  it.each([
    [
      "1\t2\r\n3\t4\r\n",
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["0,5\t−1", [[0.5, -1]]],
    [
      "1, 2, 3\n4, 5, 6",
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      "1 2\n3 4",
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["1/2", [[0.5]]],
  ])("%j is cells", (text, rows) => {
    expect(readMatrix(text)).toEqual({ ok: true, rows, whole: false });
  });

  it.each([
    [
      "[[1. 2.]\n [3. 4.]]",
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      "[[1, -2], [3, 4]]",
      [
        [1, -2],
        [3, 4],
      ],
    ],
    [
      "array([[1., 2.],\n       [3., 4.]])",
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["W = np.array([0.5, 1])", [[0.5], [1]]],
    ["[ 0.1  -0.5 ]", [[0.1], [-0.5]]],
  ])("%j is an array", (text, rows) => {
    expect(readMatrix(text)).toEqual({ ok: true, rows, whole: true });
  });

  it.each([
    "",
    "  \n",
    "one two",
    "[[1, 2], [3]]",
    "1\t2\n3",
    "[a, b]",
    "[[[1]]]",
    "[",
    "[1] [2]",
    "x + 1",
    "[]",
    "1e999",
    "[".repeat(300),
  ])("%j is refused with a sentence", (text) => {
    const read = readMatrix(text);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.message).toMatch(/[.?]$/);
  });
});

describe("pasting", () => {
  const at = { slice: 0, row: 1, column: 1 };
  const cells = (...rows: number[][]) => ({ ok: true, rows, whole: false }) as const;
  const matrix = tensorOf([
    [1, 2],
    [3, 4],
  ]);

  it("writes over the cells from the focused one on", () => {
    expect(pasteInto(matrix, cells([9]), at)).toEqual([
      [1, 2],
      [3, 9],
    ]);
    expect(pasteInto(matrix, cells([7, 8]), { ...at, column: 0 })).toEqual([
      [1, 2],
      [7, 8],
    ]);
    expect(matrix.data).toEqual(Float64Array.of(1, 2, 3, 4));
  });

  it("grows a matrix or a vector that is too small", () => {
    expect(pasteInto(matrix, cells([5, 6], [7, 8]), at)).toEqual([
      [1, 2, 0],
      [3, 5, 6],
      [0, 7, 8],
    ]);
    expect(pasteInto(tensorOf([1, 2]), cells([5, 6]), { ...at, column: 0 })).toEqual([1, 5, 6]);
  });

  it("takes a whole array in place of the old one", () => {
    expect(pasteInto(matrix, { ok: true, rows: [[5, 6, 7]], whole: true }, at)).toEqual([[5, 6, 7]]);
    expect(pasteInto(tensorOf([1, 2, 3]), { ok: true, rows: [[5], [6]], whole: true }, at)).toEqual([5, 6]);
  });

  it("stays in the slice of a tensor with more axes", () => {
    const tensor = tensorOf([[[1, 2]], [[3, 4]]]);
    expect(pasteInto(tensor, cells([8, 9]), { slice: 1, row: 0, column: 0 })).toEqual([[[1, 2]], [[8, 9]]]);
    expect(pasteInto(tensor, cells([1, 2, 3]), at)).toHaveProperty("message");
    expect(pasteInto(tensorOf([1, 2]), cells([1, 2], [3, 4]), at)).toHaveProperty("message");
  });
});
