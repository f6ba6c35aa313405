import { line, scaleLinear, scaleLog } from "d3";
import { useMemo, useState, type PointerEvent } from "react";
import { Axes, type Frame } from "./Axes.tsx";
import { shownNumber } from "./numbers.ts";
import { curveOf, extentOf, type Point } from "./plot.ts";
import { t } from "../../core/words/t.ts";

interface LossChartProps {
  readonly losses: readonly number[];
  readonly isLog: boolean;
  /** The update that is looked at. */
  readonly at: number;
  readonly onLog: (isLog: boolean) => void;
  readonly onPick: (step: number) => void;
}

const frame: Frame = { width: 340, height: 200, top: 22, right: 10, bottom: 38, left: 56 };

/** The loss update by update. A pointer reads it off, a click goes there; the slider below does both by key. */
export function LossChart({ losses, isLog, at, onLog, onPick }: LossChartProps) {
  const [hovered, hover] = useState<number | null>(null);
  const last = losses.length - 1;
  const { x, y, path } = useMemo(() => {
    const points = curveOf(losses, isLog);
    const range = [frame.height - frame.bottom, frame.top] as const;
    const extent = extentOf(points, isLog);
    const across = scaleLinear([0, Math.max(last, 1)], [frame.left, frame.width - frame.right]);
    const up = isLog ? scaleLog(extent, range) : scaleLinear(extent, range).nice(4);
    const draw = line<Point>(
      ([step]) => across(step),
      ([, loss]) => up(loss),
    );
    return { x: across, y: up, path: draw(points) ?? "" };
  }, [losses, isLog, last]);

  const stepUnder = (event: PointerEvent<SVGSVGElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = ((event.clientX - box.left) / box.width) * frame.width;
    return Math.max(0, Math.min(last, Math.round(x.invert(place))));
  };
  const shown = Math.min(hovered ?? at, last);
  const loss = losses[shown] ?? Number.NaN;
  const first = shownNumber(losses[0] ?? Number.NaN);
  const end = shownNumber(losses[last] ?? Number.NaN);
  const isPlaced = Number.isFinite(loss) && (!isLog || loss > 0);

  return (
    <figure className="train-figure">
      <figcaption>
        <span>{t`Loss`}</span>
        <span className="train-read" aria-hidden>
          {hovered === null ? "" : t`${shownNumber(loss)} after ${shown}`}
        </span>
        <label className="train-check">
          <input type="checkbox" checked={isLog} onChange={({ target }) => onLog(target.checked)} />
          {t`Logarithmic`}
        </label>
      </figcaption>
      <p className="visually-hidden">
        {isLog
          ? t`The loss from ${first} before the first update to ${end} after ${last}, on a logarithmic axis`
          : t`The loss from ${first} before the first update to ${end} after ${last}`}
      </p>
      <svg
        className="train-chart"
        viewBox={`0 0 ${String(frame.width)} ${String(frame.height)}`}
        aria-hidden
        onPointerMove={(event) => hover(stepUnder(event))}
        onPointerLeave={() => hover(null)}
        onPointerUp={() => onPick(shown)}
      >
        <Axes frame={frame} x={x} y={y} xName={t`updates`} isCount />
        <path className="train-curve" d={path} />
        {isPlaced ? (
          <>
            <line className="train-cross" x1={x(shown)} x2={x(shown)} y1={frame.top} y2={frame.height - frame.bottom} />
            <circle className="train-dot" cx={x(shown)} cy={y(loss)} r={4} />
          </>
        ) : null}
      </svg>
      {isLog && losses.some((value) => value <= 0) ? (
        <p className="train-says">{t`Losses of 0 and less have no logarithm and are left out.`}</p>
      ) : null}
    </figure>
  );
}
