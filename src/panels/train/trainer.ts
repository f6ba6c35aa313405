import type { Progress } from "../../core/train/session.ts";
import type { Cells } from "./cells.ts";
import type { Classes, Regions } from "./regions.ts";
import type { Surface } from "./surface.ts";
import type { Listener } from "./trainClient.ts";
import type { Report, Task } from "./training.ts";

/** `stopped` is over before its end, at the reader's word; `lost`: what trained broke down. `diverged` and `failed` are over as well. */
export type RunState = "starting" | "running" | "paused" | "done" | "diverged" | "failed" | "stopped" | "lost";

/** A parameter's gradient lengths: after which updates they were taken, and what they were. */
export interface Norms {
  readonly steps: readonly number[];
  /** One list for each parameter. */
  readonly lengths: readonly (readonly number[])[];
}

/** All that is known of a training, as of now. Lists grow; everything else is new with every change. */
export interface Run {
  /** What it was begun for: the program, its target and the recipe. */
  readonly key: string;
  readonly task: Task;
  readonly state: RunState;
  /** The loss after so many updates. */
  readonly losses: readonly number[];
  readonly norms: Norms;
  readonly path: readonly (readonly [number, number])[];
  readonly surface: Surface | null;
  readonly classes: Classes | null;
  /** After `step` updates. */
  readonly regions: Regions | null;
  /** Updates behind `values`. */
  readonly step: number;
  readonly values: readonly Cells[];
  readonly divergence: Progress["divergence"];
  /** Why there is nothing to train. */
  readonly problem: string | null;
  /** It runs on the page's own thread. */
  readonly isHere: boolean;
  /** `silent`: nothing was heard of it for long, though something should have been. `gone`: nothing will be heard any more. */
  readonly contact: "good" | "silent" | "gone";
}

/** Whether the values of other moments can still be had. */
export const isReachable = ({ state, contact }: Run): boolean =>
  contact === "good" && ["running", "paused", "done", "diverged"].includes(state);

export interface TrainerMeans {
  readonly client: {
    start(task: Task, listener: Listener): void;
    pause(): void;
    resume(): void;
    goTo(step: number): void;
    stop(): void;
  };
  setTimeout(act: () => void, milliseconds: number): number;
  clearTimeout(timer: number): void;
}

/** Milliseconds without a word after which the reader is told: a worker that is ended from outside says nothing. */
export const patience = 5000;

/** One training at a time, and what is known of it; the last one stays known after it has ended. */
export class Trainer {
  readonly #means: TrainerMeans;
  readonly #listeners = new Set<() => void>();
  #run: Run | null = null;
  #timer: number | null = null;

  constructor(means: TrainerMeans) {
    this.#means = means;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly current = (): Run | null => this.#run;

  start(key: string, task: Task): void {
    this.#set(fresh(key, task));
    this.#watch();
    this.#means.client.start(task, {
      onReport: (report) => this.#hear(report),
      onFailure: (problem) => {
        this.#unwatch();
        this.#change({ state: "failed", problem });
      },
      onMoved: () => this.#set({ ...fresh(key, task), isHere: true }),
      onLost: () => this.#lose(),
    });
  }

  pause(): void {
    if (!this.#is("starting", "running")) return;
    this.#unwatch();
    this.#means.client.pause();
    this.#change({ state: "paused" });
  }

  resume(): void {
    if (!this.#is("paused")) return;
    this.#means.client.resume();
    this.#change({ state: "running" });
    this.#watch();
  }

  /** Shows the values after that many updates; what runs is paused. */
  goTo(step: number): void {
    if (this.#is("running")) this.pause();
    if (this.#run === null || !isReachable(this.#run)) return;
    this.#means.client.goTo(step);
    this.#watch(true);
  }

  /** Ends it. What is known of it stays. */
  stop(): void {
    this.#means.client.stop();
    if (this.#is("starting", "running", "paused")) this.#change({ state: "stopped" });
    if (this.#run?.contact === "silent") this.#change({ contact: "gone" });
    this.#unwatch();
  }

  #lose(): void {
    this.#unwatch();
    const isOver = !this.#is("starting", "running", "paused");
    this.#change(isOver ? { contact: "gone" } : { contact: "gone", state: "lost" });
  }

  #hear(report: Report): void {
    const run = this.#run;
    if (run === null) return;
    const { from, losses, path, normSteps, norms, surface, step, values, regions, classes, isDone, divergence } =
      report;
    const { lengths, steps } = run.norms;
    const known = { losses: [...run.losses], path: [...run.path] };
    losses.forEach((loss, i) => (known.losses[from + i] = loss));
    for (let i = 0; 2 * i < path.length; i++)
      known.path[from + i] = [path[2 * i] ?? Number.NaN, path[2 * i + 1] ?? Number.NaN];
    const news = [...normSteps.keys()].filter((i) => (normSteps[i] ?? 0) > (steps.at(-1) ?? -1));
    const width = lengths.length;
    const isStill = run.state === "paused" || run.state === "stopped";
    this.#change({
      ...known,
      norms: {
        steps: [...steps, ...news.map((i) => normSteps[i] ?? 0)],
        lengths: lengths.map((list, p) => [...list, ...news.map((i) => norms[i * width + p] ?? Number.NaN)]),
      },
      surface: surface ?? run.surface,
      classes: classes ?? run.classes,
      regions,
      step,
      values,
      divergence,
      contact: "good",
      state: divergence !== null ? "diverged" : isDone ? "done" : isStill ? run.state : "running",
    });
    this.#watch();
  }

  #is(...states: readonly RunState[]): boolean {
    return this.#run !== null && states.includes(this.#run.state);
  }

  /** @param isAsked whether something was asked that is to be answered */
  #watch(isAsked = this.#is("starting", "running")): void {
    this.#unwatch();
    if (isAsked) this.#timer = this.#means.setTimeout(() => this.#change({ contact: "silent" }), patience);
  }

  #unwatch(): void {
    if (this.#timer !== null) this.#means.clearTimeout(this.#timer);
    this.#timer = null;
  }

  #change(change: Partial<Run>): void {
    if (this.#run !== null) this.#set({ ...this.#run, ...change });
  }

  #set(run: Run): void {
    this.#run = run;
    for (const listener of this.#listeners) listener();
  }
}

const fresh = (key: string, task: Task): Run => ({
  key,
  task,
  state: "starting",
  losses: [],
  norms: { steps: [], lengths: task.recipe.parameters.map(() => []) },
  path: [],
  surface: null,
  classes: null,
  regions: null,
  step: 0,
  values: [],
  divergence: null,
  problem: null,
  isHere: false,
  contact: "good",
});
