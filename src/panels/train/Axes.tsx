import type { ScaleContinuousNumeric } from "d3";
import { shownNumber } from "./numbers.ts";

export type Scale = ScaleContinuousNumeric<number, number>;

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

interface AxesProps {
  readonly frame: Frame;
  readonly x: Scale;
  readonly y: Scale;
  readonly xName: string;
  readonly yName?: string;
  /** What lies across is counted: only whole numbers are named. */
  readonly isCount?: boolean;
}

/** Rules and numbers along both sides, and what they count. */
export function Axes({ frame, x, y, xName, yName, isCount = false }: AxesProps) {
  const { width, height, top, right, bottom, left } = frame;
  const across = labelled(x, 5).filter(([tick]) => !isCount || Number.isInteger(tick));
  return (
    <g className="train-axes">
      {labelled(y, 4).map(([tick, text]) => (
        <g key={tick}>
          <line x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} />
          <text x={left - 6} y={y(tick)} dy="0.34em" textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {across.map(([tick, text]) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={height - bottom} y2={height - bottom + 4} />
          <text x={x(tick)} y={height - bottom + 16} textAnchor="middle">
            {text}
          </text>
        </g>
      ))}
      <text className="train-axis-name" x={(left + width - right) / 2} y={height - 4} textAnchor="middle">
        {xName}
      </text>
      {yName === undefined ? null : (
        <text className="train-axis-name" x={left} y={top - 8} textAnchor="start">
          {yName}
        </text>
      )}
    </g>
  );
}

/** The ticks that a scale would name, with their names; a logarithmic one leaves most of its ticks unnamed. */
function labelled(scale: Scale, count: number): readonly (readonly [number, string])[] {
  const name = scale.tickFormat(count, "~g");
  return scale
    .ticks(count)
    .filter((tick) => name(tick) !== "")
    .map((tick) => [tick, shownNumber(tick)] as const);
}
