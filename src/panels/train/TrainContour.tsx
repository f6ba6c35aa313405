import { contours, geoPath, geoTransform, line, scaleLinear } from "d3";
import { useMemo } from "react";
import { Axes, type Frame } from "./Axes.tsx";
import { levelsOf } from "./levels.ts";
import { shownNumber } from "./numbers.ts";
import { thinned } from "./plot.ts";
import type { Surface } from "./surface.ts";
import type { Run } from "./trainer.ts";

const frame: Frame = { width: 340, height: 300, top: 24, right: 10, bottom: 38, left: 56 };
/** Steps of the path that are drawn as dots; of a longer one only the line. */
const dots = 60;

/** Where two numbers are trained: the loss as a landscape from above, and the way taken down it. */
export function TrainContour({ run: { surface, path, task }, at }: { readonly run: Run; readonly at: number }) {
  if (surface === null) return null;
  const [first = "", second = ""] = task.recipe.parameters;
  return <Contour surface={surface} path={path} at={at} first={first} second={second} />;
}

interface ContourProps {
  readonly surface: Surface;
  readonly path: Run["path"];
  readonly at: number;
  readonly first: string;
  readonly second: string;
}

function Contour({ surface, path, at, first, second }: ContourProps) {
  const x = scaleLinear(surface.x, [frame.left, frame.width - frame.right]);
  const y = scaleLinear(surface.y, [frame.height - frame.bottom, frame.top]);
  const bands = useMemo(() => bandsOf(surface), [surface]);
  // A short path shows each of its steps, however close.
  const inside = path.length > dots ? thinned(path, x, y) : path.filter((place) => place.every(Number.isFinite));
  const draw = line<readonly [number, number]>(
    ([a]) => x(a),
    ([, b]) => y(b),
  );
  const [start, now] = [path[0], path[at]];
  const say = (place: readonly [number, number] | undefined): string =>
    place === undefined ? "" : `${first} = ${shownNumber(place[0])}, ${second} = ${shownNumber(place[1])}`;

  return (
    <figure className="train-figure">
      <figcaption>
        <span>
          The loss over {first} and {second}
        </span>
      </figcaption>
      <svg
        className="train-chart"
        viewBox={`0 0 ${String(frame.width)} ${String(frame.height)}`}
        role="img"
        aria-label={`The loss over ${first} and ${second} as a map with contour lines. The path starts at ${say(start)}, and after ${String(at)} updates is at ${say(now)}.`}
      >
        <clipPath id="train-contour-clip">
          <rect
            x={frame.left}
            y={frame.top}
            width={frame.width - frame.left - frame.right}
            height={frame.height - frame.top - frame.bottom}
          />
        </clipPath>
        <g clipPath="url(#train-contour-clip)">
          {bands.map((d, index) => (
            <path key={index} className="train-band" d={d} />
          ))}
        </g>
        <Axes frame={frame} x={x} y={y} xName={first} yName={second} />
        <g clipPath="url(#train-contour-clip)">
          <path className="train-path" d={draw(inside) ?? ""} />
          {path.length > dots
            ? null
            : inside.map(([a, b], step) => <circle key={step} className="train-step" cx={x(a)} cy={y(b)} r={2} />)}
          {now?.every(Number.isFinite) === true ? (
            <circle className="train-here" cx={x(now[0])} cy={y(now[1])} r={5} />
          ) : null}
        </g>
      </svg>
      <p className="train-says">
        After {at} {at === 1 ? "update" : "updates"}: {say(now)}
      </p>
    </figure>
  );
}

/** The regions above each level, as paths in the picture's own coordinates. */
function bandsOf({ side, losses }: Surface): readonly string[] {
  const levels = levelsOf(losses);
  const highest = levels.at(-1) ?? 0;
  const filled = Array.from(losses, (loss) => (Number.isFinite(loss) ? loss : 2 * Math.abs(highest) + 1));
  const [width, height] = [frame.width - frame.left - frame.right, frame.height - frame.top - frame.bottom];
  // A grid point stands in the middle of its cell there.
  const toPicture = geoTransform({
    point(gridX, gridY) {
      this.stream.point(
        frame.left + ((gridX - 0.5) / (side - 1)) * width,
        frame.height - frame.bottom - ((gridY - 0.5) / (side - 1)) * height,
      );
    },
  });
  const path = geoPath(toPicture);
  return contours()
    .size([side, side])
    .thresholds([...levels])(filled)
    .map((region) => path(region) ?? "");
}
