import { useId, useState } from "react";
import { printCount } from "../core/language/count.ts";
import { bytesAt, type Jacobian } from "../core/trace/jacobian.ts";
import { t } from "../core/words/t.ts";
import { bytesText, costText } from "./jacobianText.ts";

/** The lecture's layer: 4096 numbers in, 4096 out, and a batch of 100. */
const lecture = { length: 4096, batch: 100 } as const;
const most = { length: 1_000_000, batch: 10_000 } as const;

/** What the Jacobian takes in memory here, at the lecture's size, and at a size of the reader's own. */
export function JacobianCosts({ jacobian }: { readonly jacobian: Jacobian }) {
  const [length, setLength] = useState<number>(lecture.length);
  const [batch, setBatch] = useState<number>(lecture.batch);
  const side = length * batch;
  return (
    <div className="jacobian-costs">
      <p className="jacobian-caption">{t`What building it would take`}</p>
      <dl>
        <dt>{t`here`}</dt>
        <dd>{costText(jacobian.cost)}</dd>
        <dt>{t`${printCount(lecture.length)} in, ${printCount(lecture.length)} out`}</dt>
        <dd>{costText(bytesAt(lecture.length, lecture.length))}</dd>
        <dt>{t`a batch of ${lecture.batch} of them`}</dt>
        <dd>{squareText(lecture.length * lecture.batch)}</dd>
      </dl>
      <div className="jacobian-what-if" role="group" aria-label={t`What if`}>
        <Size label={t`A vector of`} value={length} most={most.length} onChange={setLength} />
        <Size label={t`in a batch of`} value={batch} most={most.batch} onChange={setBatch} />
        <output>{squareText(side)}</output>
      </div>
    </div>
  );
}

/** "409 600²: 671 GB in float32" */
const squareText = (side: number): string =>
  t`${printCount(side)}²: ${bytesText(bytesAt(side, side).float32)} in float32`;

interface SizeProps {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

/** A whole number; while what is typed is none, the last that was stays in force. */
function Size({ label, value, most: limit, onChange }: SizeProps) {
  const id = useId();
  const [text, setText] = useState(String(value));
  return (
    <span className="jacobian-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        min={1}
        max={limit}
        step={1}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          const typed = Number(event.target.value);
          if (Number.isInteger(typed) && typed >= 1 && typed <= limit) onChange(typed);
        }}
        onBlur={() => setText(String(value))}
      />
    </span>
  );
}
