import type { Gate } from "../../core/gates/gate.ts";
import { gatePlots } from "../../core/notation/gatePlot.ts";
import { operatingPoints } from "../../core/notation/gatePoints.ts";
import { t } from "../../core/words/t.ts";
import { useCursor, useTrace } from "../../store/index.ts";
import { LibraryPlot } from "./LibraryPlot.tsx";

/** The plots of a gate on single numbers, and on them where the gates of the reader's own graph stand. */
export function LibraryPlots({ gate }: { readonly gate: Gate }) {
  const trace = useTrace();
  const cursor = useCursor();
  const plots = gatePlots(gate).map((plot) => ({
    plot,
    points: trace === null ? [] : operatingPoints(trace, cursor, gate, plot),
  }));
  if (plots.length === 0) return null;
  const points = plots.flatMap((each) => each.points);
  const isOut = plots.some(({ plot, points: own }) => own.some(({ x }) => x < plot.domain[0] || x > plot.domain[1]));
  return (
    <section className="library-part" aria-label={t`Plots`}>
      <div className="library-plots">
        {plots.map(({ plot, points: own }) => (
          <LibraryPlot key={plot.operand} plot={plot} points={own} />
        ))}
      </div>
      {points.length === 0 ? null : (
        <p className="library-small">
          {isOut
            ? t`Dots: where your graph stands at this step; some of it is beyond the picture.`
            : t`Dots: where your graph stands at this step.`}
        </p>
      )}
    </section>
  );
}
