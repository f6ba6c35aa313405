import type { ReactNode } from "react";
import "./Plot.css";

/** A line of a plot's grid with its label. */
export interface Tick {
  /** Where it stands, in the units of the picture. */
  readonly at: number;
  /** What a `<text>` may hold. */
  readonly label: ReactNode;
  readonly isZero?: boolean;
}

interface PlotGridProps {
  readonly x: readonly Tick[];
  readonly y: readonly Tick[];
  /** The edges within which curves are drawn. */
  readonly box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
}

/** The grid of a plot, with labels at the left and below. */
export function PlotGrid({ x, y, box: { left, right, top, bottom } }: PlotGridProps) {
  return (
    <>
      {y.map(({ at, label, isZero = false }) => (
        <g key={at} className="plot-tick" data-zero={isZero}>
          <line x1={left} x2={right} y1={at} y2={at} />
          <text x={left - 6} y={at} dy="0.34em" textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {x.map(({ at, label, isZero = false }) => (
        <g key={at} className="plot-tick" data-zero={isZero}>
          <line x1={at} x2={at} y1={top} y2={bottom} />
          <text x={at} y={bottom + 14} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
    </>
  );
}
