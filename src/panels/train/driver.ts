import { Training, type Report, type Task } from "./training.ts";

/** What the page asks of a training; `run` comes back with every answer, and an answer to an older run is dropped. */
export type Ask = { readonly run: number } & (
  | { readonly kind: "start"; readonly task: Task }
  | { readonly kind: "pause" }
  | { readonly kind: "resume" }
  /** Pauses, and shows the values after so many updates. */
  | { readonly kind: "goTo"; readonly step: number }
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

/** Trains in slices, between which it hears: in a worker, or on the page's own thread. Never throws. */
export class Driver {
  readonly #means: DriverMeans;
  #training: Training | null = null;
  #run = -1;
  #isGoing = false;
  #isBooked = false;
  #wanted: number | null = null;

  constructor(means: DriverMeans) {
    this.#means = means;
  }

  readonly hear = (ask: Ask): void => {
    if (ask.kind === "start") {
      this.stop();
      this.#run = ask.run;
      this.#try(() => {
        this.#training = new Training(ask.task);
        this.#isGoing = true;
        return this.#training.begin();
      });
      this.#book();
      return;
    }
    if (ask.run !== this.#run || this.#training === null) return;
    this.#isGoing = ask.kind === "resume";
    // Of several that wait, the last is gone to; who goes on does so from the end.
    if (ask.kind === "resume") this.#wanted = Infinity;
    if (ask.kind === "goTo") this.#wanted = ask.step;
    this.#book();
  };

  /** Nothing is said any more. */
  stop(): void {
    this.#training = null;
    this.#isGoing = false;
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
    if (step !== null) this.#try(() => training.goTo(step));
    else if (this.#isGoing) this.#try(() => training.run(this.#means.slice));
  }

  #try(act: () => Report): void {
    try {
      const report = act();
      if (report.isDone) this.#isGoing = false;
      this.#means.say({ run: this.#run, kind: "report", report });
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
