import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { wish, workOf, type Work } from "./work.ts";

let now = 0;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.spyOn(performance, "now").mockImplementation(() => now);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Each item takes 5 ms, so that a slice has two. */
function* counted(to: number): Generator<number, string, void> {
  for (let i = 1; i <= to; i++) {
    now += 5;
    yield i;
  }
  return "done";
}

const at = <Item, Result>(work: Work<Item, Result>): readonly [readonly Item[], Result | null] => {
  const { items, result } = work.progress();
  return [items, result];
};

test("nothing is done before it is asked for", () => {
  expect(at(workOf(counted(3)))).toEqual([[], null]);
});

test("a slice ends when its time is over, and the next goes on where it was", () => {
  const work = workOf(counted(3));
  work.slice();
  expect(at(work)).toEqual([[1, 2], null]);
  work.slice();
  expect(at(work)).toEqual([[1, 2, 3], "done"]);
  const ended = work.progress();
  work.slice();
  expect(work.progress()).toBe(ended);
});

test("it goes on to its end by itself, and tells each time", () => {
  const work = workOf(counted(5));
  const told = vi.fn<() => void>();
  work.subscribe(told);
  work.go(200);
  vi.advanceTimersByTime(199);
  expect(told).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(at(work)).toEqual([[1, 2, 3, 4, 5], "done"]);
  expect(told).toHaveBeenCalledTimes(3);
});

test("halted it does nothing more until it goes on", () => {
  const work = workOf(counted(5));
  work.go(0);
  vi.advanceTimersToNextTimer();
  work.halt();
  const halted = at(work);
  vi.runAllTimers();
  expect(at(work)).toEqual(halted);
  expect(halted[1]).toBeNull();
  work.go(0);
  vi.runAllTimers();
  expect(at(work)[1]).toBe("done");
});

test("it goes on as long as anybody wishes it", () => {
  const work = workOf(counted(9));
  const [first, second] = [wish(work, 0, true), wish(work, 0, true)];
  // The first wish for light work has a slice at once.
  expect(at(work)[0]).toEqual([1, 2]);
  first();
  vi.advanceTimersToNextTimer();
  expect(at(work)[0]).toEqual([1, 2, 3, 4]);
  second();
  vi.runAllTimers();
  expect(at(work)[1]).toBeNull();
  wish(work, 0, false);
  vi.runAllTimers();
  expect(at(work)[1]).toBe("done");
});
