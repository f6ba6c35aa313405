import { line, scaleLinear } from "d3";
import { useId } from "react";
import type { Curve, GatePlot } from "../../core/notation/gatePlot.ts";
import { t } from "../../core/words/t.ts";
import { PlotGrid } from "../PlotGrid.tsx";
import { HEIGHT, margin, WIDTH } from "./plotFrame.ts";

/** Labels nearer to one another than this are moved apart. */
const APART = 17;

/** A place on both curves. */
export interface PlotPoint {
  readonly x: number;
  readonly value: number;
  readonly gradient: number;
}

interface LibraryPlotProps {
  readonly plot: GatePlot;
  readonly points: readonly PlotPoint[];
  /** What the local gradient is called; ∂f/∂x unless told. */
  readonly slope?: string;
  /** The place that is being read off, with a line through it. */
  readonly reading?: PlotPoint;
}

type Point = readonly [number, number];

/** Where a curve's name stands: at its last point in the picture. */
function lastShown(curve: Curve, [low, high]: readonly [number, number]): Point {
  const shown = curve.flat().filter(([, y]) => y >= low && y <= high);
  return shown.at(-1) ?? [0, 0];
}

/** The output and the local gradient of a gate along one operand. */
export function LibraryPlot({ plot, points, slope = `∂f/∂${plot.operand}`, reading }: LibraryPlotProps) {
  const clip = useId();
  const { operand, domain, range, value, gradient, held } = plot;
  const x = scaleLinear(domain, [margin.left, WIDTH - margin.right]);
  const span = range[1] - range[0];
  const y = scaleLinear([range[0] - span * 0.06, range[1] + span * 0.06], [HEIGHT - margin.bottom, margin.top]);
  const path = line<Point>(
    ([at]) => x(at),
    ([, height]) => y(height),
  );
  const [formatX, formatY] = [x.tickFormat(4), y.tickFormat(4)];
  const ends = [value, gradient].map((curve) => lastShown(curve, range));
  const [valueEnd = [0, 0], gradientEnd = [0, 0]] = ends;
  const gap = y(gradientEnd[1]) - y(valueEnd[1]);
  const isCrowded = Math.abs(gap) < APART && Math.abs(x(gradientEnd[0]) - x(valueEnd[0])) < 2 * APART;
  const shift = isCrowded ? ((APART - Math.abs(gap)) / 2) * (gap < 0 ? -1 : 1) : 0;
  const isInside = ({ x: at }: PlotPoint): boolean => at >= domain[0] && at <= domain[1];
  const others = held.map(({ operand: name, value: at }) => `${name} = ${String(at)}`).join(", ");

  return (
    <figure className="library-plot">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t`f and ${slope} for ${operand} from ${formatX(domain[0])} to ${formatX(domain[1])}`}
      >
        <clipPath id={clip}>
          <rect
            x={margin.left}
            y={margin.top}
            width={WIDTH - margin.left - margin.right}
            height={HEIGHT - margin.top - margin.bottom}
          />
        </clipPath>
        <PlotGrid
          x={x.ticks(4).map((tick) => ({ at: x(tick), label: formatX(tick), isZero: tick === 0 }))}
          y={y.ticks(4).map((tick) => ({ at: y(tick), label: formatY(tick), isZero: tick === 0 }))}
          box={{ left: margin.left, right: WIDTH - margin.right, top: margin.top, bottom: HEIGHT - margin.bottom }}
        />
        <g clipPath={`url(#${clip})`}>
          <Pieces curve={value} path={path} kind="value" x={x} y={y} />
          <Pieces curve={gradient} path={path} kind="gradient" x={x} y={y} />
          {reading === undefined ? null : <Reading at={reading} x={x} y={y} />}
          {points
            .filter(isInside)
            .flatMap((point, index) => [
              <circle
                key={`f ${index}`}
                className="library-dot"
                data-kind="value"
                cx={x(point.x)}
                cy={y(point.value)}
                r={4.5}
              />,
              <circle
                key={`g ${index}`}
                className="library-dot"
                data-kind="gradient"
                cx={x(point.x)}
                cy={y(point.gradient)}
                r={4.5}
              />,
            ])}
        </g>
        <text className="library-label" data-kind="value" x={x(valueEnd[0]) + 6} y={y(valueEnd[1]) - shift} dy="0.34em">
          f
        </text>
        <text
          className="library-label"
          data-kind="gradient"
          x={x(gradientEnd[0]) + 6}
          y={y(gradientEnd[1]) + shift}
          dy="0.34em"
        >
          {slope}
        </text>
      </svg>
      {others === "" ? null : <figcaption>{t`Along ${operand}, with ${others}`}</figcaption>}
    </figure>
  );
}

interface ReadingProps {
  readonly at: PlotPoint;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** A line down the picture, and a ring where it meets each curve. */
function Reading({ at, x, y }: ReadingProps) {
  return (
    <g className="library-reading">
      <line x1={x(at.x)} x2={x(at.x)} y1={margin.top} y2={HEIGHT - margin.bottom} />
      <circle data-kind="value" cx={x(at.x)} cy={y(at.value)} r={4.5} />
      <circle data-kind="gradient" cx={x(at.x)} cy={y(at.gradient)} r={4.5} />
    </g>
  );
}

interface PiecesProps {
  readonly curve: Curve;
  readonly path: (points: Point[]) => string | null;
  readonly kind: "value" | "gradient";
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** A curve with its gaps; a value held at one point alone is a dot. */
function Pieces({ curve, path, kind, x, y }: PiecesProps) {
  return curve.map((piece, index) => {
    const [alone] = piece;
    return piece.length === 1 && alone !== undefined ? (
      <circle key={index} className="library-lone" data-kind={kind} cx={x(alone[0])} cy={y(alone[1])} r={3.5} />
    ) : (
      <path key={index} className="library-curve" data-kind={kind} d={path([...piece]) ?? ""} />
    );
  });
}
