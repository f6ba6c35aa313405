import type { CheckReport } from "../../../core/check/check.ts";
import { printCount } from "../../../core/language/count.ts";
import { t } from "../../../core/words/t.ts";

/** What the two ways to a gradient are like, and what they cost here. @param report null until the check has ended */
export function Costs({ report }: { readonly report: CheckReport | null }) {
  return (
    <dl className="gradient-costs">
      <div>
        <dt>{t`Numerical`}</dt>
        <dd>{t`slow :(, approximate :(, easy to write :)`}</dd>
        <dd className="gradient-cost">{report === null ? "\u00a0" : costOf(report)}</dd>
      </div>
      <div>
        <dt>{t`Analytic`}</dt>
        <dd>{t`fast :), exact :), error-prone :(`}</dd>
        <dd className="gradient-cost">{t`Backpropagation went once forward and once backward.`}</dd>
      </div>
    </dl>
  );
}

function costOf({ evaluations, evaluationsForAll }: CheckReport): string {
  return evaluations >= evaluationsForAll
    ? t`The check computed f ${printCount(evaluations)} times.`
    : t`The check computed f ${printCount(evaluations)} times; for every entry it would be ${printCount(evaluationsForAll)} times.`;
}
