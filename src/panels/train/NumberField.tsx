import { useId, useState } from "react";
import { readNumber } from "../InputsNumber.ts";

interface NumberFieldProps {
  readonly name: string;
  readonly value: number;
  /** Brings a number into its range. */
  readonly take: (value: number) => number;
  /** What would be taken, in a sentence. */
  readonly hint: string;
  readonly onChange: (value: number) => void;
}

/** A number to type, taken on leaving the field or on Enter; what is no number, or out of range, is told and put right. */
export function NumberField({ name, value, take, hint, onChange }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState("");
  const [fieldId, hintId] = [useId(), useId()];

  const settle = (): void => {
    if (draft === null) return;
    const read = readNumber(draft);
    if (!read.ok) {
      setProblem(read.message);
      return;
    }
    const taken = take(read.value);
    setProblem(taken === read.value ? "" : hint);
    setDraft(null);
    onChange(taken);
  };

  return (
    <div className="train-field">
      <label htmlFor={fieldId} className="train-field-name">
        {name}
      </label>
      <input
        id={fieldId}
        className="train-number"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== ""}
        aria-describedby={problem === "" ? undefined : hintId}
        value={draft ?? String(value)}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          // Letters and arrows belong to the field here, not to the walk through the graph.
          event.stopPropagation();
          if (event.key === "Enter") settle();
          if (event.key !== "Escape") return;
          setDraft(null);
          setProblem("");
        }}
      />
      <span id={hintId} role="status" className="train-problem">
        {problem}
      </span>
    </div>
  );
}
