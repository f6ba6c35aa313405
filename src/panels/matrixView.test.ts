import { describe, expect, it } from "vitest";
import { tensorOf } from "../core/tensor/nested.ts";
import { entryName, offsetOf, resized, sliceName, summaryOf, viewOf, withElement } from "./matrixView.ts";

describe("a tensor as a table", () => {
  it.each([
    [[3], { rows: 3, columns: 1, slices: 1 }],
    [[2, 4], { rows: 2, columns: 4, slices: 1 }],
    [[2, 3, 4, 5], { rows: 4, columns: 5, slices: 6 }],
  ])("of shape %j", (shape, view) => {
    expect(viewOf(shape)).toEqual(view);
  });

  it("names its slices and entries as the language does", () => {
    const shape = [2, 3, 1, 2];
    const tensor = tensorOf([
      [[[0, 1]], [[2, 3]], [[4, 5]]],
      [[[6, 7]], [[8, 9]], [[10, 11]]],
    ]);
    expect(sliceName(shape, 5)).toBe("1, 2");
    expect(entryName(shape, 5, 0, 1)).toBe("1, 2, 0, 1");
    expect(tensor.data[offsetOf(viewOf(shape), 5, 0, 1)]).toBe(11);
    expect(entryName([3], 0, 2, 0)).toBe("2");
    expect(entryName([2, 2], 0, 1, 0)).toBe("1, 0");
  });

  it("replaces one element and leaves the tensor alone", () => {
    const tensor = tensorOf([
      [1, 2],
      [3, 4],
    ]);
    expect(withElement(tensor, 2, 9)).toEqual([
      [1, 2],
      [9, 4],
    ]);
    expect(tensor.data[2]).toBe(3);
  });

  it("keeps what stays when it is resized", () => {
    expect(
      resized(
        tensorOf([
          [1, 2],
          [3, 4],
        ]),
        3,
        1,
      ),
    ).toEqual([[1], [3], [0]]);
    expect(
      resized(
        tensorOf([
          [1, 2],
          [3, 4],
        ]),
        1,
        3,
      ),
    ).toEqual([[1, 2, 0]]);
    expect(resized(tensorOf([1, 2]), 3, 1)).toEqual([1, 2, 0]);
  });

  it("is summed up", () => {
    expect(summaryOf(Float64Array.of(-1, 4, 3))).toEqual({ min: -1, max: 4, mean: 2 });
    expect(summaryOf(Float64Array.of(1, NaN))).toEqual({ min: NaN, max: NaN, mean: NaN });
  });
});
