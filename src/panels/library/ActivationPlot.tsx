import type { PointerEvent } from "react";
import type { ActivationPoint } from "../../core/activations/points.ts";
import type { GatePlot } from "../../core/notation/gatePlot.ts";
import { shortNumber } from "../../core/notation/number.ts";
import { t } from "../../core/words/t.ts";
import { Prose } from "../ExplainProse.tsx";
import { keySteps, snapped, stepped } from "../InputsNumber.ts";
import type { NamedUse } from "./activationUses.ts";
import { LibraryPlot, type PlotPoint } from "./LibraryPlot.tsx";
import { margin, WIDTH } from "./plotFrame.ts";

interface ActivationPlotProps {
  readonly title: string;
  readonly plot: GatePlot;
  /** Where the graph stands on the curves. */
  readonly points: readonly ActivationPoint[];
  readonly reading: PlotPoint;
  /** Whether the graph uses it, on these curves or others. */
  readonly isUsed: boolean;
  /** The gates of the graph that stand where it is read. */
  readonly owners: readonly NamedUse[];
  readonly onRead: (x: number) => void;
}

/** A pointer so near to a dot, in units of the plot, reads the dot. */
const NEAR = 6;
const STEP = 0.1;

/**
 * The curves of an activation, read off where the pointer is. A slider without a face lies over them, so that the keyboard
 * reads them too.
 */
export function ActivationPlot({ title, plot, points, reading, isUsed, owners, onRead }: ActivationPlotProps) {
  const [from, to] = plot.domain;
  const perUnit = (to - from) / (WIDTH - margin.left - margin.right);
  const { x, value, gradient } = reading;
  const [xText = "", valueText = "", gradientText = ""] = [x, value, gradient].map(shortNumber);
  const owner = ownersText(owners);
  const isMultiple = points.some((point) => point.isMultiple);

  const follow = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const across = ((event.clientX - box.left) / box.width) * WIDTH - margin.left;
    const wanted = Math.min(Math.max(from + across * perUnit, from), to);
    const nearest = points
      .filter((point) => Math.abs(point.x - wanted) <= NEAR * perUnit)
      .toSorted((a, b) => Math.abs(a.x - wanted) - Math.abs(b.x - wanted))[0];
    onRead(nearest?.x ?? snapped(wanted, STEP));
  };

  return (
    <div className="activation-picture">
      {/* What the pointer does here the slider does by keys. */}
      <div className="activation-plot" onPointerDown={follow} onPointerMove={follow}>
        <LibraryPlot plot={plot} points={points} slope="f′" reading={reading} />
        <input
          type="range"
          className="activation-x"
          aria-label={t`x on the curves of ${title}`}
          aria-valuetext={
            owner === ""
              ? `x = ${xText}, f = ${valueText}, f′ = ${gradientText}`
              : t`x = ${xText}, f = ${valueText}, f′ = ${gradientText}, at ${owner}`
          }
          min={from}
          max={to}
          step="any"
          value={x}
          onKeyDown={(event) => {
            const by = keySteps.get(event.key);
            if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
            event.preventDefault();
            onRead(Math.min(Math.max(stepped(snapped(x, STEP), by, STEP), from), to));
          }}
          onChange={(event) => onRead(snapped(event.currentTarget.valueAsNumber, STEP))}
        />
      </div>
      <p className="activation-reading">
        <span>x = {xText}</span>
        <span data-kind="value">
          <Prose text={`f = ${valueText}`} />
        </span>
        <span data-kind="gradient">
          <Prose text={`f′ = ${gradientText}`} />
        </span>
      </p>
      {!isUsed ? null : (
        <p className="activation-owner">
          <Prose text={owner === "" ? "" : t`at ${owner}`} />
        </p>
      )}
      {isMultiple ? (
        <p className="activation-small">{t`x counts multiples of the vector, which stands at 1.`}</p>
      ) : null}
    </div>
  );
}

function ownersText(owners: readonly NamedUse[]): string {
  const [first] = owners;
  if (first === undefined) return "";
  return owners.length === 1 ? first.name : t`${first.name} and ${owners.length - 1} more`;
}
