import type { ScaleContinuousNumeric } from "d3";

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
}

/** Rules and numbers along both sides, and what they count. */
export function Axes({ frame, x, y, xName, yName }: AxesProps) {
  const { width, height, top, right, bottom, left } = frame;
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
      {labelled(x, 5).map(([tick, text]) => (
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
  const format = scale.tickFormat(count, "~g");
  const all = scale.ticks(count).map((tick) => [tick, format(tick).replace("-", "−").replace("−−", "−")] as const);
  return all.filter(([, text]) => text !== "");
}
