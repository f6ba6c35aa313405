import { line, scaleLog } from "d3";
import type { CurvePoint } from "../../../core/check/errorCurve.ts";
import { PlotGrid } from "../../PlotGrid.tsx";
import { differences } from "./differences.ts";
import { decadesOf, decadeTicks, hasTruncation } from "./errorScales.ts";
import { steps, stepText } from "./steps.ts";
import { t, translated } from "../../../core/words/t.ts";

const [WIDTH, HEIGHT] = [340, 204];
const margin = { top: 22, right: 16, bottom: 36, left: 40 };
const box = { left: margin.left, right: WIDTH - margin.right, top: margin.top, bottom: HEIGHT - margin.bottom };
type Key = "centredError" | "forwardError";
const keys: readonly Key[] = ["forwardError", "centredError"];

interface ErrorPlotProps {
  readonly name: string;
  /** Those there are so far. */
  readonly points: readonly CurvePoint[];
  readonly h: number;
  /** Where the centred error is smallest; null while that is not known. */
  readonly best: number | null;
}

/** Both errors against h on logarithmic axes. */
export function ErrorPlot({ name, points, h, best }: ErrorPlotProps) {
  const decades = decadesOf(points);
  const x = scaleLog([steps[0] ?? 1, steps.at(-1) ?? 1], [box.left, box.right]);
  const y = scaleLog([10 ** decades[0], 10 ** decades[1]], [box.bottom, box.top]);
  const height = (error: number): number => (error === 0 ? box.bottom : y(error));
  const at = points.find((point) => point.h === h);
  const smallest = points.find((point) => point.h === best);
  const isCurved = points.length === steps.length && hasTruncation(points, "forwardError");
  return (
    <svg
      className="gradient-plot"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={spokenPlot(name, points, h)}
    >
      <PlotGrid
        x={decadeTicks([-15, -1], 8).map((power) => ({ at: x(10 ** power), label: <Power of={power} /> }))}
        y={decadeTicks(decades, 6).map((power) => ({ at: y(10 ** power), label: <Power of={power} /> }))}
        box={box}
      />
      <text className="gradient-word" x={box.left} y={HEIGHT - 4}>
        {t`← rounding`}
      </text>
      <text className="gradient-word" x={(box.left + box.right) / 2} y={HEIGHT - 4} textAnchor="middle">
        h
      </text>
      {isCurved ? (
        <text className="gradient-word" x={box.right} y={HEIGHT - 4} textAnchor="end">
          {t`truncation →`}
        </text>
      ) : null}
      <line className="gradient-now" x1={x(h)} x2={x(h)} y1={box.top} y2={box.bottom} />
      {keys.map((key) => (
        <path key={key} className="gradient-curve" data-kind={key} d={pathOf(points, key, x, height)} />
      ))}
      {smallest === undefined ? null : (
        <circle className="gradient-best" cx={x(smallest.h)} cy={height(smallest.centredError)} r={7} />
      )}
      {at === undefined
        ? null
        : keys
            .filter((key) => Number.isFinite(at[key]))
            .map((key) => (
              <circle key={key} className="gradient-dot" data-kind={key} cx={x(h)} cy={height(at[key])} r={4} />
            ))}
      <Legend />
    </svg>
  );
}

/** 10⁻⁸ with a real superscript, which the page's font lacks as a figure. */
function Power({ of }: { readonly of: number }) {
  return (
    <>
      10
      <tspan dy={-4} fontSize={8.5}>
        {String(of).replace("-", "−")}
      </tspan>
    </>
  );
}

type Scale = (value: number) => number;

/** The names of the curves, above the picture. */
function Legend() {
  return keys.map((key, index) => {
    const left = box.left + 84 * index;
    return (
      <g key={key}>
        <line className="gradient-curve" data-kind={key} x1={left} x2={left + 20} y1={8} y2={8} />
        <text className="gradient-word" x={left + 26} y={8} dy="0.34em">
          {translated(differences[key])}
        </text>
      </g>
    );
  });
}

function pathOf(points: readonly CurvePoint[], key: Key, x: Scale, height: Scale): string {
  const path = line<CurvePoint>(
    ({ h }) => x(h),
    (point) => height(point[key]),
  ).defined((point) => Number.isFinite(point[key]));
  return path([...points]) ?? "";
}

/** The picture in a sentence. */
function spokenPlot(name: string, points: readonly CurvePoint[], h: number): string {
  const at = points.find((point) => point.h === h);
  const [first, last] = [points[0], points.at(-1)];
  const told = [first, at, last].flatMap((point) => (point === undefined ? [] : [spokenPoint(point)]));
  return t`Errors of the differences for ${name} against h. ${[...new Set(told)].join("; ")}.`;
}

function spokenPoint({ h, centredError, forwardError }: CurvePoint): string {
  return t`at h = ${stepText(h)}: centred ${stepText(centredError)}, forward ${stepText(forwardError)}`;
}
