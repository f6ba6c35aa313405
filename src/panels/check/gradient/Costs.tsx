import type { CheckReport } from "../../../core/check/check.ts";
import { printCount } from "../../../core/language/count.ts";

/** What the two ways to a gradient are like, and what they cost here. @param report null until the check has ended */
export function Costs({ report }: { readonly report: CheckReport | null }) {
  const more =
    report === null || report.evaluations >= report.evaluationsForAll
      ? ""
      : `; for every entry it would be ${printCount(report.evaluationsForAll)} times`;
  return (
    <dl className="gradient-costs">
      <div>
        <dt>Numerical</dt>
        <dd>slow :(, approximate :(, easy to write :)</dd>
        <dd className="gradient-cost">
          {report === null ? "\u00a0" : `The check computed f ${printCount(report.evaluations)} times${more}.`}
        </dd>
      </div>
      <div>
        <dt>Analytic</dt>
        <dd>fast :), exact :), error-prone :(</dd>
        <dd className="gradient-cost">Backpropagation went once forward and once backward.</dd>
      </div>
    </dl>
  );
}
