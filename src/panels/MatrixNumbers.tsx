import { useRef, type CSSProperties } from "react";
import { formatNumber, numberContext } from "../core/notation/number.ts";
import type { Tensor } from "../core/tensor/tensor.ts";
import type { Trace } from "../core/trace/trace.ts";
import { useApp } from "../store/index.ts";
import { Prose } from "./ExplainProse.tsx";
import { offsetOf, viewOf } from "./matrixView.ts";
import { useReachable } from "./useReachable.ts";

export interface MatrixNumbersProps {
  readonly caption: string;
  readonly kind: "value" | "gradient";
  readonly tensor: Tensor;
  readonly slice: number;
  readonly trace: Trace;
}

/** A slice of a tensor as a table of printed numbers, to read. */
export function MatrixNumbers({ caption, kind, tensor, slice, trace }: MatrixNumbersProps) {
  const decimals = useApp((state) => state.dec);
  const box = useRef<HTMLDivElement>(null);
  useReachable(box);
  const view = viewOf(tensor.shape);
  const context = numberContext(trace);
  const rows = Array.from({ length: view.rows }, (_unused, row) =>
    Array.from({ length: view.columns }, (_none, column) =>
      formatNumber(tensor.data[offsetOf(view, slice, row, column)] ?? Number.NaN, decimals, context),
    ),
  );
  return (
    <div ref={box} role="group" aria-label={caption} className="matrix-values">
      <table className="matrix-numbers" data-kind={kind} style={{ "--characters": widest(rows) } as CSSProperties}>
        <caption>{caption}</caption>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((text, column) => (
                <td key={column}>
                  <Prose text={text} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How many characters a cell must have room for. */
export function widest(rows: readonly (readonly string[])[]): number {
  const longest = rows.flat().reduce((most, text) => Math.max(most, text.length), 0);
  return Math.min(Math.max(longest, 4), 8);
}
