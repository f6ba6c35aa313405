import type { Shape } from "../core/tensor/tensor.ts";
import { t } from "../core/words/t.ts";
import { sliceName, viewOf } from "./matrixView.ts";

interface MatrixSliceProps {
  readonly shape: Shape;
  readonly slice: number;
  onChoose(slice: number): void;
}

/** Which matrix of a tensor with more than two axes is shown. */
export function MatrixSlice({ shape, slice, onChoose }: MatrixSliceProps) {
  return (
    <label className="matrix-slice">
      {t`Slice`}{" "}
      <select className="select" value={slice} onChange={(event) => onChoose(Number(event.target.value))}>
        {Array.from({ length: viewOf(shape).slices }, (_unused, each) => (
          <option key={each} value={each}>
            [{sliceName(shape, each)}]
          </option>
        ))}
      </select>
    </label>
  );
}
