/** The middle of some numbers; NaN of none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
  const high = sorted[Math.floor(middle)] ?? Number.NaN;
  return (low + high) / 2;
}

/** The number that a tenth of them are below: of times, one that others at work on the machine have hardly disturbed. */
export function quick(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 10)] ?? Number.NaN;
}

/**
 * Milliseconds on the clock, garbage collection included, that `work` takes: the median of `samples` samples, each
 * the mean of as many calls as fill about `fill` milliseconds, after a warm-up of one and a half seconds.
 */
export function time(work: () => unknown, samples = 15, fill = 100): number {
  const until = (milliseconds: number): number => {
    const started = performance.now();
    let calls = 0;
    while (performance.now() - started < milliseconds) {
      work();
      calls++;
    }
    return calls;
  };
  until(1500);
  const calls = Math.max(1, until(fill));
  return median(
    Array.from({ length: samples }, () => {
      const started = performance.now();
      for (let call = 0; call < calls; call++) work();
      return (performance.now() - started) / calls;
    }),
  );
}
