import type { Graph } from "../graph/graph.ts";
import { Descent, type DescentOptions, type Snapshot } from "./descent.ts";
import { divergenceOf, suggestRate, type Divergence } from "./divergence.ts";

export interface SessionOptions extends DescentOptions {
  /** Updates in all. */
  readonly steps: number;
  /** Bytes that snapshots may take; 32 MB unless given. */
  readonly budget?: number;
}

/** What a slice of work has brought. */
export interface Progress {
  /** Updates made in all. */
  readonly step: number;
  /** Losses since the last slice: `losses[i]` is that after update `from + i`. */
  readonly from: number;
  readonly losses: readonly number[];
  readonly isDone: boolean;
  /** Why it has stopped before its end; null where it has not. */
  readonly divergence: { readonly reason: Divergence; readonly suggestedRate: number | null } | null;
}

/**
 * A training that is driven in slices, so that whoever drives it can show how far it is, pause, or stop; and that can be set
 * back to any step: snapshots are kept as often as the budget allows, and the steps between them are computed again.
 */
export class Session {
  readonly descent: Descent;
  readonly steps: number;
  readonly #graph: Graph;
  readonly #options: DescentOptions;
  readonly #losses: number[];
  readonly #most: number;
  #snapshots: Snapshot[];
  #interval = 1;
  #divergence: Progress["divergence"] = null;

  /** Throws as `Descent` does. */
  constructor(graph: Graph, { steps, budget = 32e6, ...options }: SessionOptions) {
    this.#graph = graph;
    this.#options = options;
    this.steps = steps;
    this.descent = new Descent(graph, options);
    const first = this.descent.save();
    const bytes = first.values.byteLength + first.first.byteLength + first.second.byteLength + 64;
    this.#most = Math.max(2, Math.floor(budget / bytes));
    this.#snapshots = [first];
    this.#losses = [this.descent.loss];
  }

  /** The loss after each update made so far, that before the first one included. */
  get losses(): readonly number[] {
    return this.#losses;
  }

  /** Goes on for about that long, at least one update; or not at all where it is done or has diverged. */
  run(milliseconds: number): Progress {
    const end = Date.now() + milliseconds;
    const from = this.descent.step + 1;
    while (!this.#isOver) {
      this.#advance();
      if (Date.now() >= end) break;
    }
    return this.#progress(from);
  }

  /** Sets it back, or forward up to the last step that was reached. */
  goTo(step: number): Progress {
    const goal = Math.max(0, Math.min(step, this.#losses.length - 1));
    const held = this.#snapshots.findLast((snapshot) => snapshot.step <= goal);
    if (held !== undefined && (goal < this.descent.step || held.step > this.descent.step)) this.descent.restore(held);
    while (this.descent.step < goal) this.descent.advance();
    return this.#progress(goal + 1);
  }

  get #isOver(): boolean {
    return this.descent.step >= this.steps || this.#divergence !== null;
  }

  #advance(): void {
    const loss = this.descent.advance();
    const { step } = this.descent;
    this.#losses[step] = loss;
    const [start] = this.#snapshots;
    const reason = divergenceOf(this.#losses[0] ?? loss, loss);
    if (reason !== null && start !== undefined)
      this.#divergence = { reason, suggestedRate: suggestRate(this.#graph, this.#options, start) };
    else if (step % this.#interval === 0 && step > (this.#snapshots.at(-1)?.step ?? 0)) this.#keep();
  }

  #keep(): void {
    this.#snapshots.push(this.descent.save());
    if (this.#snapshots.length <= this.#most) return;
    this.#interval *= 2;
    this.#snapshots = this.#snapshots.filter(({ step }) => step % this.#interval === 0);
  }

  #progress(from: number): Progress {
    const { step } = this.descent;
    return {
      step,
      from,
      losses: this.#losses.slice(from, step + 1),
      isDone: this.#isOver,
      divergence: this.#divergence,
    };
  }
}
