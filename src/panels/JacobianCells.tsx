import type { CSSProperties } from "react";
import type { Jacobian } from "../core/trace/jacobian.ts";

interface CellsProps {
  readonly jacobian: Jacobian;
  readonly entries: Float64Array;
  /** Of a cell, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** The entries as printed, row by row. */
  readonly texts: readonly string[];
}

/** Pixels that a figure takes at the map's type size. */
const figure = 6.7;

/** One coloured cell for each entry that is not 0; zeros stay empty. Numbers are written in while all of them fit. */
export function JacobianCells({ jacobian, entries, width, height, texts }: CellsProps) {
  const { rows, columns } = jacobian;
  const top = entries.reduce((most, entry) => (Number.isFinite(entry) ? Math.max(most, Math.abs(entry)) : most), 0);
  const legible = height >= 18 && texts.every((text) => text.length * figure < width);
  return (
    <>
      <rect className="jacobian-ground" width={columns * width} height={rows * height} />
      {Array.from(entries, (entry, place) =>
        entry === 0 ? null : (
          <rect
            key={place}
            className={Number.isNaN(entry) ? "jacobian-nan" : entry < 0 ? "jacobian-below" : "jacobian-above"}
            style={{ "--strength": strength(entry, top) } as CSSProperties}
            x={(place % columns) * width}
            y={Math.floor(place / columns) * height}
            width={width}
            height={height}
          />
        ),
      )}
      {rules(jacobian, width, height)}
      {legible
        ? texts.map((text, place) => (
            <text
              key={place}
              className={entries[place] === 0 ? "jacobian-number jacobian-nothing" : "jacobian-number"}
              x={((place % columns) + 0.5) * width}
              y={(Math.floor(place / columns) + 0.5) * height}
            >
              {entries[place] === 0 ? "0" : text}
            </text>
          ))
        : null}
    </>
  );
}

/** From a quarter to all of the colour, so that the smallest entry is seen not to be 0. */
function strength(entry: number, top: number): number {
  if (!Number.isFinite(entry)) return 1;
  return 0.25 + 0.75 * (Math.abs(entry) / top);
}

/** Lines between the rows of a matrix that is laid out flat, along either side. */
function rules({ rows, columns, outShape, operandShape }: Jacobian, width: number, height: number) {
  const every = (count: number, group: number): number[] =>
    Array.from({ length: count - 1 }, (_unused, i) => i + 1).filter((i) => i % group === 0);
  const down = every(rows, outShape.length < 2 ? 1 : (outShape.at(-1) ?? 1));
  const across = every(columns, operandShape.length < 2 ? 1 : (operandShape.at(-1) ?? 1));
  return (
    <g className="jacobian-rules">
      {down.map((i) => (
        <line key={`row ${String(i)}`} x1={0} x2={columns * width} y1={i * height} y2={i * height} />
      ))}
      {across.map((i) => (
        <line key={`column ${String(i)}`} x1={i * width} x2={i * width} y1={0} y2={rows * height} />
      ))}
    </g>
  );
}
