import { useMemo } from "react";
import type { Verdict } from "../../core/judge/verdict.ts";
import { entryContext, formatNumber, numberContext } from "../../core/notation/number.ts";
import { shapeWords } from "../../core/notation/value.ts";
import type { Tensor } from "../../core/tensor/tensor.ts";
import { t } from "../../core/words/t.ts";
import { useApp, useTrace } from "../../store/index.ts";

/** Rows and columns that are written out, at most. */
const most = 6;

/** Rows of entries, or null where there are too many to be read. */
function rowsOf({ shape, data }: Tensor): readonly (readonly number[])[] | null {
  const columns = shape.length === 2 ? (shape[1] ?? 1) : data.length;
  const rows = columns === 0 ? 0 : data.length / columns;
  if (shape.length > 2 || rows > most || columns > most) return null;
  return Array.from({ length: rows }, (_unused, row) => [...data.subarray(row * columns, (row + 1) * columns)]);
}

/** What the line gives, beside what it should. */
export function CheckNumbers({ verdict: { claimed, truth } }: { readonly verdict: Verdict }) {
  const decimals = useApp((state) => state.dec);
  const trace = useTrace();
  const context = useMemo(() => (trace === null ? null : numberContext(trace)), [trace]);
  // The sentence says a single number.
  if (claimed === null || truth === null || truth.shape.length === 0 || context === null) return null;
  const say = (value: number): string => formatNumber(value, decimals, entryContext(context));
  const sides = [
    { title: t`yours`, tensor: claimed },
    { title: t`the gradient`, tensor: truth },
  ];
  return (
    <div className="check-numbers">
      {sides.map(({ title, tensor }) => {
        const rows = rowsOf(tensor);
        return (
          <div key={title} className="check-side">
            <span className="check-caption">{title}</span>
            {rows === null ? (
              <span>{shapeWords(tensor.shape)}</span>
            ) : (
              <table className="check-table" aria-label={title}>
                <tbody>
                  {rows.map((row, r) => (
                    <tr key={r}>
                      {row.map((value, c) => (
                        <td key={c}>{say(value)}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </div>
        );
      })}
    </div>
  );
}
