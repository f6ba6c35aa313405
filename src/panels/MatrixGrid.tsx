import { useRef, useState, type ClipboardEvent, type CSSProperties } from "react";
import { shapeWords } from "../core/notation/value.ts";
import type { Nested, Tensor } from "../core/tensor/tensor.ts";
import { exactNumber, MatrixCell, type Direction } from "./MatrixCell.tsx";
import { widest } from "./MatrixNumbers.tsx";
import { pasteInto, readMatrix } from "./matrixPaste.ts";
import { entryName, offsetOf, viewOf, withElement } from "./matrixView.ts";
import type { Grouping } from "./useGroup.ts";

interface MatrixGridProps {
  readonly name: string;
  readonly tensor: Tensor;
  readonly slice: number;
  readonly disabled: boolean;
  readonly group: Grouping;
  readonly describedBy: string | undefined;
  onEdit(value: Nested, group: string): void;
  onProblem(message: string): void;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/** The numbers of a matrix to edit: one tab stop, arrows between the cells, typing replaces, a drag scrubs, a block pastes. */
export function MatrixGrid(props: MatrixGridProps) {
  const { name, tensor, slice, disabled, group, describedBy, onEdit, onProblem } = props;
  const grid = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<Place>({ row: 0, column: 0 });
  const { shape, data } = tensor;
  const view = viewOf(shape);
  const rows = Array.from({ length: view.rows }, (_unused, row) =>
    Array.from({ length: view.columns }, (_none, column) => data[offsetOf(view, slice, row, column)] ?? Number.NaN),
  );
  const stop = { row: Math.min(current.row, view.rows - 1), column: Math.min(current.column, view.columns - 1) };

  const focus = ({ row, column }: Place): void => {
    const cell = grid.current?.children.item(row)?.children.item(column)?.querySelector("input");
    cell?.focus();
    cell?.select();
  };

  const move = (from: Place, direction: Direction): boolean => {
    const to = neighbour(from, direction, view.rows, view.columns);
    if (to !== null) focus(to);
    return to !== null;
  };

  const onPaste = (event: ClipboardEvent): void => {
    const pasted = readMatrix(event.clipboardData.getData("text/plain"));
    // A single number goes into the cell as into any field.
    if (pasted.ok && !pasted.whole && pasted.rows.length === 1 && pasted.rows[0]?.length === 1) return;
    event.preventDefault();
    if (!pasted.ok) {
      onProblem(pasted.message);
      return;
    }
    const made = pasteInto(tensor, pasted, { slice, ...stop });
    group.begin();
    if (typeof made === "object" && "message" in made) onProblem(made.message);
    else onEdit(made, group.current());
  };

  const characters = widest(rows.map((row) => row.map(exactNumber)));
  return (
    <div className="matrix-values">
      <div
        ref={grid}
        role="grid"
        className="matrix-grid"
        aria-label={`${name}, ${shapeWords(shape)}`}
        aria-describedby={describedBy}
        style={{ "--characters": characters } as CSSProperties}
        onPaste={onPaste}
      >
        {rows.map((cells, row) => (
          <div key={row} role="row" className="matrix-row">
            {cells.map((value, column) => (
              <MatrixCell
                key={column}
                label={`${name}[${entryName(shape, slice, row, column)}]`}
                value={value}
                disabled={disabled}
                isStop={stop.row === row && stop.column === column}
                group={group}
                onFocus={() => setCurrent({ row, column })}
                onMove={(direction) => move({ row, column }, direction)}
                onEdit={(next, gesture) =>
                  onEdit(withElement(tensor, offsetOf(view, slice, row, column), next), gesture)
                }
                onProblem={onProblem}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

/** The cell that a key leads to; null at the edge. `next` and `previous` read on from row to row. */
function neighbour({ row, column }: Place, direction: Direction, rows: number, columns: number): Place | null {
  const at = row * columns + column;
  const targets: Readonly<Record<Direction, Place>> = {
    up: { row: row - 1, column },
    down: { row: row + 1, column },
    left: { row, column: column - 1 },
    right: { row, column: column + 1 },
    next: { row: Math.floor((at + 1) / columns), column: (at + 1) % columns },
    previous: { row: at === 0 ? -1 : Math.floor((at - 1) / columns), column: (at - 1 + columns) % columns },
    rowStart: { row, column: 0 },
    rowEnd: { row, column: columns - 1 },
    start: { row: 0, column: 0 },
    end: { row: rows - 1, column: columns - 1 },
  };
  const to = targets[direction];
  return to.row >= 0 && to.row < rows && to.column >= 0 && to.column < columns ? to : null;
}
