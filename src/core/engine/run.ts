import type { Operation } from "./operation.ts";
import type { BackwardRun, Runs, Stretch } from "./runs.ts";

/** One elementwise gate over a stretch of the memory: equal gates on numbers that do not wait for each other, or a tensor. */
export class Run implements Operation {
  readonly #memory: Float64Array;
  readonly #delta: number;
  readonly #runs: Runs;
  readonly #stretch: Stretch;
  readonly #slots: readonly BackwardRun[];

  /** @param wanted slot -> whether the operand's gradient is wanted */
  constructor(memory: Float64Array, delta: number, runs: Runs, stretch: Stretch, wanted: readonly boolean[]) {
    this.#memory = memory;
    this.#delta = delta;
    this.#runs = runs;
    this.#stretch = stretch;
    this.#slots = runs.backward.filter((slot, i): slot is BackwardRun => slot !== null && wanted[i] !== false);
  }

  forward(): void {
    this.#runs.forward(this.#memory, this.#stretch);
  }

  backward(): void {
    for (const slot of this.#slots) slot(this.#memory, this.#stretch, this.#delta);
  }
}
