import { line, scaleLinear, scaleLog } from "d3";
import { useMemo } from "react";
import { Axes, type Frame } from "./Axes.tsx";
import { shownNumber } from "./numbers.ts";
import { curveOf, extentOf, type Point } from "./plot.ts";
import type { Norms } from "./trainer.ts";
import { t } from "../../core/words/t.ts";

interface NormChartProps {
  readonly norms: Norms;
  readonly names: readonly string[];
  /** How many updates the axis reaches. */
  readonly steps: number;
}

const frame: Frame = { width: 340, height: 150, top: 10, right: 56, bottom: 38, left: 56 };
/** More curves than these are not told apart; the longest gradients are drawn. */
const most = 6;
/** Names nearer to one another than this are moved apart. */
const apart = 14;

/** How long each parameter's gradient is, √Σg², on a logarithmic axis. */
export function NormChart({ norms: { steps, lengths }, names, steps: last }: NormChartProps) {
  const drawn = useMemo(() => {
    const curves = lengths.map((list, p) => ({ name: names[p] ?? "", points: curveOf(list, true, steps), list }));
    const chosen = curves
      .filter(({ points }) => points.length > 0)
      .toSorted((a, b) => (b.points[0]?.[1] ?? 0) - (a.points[0]?.[1] ?? 0))
      .slice(0, most);
    const all = chosen.flatMap(({ points }) => points);
    const x = scaleLinear([0, Math.max(last, 1)], [frame.left, frame.width - frame.right]);
    const y = scaleLog(extentOf(all, true), [frame.height - frame.bottom, frame.top]);
    const draw = line<Point>(
      ([step]) => x(step),
      ([, norm]) => y(norm),
    );
    const lines = chosen.map(({ name, points }) => ({
      name,
      d: draw([...points]) ?? "",
      end: points.at(-1) ?? ([0, 1] as const),
    }));
    return { x, y, lines, labels: spread(lines.map(({ name, end }) => ({ name, at: y(end[1]) }))) };
  }, [steps, lengths, names, last]);

  // A curve has two points.
  if (drawn.lines.length === 0 || steps.length < 2) return null;
  const words = drawn.lines.map(({ name, end }) => `${name} ${shownNumber(end[1])}`).join(", ");
  return (
    <figure className="train-figure">
      <figcaption>
        <span>{t`Length of the gradients`}</span>
        {lengths.length > most ? <span className="train-read">{t`the ${most} longest`}</span> : null}
      </figcaption>
      <svg
        className="train-chart"
        viewBox={`0 0 ${String(frame.width)} ${String(frame.height)}`}
        role="img"
        aria-label={t`Length of each gradient update by update, on a logarithmic axis; at last ${words}`}
      >
        <Axes frame={frame} x={drawn.x} y={drawn.y} xName={t`updates`} isCount />
        {drawn.lines.map(({ name, d }, index) => (
          <path key={name} className="train-curve" data-kind="gradient" data-dash={index} d={d} />
        ))}
        {drawn.labels.map(({ name, at, from }) => (
          <g key={name}>
            <line
              className="train-leader"
              x1={frame.width - frame.right + 2}
              x2={frame.width - frame.right + 8}
              y1={from}
              y2={at}
            />
            <text className="train-label" x={frame.width - frame.right + 10} y={at} dy="0.34em">
              {name.length > 7 ? `${name.slice(0, 6)}…` : name}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

/** Names one below the other, each as near to the end of its curve as the others let it. */
function spread(ends: readonly { readonly name: string; readonly at: number }[]) {
  const sorted = ends.toSorted((a, b) => a.at - b.at).map(({ name, at }) => ({ name, from: at, at }));
  for (let i = 1; i < sorted.length; i++) {
    const [above, below] = [sorted[i - 1], sorted[i]];
    if (above !== undefined && below !== undefined) below.at = Math.max(below.at, above.at + apart);
  }
  let floor = frame.height - 8;
  for (const label of sorted.toReversed()) {
    label.at = Math.min(label.at, floor);
    floor = label.at - apart;
  }
  return sorted;
}
