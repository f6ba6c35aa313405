import type { ReactNode, Ref } from "react";

interface SelectProps<T extends string> {
  readonly ref?: Ref<HTMLSelectElement> | undefined;
  readonly id?: string;
  readonly value: T;
  /** Each value with what stands for it. */
  readonly options: readonly (readonly [T, ReactNode])[];
  readonly onChoose: (value: T) => void;
}

/** A list to choose one of a few values from. Whoever shows it gives it a label. */
export function Select<T extends string>({ ref, id, value, options, onChoose }: SelectProps<T>) {
  return (
    <select
      ref={ref}
      id={id}
      className="select"
      value={value}
      onChange={(event) => {
        const chosen = options.find(([option]) => option === event.currentTarget.value);
        if (chosen !== undefined) onChoose(chosen[0]);
      }}
    >
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </select>
  );
}
