import { useId, type ReactNode } from "react";
import { t, translated } from "../../core/words/t.ts";
import { Select } from "../Select.tsx";
import { formats, scales, type Choice, type FormatRow } from "./choice.ts";

interface ExportChoicesProps {
  readonly choice: Choice;
  readonly row: FormatRow;
  readonly onChoose: (part: Partial<Choice>) => void;
}

/** What kind of file, and what can be chosen of that kind. */
export function ExportChoices({ choice, row, onChoose }: ExportChoicesProps) {
  const { format } = choice;
  const hasMoment = format === "svg" || format === "png" || format === "tikz";
  const moment = choice.moment === "all" && format !== "tikz" ? "now" : choice.moment;
  const group = useId();
  return (
    <>
      <fieldset className="export-formats">
        <legend className="visually-hidden">{t`Kind of file`}</legend>
        {formats.map((each) => (
          <label key={each.format} className="export-format">
            <input
              type="radio"
              name={group}
              checked={each.format === format}
              onChange={() => onChoose({ format: each.format, moment })}
            />
            {translated(each.title)}
          </label>
        ))}
      </fieldset>
      <p className="export-says">{translated(row.says)}</p>
      {row.pictured || hasMoment ? (
        <div className="export-options">
          {hasMoment ? (
            <Labelled
              label={t`Moment`}
              value={moment}
              options={[
                ["now", t`This one`],
                ["end", t`The end: all values and gradients`],
                ...(format === "tikz" ? [["all", t`Every one, a page each`] as const] : []),
              ]}
              onChoose={(value) => onChoose({ moment: value })}
            />
          ) : null}
          {row.pictured ? (
            <Labelled
              label={t`Theme`}
              value={choice.theme}
              options={[
                ["light", t`Light`],
                ["dark", t`Dark`],
              ]}
              onChoose={(value) => onChoose({ theme: value })}
            />
          ) : null}
          {format === "png" ? (
            <Labelled
              label={t`Size`}
              value={String(choice.scale)}
              options={scales.map((scale) => [String(scale), `${scale}×`] as const)}
              onChoose={(value) => onChoose({ scale: Number(value) })}
            />
          ) : null}
          {format === "svg" || format === "png" ? (
            <label className="export-check">
              <input
                type="checkbox"
                checked={choice.transparent}
                onChange={(event) => onChoose({ transparent: event.currentTarget.checked })}
              />
              {t`Transparent background`}
            </label>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

interface LabelledProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, ReactNode])[];
  readonly onChoose: (value: T) => void;
}

function Labelled<T extends string>({ label, ...rest }: LabelledProps<T>) {
  return (
    <label className="export-select">
      <span>{label}</span>
      <Select {...rest} />
    </label>
  );
}
