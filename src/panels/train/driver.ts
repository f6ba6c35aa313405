import { Training, type Report, type Task } from "./training.ts";

/** What the page asks of a training; `run` comes back with every answer, and an answer to an older run is dropped. */
export type Ask = { readonly run: number } & (
  | { readonly kind: "start"; readonly task: Task }
  | { readonly kind: "pause" }
  | { readonly kind: "resume" }
  /** Pauses, and shows the values after so many updates. */
  | { readonly kind: "goTo"; readonly step: number }
  /** The last report was taken in and drawn: another one may come. */
  | { readonly kind: "heard" }
);

export type Answer = { readonly run: number } & (
  | { readonly kind: "report"; readonly report: Report }
  /** What cannot be trained, in a sentence. */
  | { readonly kind: "failed"; readonly message: string }
);

export interface DriverMeans {
  say(answer: Answer): void;
  /** Has `act` called once what else waits has had its turn. */
  later(act: () => void): void;
  /** Of a slice of work, in milliseconds. */
  readonly slice: number;
}

/**
 * Trains in slices, between which it hears: in a worker, or on the page's own thread. It reports no faster than the page takes
 * it in, so that a slow one is not buried in reports. Never throws.
 */
export class Driver {
  readonly #means: DriverMeans;
  #training: Training | null = null;
  #run = -1;
  #isGoing = false;
  #isBooked = false;
  /** Whether the last report was taken in. */
  #isHeard = true;
  /** Whether there is more to report. */
  #hasNews = false;
  #wanted: number | null = null;

  constructor(means: DriverMeans) {
    this.#means = means;
  }

  readonly hear = (ask: Ask): void => {
    if (ask.kind === "start") {
      this.stop();
      this.#run = ask.run;
      this.#isHeard = true;
      this.#try(() => {
        this.#training = new Training(ask.task);
        this.#isGoing = true;
        this.#hasNews = true;
      });
    } else if (ask.run !== this.#run || this.#training === null) return;
    else if (ask.kind === "heard") this.#isHeard = true;
    else {
      this.#isGoing = ask.kind === "resume";
      // Of several that wait, the last is gone to; who goes on does so from the end.
      if (ask.kind === "resume") this.#wanted = Infinity;
      if (ask.kind === "goTo") this.#wanted = ask.step;
    }
    this.#report();
    this.#book();
  };

  /** Nothing is said any more. */
  stop(): void {
    this.#training = null;
    this.#isGoing = false;
    this.#hasNews = false;
    this.#wanted = null;
  }

  #book(): void {
    if (this.#isBooked || this.#training === null || !(this.#isGoing || this.#wanted !== null)) return;
    this.#isBooked = true;
    this.#means.later(() => {
      this.#isBooked = false;
      this.#work();
      this.#book();
    });
  }

  #work(): void {
    const training = this.#training;
    if (training === null) return;
    const step = this.#wanted;
    this.#wanted = null;
    this.#try(() => {
      if (step !== null) training.goTo(step);
      else if (this.#isGoing) training.run(this.#means.slice);
      else return;
      this.#hasNews = true;
      if (training.isOver) this.#isGoing = false;
    });
    this.#report();
  }

  #report(): void {
    const training = this.#training;
    if (training === null || !this.#hasNews || !this.#isHeard) return;
    this.#hasNews = false;
    this.#isHeard = false;
    this.#try(() => this.#means.say({ run: this.#run, kind: "report", report: training.report() }));
  }

  #try(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.stop();
      this.#means.say({
        run: this.#run,
        kind: "failed",
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }
}
