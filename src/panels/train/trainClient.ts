import { Driver, type Answer, type Ask } from "./driver.ts";
import type { Report, Task } from "./training.ts";

/** What is used of a worker. */
export interface TrainWorker {
  postMessage(ask: Ask): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Answer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface ClientMeans {
  /** Null where no worker can be had. */
  readonly startWorker: () => TrainWorker | null;
  /** Calls back between two frames of the page. */
  readonly later: (act: () => void) => void;
  /** Calls back once the page has drawn what it was just told. */
  readonly drawn: (act: () => void) => void;
}

/** Who hears of a training. Nothing is heard of it after `stop`, or once another has begun. */
export interface Listener {
  onReport(report: Report): void;
  onFailure(message: string): void;
  /** It begins on the page's own thread, as no worker can be had. */
  onMoved(): void;
  /** Its worker broke down in the midst of it. */
  onLost(): void;
}

/** Of a slice of work on the page's own thread: a frame stays free for the page. */
const slice = 12;

/**
 * Trains in a worker; on the page's own thread where there can be none. One training at a time: whatever an
 * older one still says is dropped.
 */
export class TrainClient {
  readonly #means: ClientMeans;
  #worker: TrainWorker | null = null;
  #driver: Driver | null = null;
  #isRefused = false;
  #run = 0;
  #task: Task | null = null;
  #listener: Listener | null = null;

  constructor(means: ClientMeans) {
    this.#means = means;
  }

  start(task: Task, listener: Listener): void {
    this.stop();
    this.#run++;
    this.#task = task;
    this.#listener = listener;
    const worker = this.#isRefused ? null : this.#engage();
    if (worker === null) this.#workHere();
    else worker.postMessage({ run: this.#run, kind: "start", task });
  }

  pause(): void {
    this.#ask({ run: this.#run, kind: "pause" });
  }

  resume(): void {
    this.#ask({ run: this.#run, kind: "resume" });
  }

  /** Pauses, and has the values after `step` updates reported. */
  goTo(step: number): void {
    this.#ask({ run: this.#run, kind: "goTo", step });
  }

  /** A worker that is at work hears nothing, so it is let go. */
  stop(): void {
    this.#listener = null;
    this.#task = null;
    this.#worker?.terminate();
    this.#worker = null;
    this.#driver?.stop();
    this.#driver = null;
  }

  #ask(ask: Ask): void {
    if (this.#worker !== null) this.#worker.postMessage(ask);
    else this.#driver?.hear(ask);
  }

  #engage(): TrainWorker | null {
    const worker = this.#means.startWorker();
    if (worker === null) return null;
    this.#worker = worker;
    let hasSpoken = false;
    worker.onmessage = ({ data }) => {
      hasSpoken = true;
      this.#hear(data);
    };
    // What goes wrong in a training is told in an answer: here it could not be loaded, or broke down.
    worker.onerror = (event) => {
      // It is told in the panel, not on the console.
      event.preventDefault();
      if (this.#worker !== worker) return;
      worker.terminate();
      this.#worker = null;
      // Whatever it still had on its way is dropped.
      this.#run++;
      if (hasSpoken) this.#listener?.onLost();
      else this.#workHere();
    };
    return worker;
  }

  #workHere(): void {
    this.#isRefused = true;
    const [task, run] = [this.#task, ++this.#run];
    if (task === null) return;
    this.#listener?.onMoved();
    const driver = new Driver({ say: (answer) => this.#hear(answer), later: this.#means.later, slice });
    this.#driver = driver;
    this.#means.later(() => {
      if (this.#driver === driver) driver.hear({ run, kind: "start", task });
    });
  }

  #hear(answer: Answer): void {
    if (answer.run !== this.#run) return;
    if (answer.kind === "report") {
      this.#listener?.onReport(answer.report);
      this.#means.drawn(() => this.#ask({ run: answer.run, kind: "heard" }));
    } else this.#listener?.onFailure(answer.message);
  }
}
