import { describe, expect, it } from "vitest";
import { Driver, type Answer, type Ask } from "./driver.ts";
import { bowl, bowlLoss, taskOf } from "./train.fixtures.ts";
import { TrainClient, type Listener, type TrainWorker } from "./trainClient.ts";
import type { Report } from "./training.ts";

/** A worker that works when the test says so: it hears and speaks by copies, as a real one does. */
class FakeWorker implements TrainWorker {
  readonly asked: Ask[] = [];
  isTerminated = false;
  onmessage: ((event: MessageEvent<Answer>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly #acts: (() => void)[] = [];
  readonly #driver = new Driver({
    say: (answer) => this.say(answer),
    later: (act) => this.#acts.push(act),
    slice: 0,
  });

  postMessage(ask: Ask): void {
    this.asked.push(structuredClone(ask));
  }
  terminate(): void {
    this.isTerminated = true;
  }
  say(answer: Answer): void {
    this.onmessage?.({ data: structuredClone(answer) } as MessageEvent<Answer>);
  }
  /** Hears all that was asked since. */
  hear(): void {
    for (const ask of this.asked.splice(0)) this.#driver.hear(ask);
  }
  /** So many slices, each of one update. */
  work(slices: number): void {
    this.hear();
    for (let i = 0; i < slices; i++) {
      this.#acts.shift()?.();
      this.hear();
    }
  }
}

function rig(hasWorkers = true) {
  const workers: FakeWorker[] = [];
  const waiting: (() => void)[] = [];
  /** The page draws at once, unless a test lets it wait. */
  const drawing = {
    isSlow: false,
    acts: [] as (() => void)[],
    push: (act: () => void) => (drawing.isSlow ? void drawing.acts.push(act) : act()),
  };
  const client = new TrainClient({
    startWorker: () => {
      if (!hasWorkers) return null;
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    later: (act) => waiting.push(act),
    drawn: (act) => drawing.push(act),
  });
  return {
    client,
    workers,
    drawing,
    /** The page's own thread comes to so many things that wait. */
    pass: (times: number) => {
      for (let i = 0; i < times; i++) waiting.shift()?.();
      return waiting.length;
    },
  };
}

function ear() {
  const reports: Report[] = [];
  const failures: string[] = [];
  let [moves, losses] = [0, 0];
  const listener: Listener = {
    onReport: (report) => void reports.push(report),
    onFailure: (message) => void failures.push(message),
    onMoved: () => moves++,
    onLost: () => losses++,
  };
  return { listener, reports, failures, moves: () => moves, losses: () => losses, last: () => reports.at(-1) };
}

describe("a training in a worker", () => {
  it("reports slice by slice, pauses, goes to a moment, and goes on from its end", () => {
    const { client, workers } = rig();
    const { listener, last } = ear();
    client.start(taskOf(bowl), listener);
    const worker = workers[0]!;
    worker.work(3);
    expect(last()).toMatchObject({ step: 3, isDone: false });
    client.pause();
    worker.work(5);
    expect(last()?.step).toBe(3);
    client.goTo(2);
    client.goTo(0);
    client.goTo(1);
    worker.work(5);
    expect(last()?.step).toBe(1);
    client.resume();
    worker.work(2);
    expect(last()?.step).toBe(4);
    worker.work(100);
    expect(last()).toMatchObject({ step: 20, isDone: true });
    expect(last()?.loss).toBeCloseTo(bowlLoss(20), 12);
  });

  it("waits with its next report until the last one is drawn, and then tells all that has come", () => {
    const { client, workers, drawing } = rig();
    const { listener, reports, last } = ear();
    drawing.isSlow = true;
    client.start(taskOf(bowl), listener);
    workers[0]!.work(8);
    expect(reports.map(({ step }) => step)).toEqual([0]);
    drawing.acts.shift()?.();
    workers[0]!.work(1);
    expect(last()).toMatchObject({ step: 8, from: 1 });
    expect(last()?.losses).toHaveLength(8);
    // Its end is not left out.
    workers[0]!.work(50);
    expect(reports).toHaveLength(2);
    drawing.acts.shift()?.();
    workers[0]!.work(1);
    expect(last()).toMatchObject({ step: 20, from: 9, isDone: true });
    expect(last()?.losses).toHaveLength(12);
  });

  it("is over at once when it is stopped: its worker is ended, and nothing more is heard", () => {
    const { client, workers } = rig();
    const { listener, reports } = ear();
    client.start(taskOf(bowl), listener);
    workers[0]!.work(2);
    const heard = reports.length;
    client.stop();
    expect(workers[0]!.isTerminated).toBe(true);
    workers[0]!.work(3);
    client.resume();
    client.goTo(1);
    expect(reports).toHaveLength(heard);
  });

  it("hears of the newest training alone", () => {
    const { client, workers } = rig();
    const [first, second] = [ear(), ear()];
    client.start(taskOf(bowl), first.listener);
    workers[0]!.work(2);
    const heard = first.reports.length;
    client.start(taskOf(bowl, { rate: 0.2 }), second.listener);
    // What the former still had on its way.
    workers[0]!.work(4);
    expect(first.reports).toHaveLength(heard);
    expect(second.reports).toHaveLength(0);
    workers[1]!.work(1);
    expect(second.last()?.step).toBe(1);
  });

  it("says in a sentence what cannot be trained", () => {
    const { client, workers } = rig();
    const { listener, failures } = ear();
    client.start(taskOf(bowl, { parameters: ["c"] }), listener);
    workers[0]!.work(1);
    expect(failures).toEqual([expect.stringContaining("no input called c")]);
  });

  it("is lost when its worker breaks down, and the next one has a worker of its own", () => {
    const { client, workers } = rig();
    const { listener, moves, losses, reports, last } = ear();
    client.start(taskOf(bowl, { steps: 4 }), listener);
    const worker = workers[0]!;
    worker.work(2);
    worker.onerror?.(new Event("error", { cancelable: true }) as ErrorEvent);
    expect([moves(), losses()]).toEqual([0, 1]);
    expect(worker.isTerminated).toBe(true);
    const heard = reports.length;
    worker.work(1);
    client.resume();
    client.goTo(1);
    expect(reports).toHaveLength(heard);
    client.start(taskOf(bowl, { steps: 4 }), listener);
    workers[1]!.work(10);
    expect(last()).toMatchObject({ step: 4, isDone: true });
    expect(last()?.loss).toBeCloseTo(bowlLoss(4), 12);
  });

  it("runs on the page's own thread when its worker cannot be loaded", () => {
    const { client, workers, pass } = rig();
    const { listener, moves, losses, last } = ear();
    client.start(taskOf(bowl, { steps: 4 }), listener);
    const event = new Event("error", { cancelable: true });
    workers[0]!.onerror?.(event as ErrorEvent);
    expect(event.defaultPrevented).toBe(true);
    expect([moves(), losses()]).toEqual([1, 0]);
    while (pass(1) > 0);
    expect(last()).toMatchObject({ step: 4, isDone: true });
    // The next one does not try again.
    client.start(taskOf(bowl), listener);
    expect(workers).toHaveLength(1);
  });
});

describe("a training where no worker can be had", () => {
  it("runs between the frames of the page", () => {
    const { client, pass } = rig(false);
    const { listener, moves, reports, last } = ear();
    client.start(taskOf(bowl), listener);
    expect(moves()).toBe(1);
    expect(reports).toHaveLength(0);
    while (pass(1) > 0);
    expect(last()).toMatchObject({ step: 20, isDone: true });
    client.goTo(3);
    pass(1);
    expect(last()?.step).toBe(3);
  });

  it("ends when it is stopped before it has begun", () => {
    const { client, pass } = rig(false);
    const { listener, reports } = ear();
    client.start(taskOf(bowl), listener);
    client.stop();
    while (pass(1) > 0);
    expect(reports).toHaveLength(0);
  });
});
