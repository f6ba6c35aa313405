/** How far a work has come. */
export interface Progress<Item, Result> {
  readonly items: readonly Item[];
  /** Null until it has ended. */
  readonly result: Result | null;
}

/** Work that is done in slices, so that the page stays smooth meanwhile; it stops at any time and goes on where it was. */
export interface Work<Item, Result> {
  /** The same object until there is more. */
  progress(): Progress<Item, Result>;
  subscribe(told: () => void): () => void;
  /** Does a slice at once. */
  slice(): void;
  /** Goes on to the end, slice by slice. @param delay milliseconds until the first slice */
  go(delay: number): void;
  halt(): void;
}

/** Milliseconds that a slice takes, and one item at least. */
const SLICE = 8;

export function workOf<Item, Result>(generator: Iterator<Item, Result, void>): Work<Item, Result> {
  let progress: Progress<Item, Result> = { items: [], result: null };
  let timer: ReturnType<typeof setTimeout> | null = null;
  const listeners = new Set<() => void>();

  const slice = (): void => {
    if (progress.result !== null) return;
    const start = performance.now();
    const found: Item[] = [];
    let result: Result | null = null;
    do {
      const step = generator.next();
      if (step.done === true) result = step.value;
      else found.push(step.value);
    } while (result === null && performance.now() - start < SLICE);
    progress = { items: [...progress.items, ...found], result };
    for (const told of listeners) told();
  };
  const halt = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const go = (delay: number): void => {
    halt();
    if (progress.result !== null) return;
    timer = setTimeout(() => {
      const start = performance.now();
      slice();
      // The page gets as much time as the work.
      go(performance.now() - start);
    }, delay);
  };
  return {
    progress: () => progress,
    subscribe: (told) => {
      listeners.add(told);
      return () => listeners.delete(told);
    },
    slice,
    go,
    halt,
  };
}

const wishes = new WeakMap<object, number>();

/**
 * Has a work go on for as long as anybody wishes it: the returned function takes the wish back. The first wish for light work
 * does a slice at once.
 * @param delay milliseconds until the next slice
 */
export function wish<Item, Result>(work: Work<Item, Result>, delay: number, isLight: boolean): () => void {
  const before = wishes.get(work) ?? 0;
  wishes.set(work, before + 1);
  if (before === 0) {
    if (isLight) work.slice();
    work.go(delay);
  }
  return () => {
    const left = (wishes.get(work) ?? 1) - 1;
    wishes.set(work, left);
    if (left === 0) work.halt();
  };
}
