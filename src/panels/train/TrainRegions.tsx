import { scaleLinear } from "d3";
import { Axes, type Frame } from "./Axes.tsx";
import type { Regions } from "./regions.ts";
import type { Run } from "./trainer.ts";
import { t } from "../../core/words/t.ts";

const frame: Frame = { width: 340, height: 300, top: 24, right: 10, bottom: 38, left: 56 };
/** Hues before they begin anew; a point says its class in figures too. */
const hues = 6;
/** More points than these hide the regions. */
const most = 400;

/** A classifier of points in the plane: the points, and the class that every other point would be given. */
export function TrainRegions({ run: { regions, classes, step } }: { readonly run: Run }) {
  if (regions === null || classes === null) return null;
  const { points, labels, name } = classes;
  const x = scaleLinear(regions.x, [frame.left, frame.width - frame.right]);
  const y = scaleLinear(regions.y, [frame.height - frame.bottom, frame.top]);
  const data = name ?? t`the data`;
  const words = t`${regions.right} of ${labels.length} points lie in the region of their class`;
  return (
    <figure className="train-figure">
      <figcaption>
        <span>{t`Decision regions`}</span>
      </figcaption>
      <svg
        className="train-chart"
        viewBox={`0 0 ${String(frame.width)} ${String(frame.height)}`}
        role="img"
        aria-label={t`The class with the highest score over the two columns of ${data}, with its points: ${words}.`}
      >
        {pathsOf(regions).map(({ label, d }) => (
          <path key={label} className="train-region" data-class={label % hues} d={d} />
        ))}
        <Axes frame={frame} x={x} y={y} xName={`${data}[:, 0]`} yName={`${data}[:, 1]`} />
        {labels.slice(0, most).map((label, i) => (
          <text
            key={i}
            className="train-point"
            data-class={label % hues}
            x={x(points[2 * i] ?? Number.NaN)}
            y={y(points[2 * i + 1] ?? Number.NaN)}
            dy="0.36em"
          >
            {label}
          </text>
        ))}
      </svg>
      <p className="train-says">{step === 1 ? t`After 1 update, ${words}.` : t`After ${step} updates, ${words}.`}</p>
    </figure>
  );
}

/** One path a class: its cells, those that touch along a row joined. */
function pathsOf({ side, classes }: Regions): readonly { readonly label: number; readonly d: string }[] {
  const paths = new Map<number, string>();
  const [width, height] = [frame.width - frame.left - frame.right, frame.height - frame.top - frame.bottom];
  // A grid point stands in the middle of its cell; the outer ones have half a cell within the frame.
  const across = (column: number): number =>
    frame.left + (Math.min(Math.max(column - 0.5, 0), side - 1) / (side - 1)) * width;
  const up = (row: number): number =>
    frame.height - frame.bottom - (Math.min(Math.max(row - 0.5, 0), side - 1) / (side - 1)) * height;
  for (let row = 0; row < side; row++) {
    for (let from = 0, to = 1; from < side; from = to++) {
      const label = classes[row * side + from] ?? 0;
      while (to < side && classes[row * side + to] === label) to++;
      const [left, right, bottom, top] = [across(from), across(to), up(row), up(row + 1)].map((at) => at.toFixed(1));
      paths.set(
        label,
        `${paths.get(label) ?? ""}M${String(left)} ${String(bottom)}H${String(right)}V${String(top)}H${String(left)}Z`,
      );
    }
  }
  return [...paths].map(([label, d]) => ({ label, d }));
}
