import { useMemo, useState, type KeyboardEvent, type PointerEvent } from "react";
import { formatNumber, numberContext } from "../core/notation/number.ts";
import type { Jacobian } from "../core/trace/jacobian.ts";
import type { Trace } from "../core/trace/trace.ts";
import { t } from "../core/words/t.ts";
import { useApp } from "../store/index.ts";
import { Prose } from "./ExplainProse.tsx";
import { JacobianCells } from "./JacobianCells.tsx";
import { elementName, mapText } from "./jacobianText.ts";

interface MapProps {
  readonly jacobian: Jacobian;
  readonly entries: Float64Array;
  readonly trace: Trace;
  readonly out: string;
  readonly operand: string;
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** CSS pixels that the map may be wide, and that a cell is at most. */
const room = 320;
const largest = { width: 44, height: 26 } as const;

/** The entries as a heat map; the one under the pointer, or chosen by arrow keys, is written out below. */
export function JacobianMap({ jacobian, entries, trace, out, operand }: MapProps) {
  const { rows, columns, outShape, operandShape } = jacobian;
  const [chosen, choose] = useState<Cell>({ row: 0, column: 0 });
  const decimals = useApp((state) => state.dec);
  const at = {
    row: Math.min(chosen.row, rows - 1),
    column: Math.min(chosen.column, columns - 1),
  };
  const width = Math.min(largest.width, room / columns);
  const height = Math.min(largest.height, Math.max(room / rows, 5));
  const print = (value: number): string => formatNumber(value, decimals, numberContext(trace));
  const entry = entries[at.row * columns + at.column] ?? Number.NaN;
  const cells = useMemo(() => {
    const context = numberContext(trace);
    const texts = Array.from(entries, (value) => formatNumber(value, decimals, context));
    return <JacobianCells jacobian={jacobian} entries={entries} width={width} height={height} texts={texts} />;
  }, [jacobian, entries, trace, decimals, width, height]);

  const point = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = (offset: number, extent: number, count: number): number =>
      Math.max(0, Math.min(count - 1, Math.floor((offset / extent) * count)));
    const row = place(event.clientY - box.top, box.height, rows);
    const column = place(event.clientX - box.left, box.width, columns);
    if (row !== at.row || column !== at.column) choose({ row, column });
  };

  return (
    <div className="jacobian-figure">
      <button
        type="button"
        className="jacobian-box"
        aria-label={t`Entries of ∂${out}/∂${operand}: ${mapText(jacobian)} Arrow keys move from one to the next.`}
        onKeyDown={(event) => {
          const next = moved(event, at, rows, columns);
          if (next === null) return;
          event.preventDefault();
          event.stopPropagation();
          choose(next);
        }}
      >
        <svg
          className="jacobian-map"
          aria-hidden="true"
          width={columns * width}
          height={rows * height}
          viewBox={`0 0 ${String(columns * width)} ${String(rows * height)}`}
          onPointerMove={point}
          onPointerDown={point}
        >
          {cells}
          <rect className="jacobian-chosen" x={at.column * width} y={at.row * height} width={width} height={height} />
        </svg>
      </button>
      <output className="jacobian-entry">
        <Prose
          text={`∂${elementName(out, outShape, at.row)}/∂${elementName(operand, operandShape, at.column)} = ${print(entry)}`}
        />
      </output>
      <p className="jacobian-axes">
        <Prose text={t`A row for each element of ${out}, a column for each of ${operand}.`} />
      </p>
    </div>
  );
}

function moved({ key }: KeyboardEvent, { row, column }: Cell, rows: number, columns: number): Cell | null {
  const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
  switch (key) {
    case "ArrowLeft":
      return { row, column: clamp(column - 1, columns) };
    case "ArrowRight":
      return { row, column: clamp(column + 1, columns) };
    case "ArrowUp":
      return { row: clamp(row - 1, rows), column };
    case "ArrowDown":
      return { row: clamp(row + 1, rows), column };
    case "Home":
      return { row, column: 0 };
    case "End":
      return { row, column: columns - 1 };
    default:
      return null;
  }
}
