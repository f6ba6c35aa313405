/** How many numbers `range(stop)`, `range(start, stop)` or `range(start, stop, step)` counts; NaN with a step of 0. */
export function countOfRange(values: readonly number[]): number {
  const { start, stop, step } = partsOf(values);
  return step === 0 ? Number.NaN : Math.max(0, Math.ceil((stop - start) / step));
}

/** The number that turn `turn` gets, from 0. */
export function valueInTurn(values: readonly number[], turn: number): number {
  const { start, step } = partsOf(values);
  return start + turn * step;
}

function partsOf(values: readonly number[]): { readonly start: number; readonly stop: number; readonly step: number } {
  const [first = 0, second, step = 1] = values;
  return second === undefined ? { start: 0, stop: first, step } : { start: first, stop: second, step };
}
