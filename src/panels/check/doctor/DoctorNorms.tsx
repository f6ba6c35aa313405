import type { Norm } from "../../../core/doctor/finding.ts";
import { Prose } from "../../ExplainProse.tsx";
import { errorText } from "../gradient/numbers.ts";
import { barsOf } from "./norms.ts";
import { t } from "../../../core/words/t.ts";

/** How large the gradient is on its way back, on a logarithmic scale. */
export function DoctorNorms({ norms }: { readonly norms: readonly Norm[] }) {
  const bars = barsOf(norms);
  return (
    <table className="doctor-norms">
      <caption>
        {bars.length < norms.length
          ? t`Size of the gradient, from the output back, on a logarithmic scale (${bars.length} of ${norms.length})`
          : t`Size of the gradient, from the output back, on a logarithmic scale`}
      </caption>
      <tbody>
        {bars.map(({ label, norm, reach }, index) => (
          <tr key={index}>
            <th scope="row" title={label}>
              <Prose text={label} />
            </th>
            <td className="doctor-track" aria-hidden>
              <span className="doctor-bar" style={{ inlineSize: `${(reach * 100).toFixed(1)}%` }} />
            </td>
            <td className="doctor-norm">
              <Prose text={errorText(norm)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
