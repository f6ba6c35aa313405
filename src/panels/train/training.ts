import type { Graph } from "../../core/graph/graph.ts";
import { Session, type Progress } from "../../core/train/session.ts";
import { cellsOf, type Cells } from "./cells.ts";
import type { Recipe } from "./recipe.ts";
import { Classifier, type Classes, type Regions } from "./regions.ts";
import { Landscape, type Surface } from "./surface.ts";

/** What is to be trained. */
export interface Task {
  readonly graph: Graph;
  /** Index of the node that is the loss. */
  readonly target: number;
  readonly recipe: Recipe;
}

/** What the work since the last report has brought, and where it stands: plain data that can be sent. */
export interface Report {
  /** Updates behind the values and the loss that follow. */
  readonly step: number;
  readonly loss: number;
  /** One for each parameter, in the order of the recipe. */
  readonly values: readonly Cells[];
  /** `losses[i]` is that after update `from + i`. */
  readonly from: number;
  readonly losses: Float64Array;
  /** Lengths of the gradients after some of the updates: their steps, and for each of them one number a parameter. */
  readonly normSteps: Float64Array;
  readonly norms: Float64Array;
  /** Of two numbers that are trained, where they are from update `from` on, pair by pair; else empty. */
  readonly path: Float64Array;
  /** The loss around the path, where that is new. */
  readonly surface: Surface | null;
  /** Of a classifier of points in the plane, what it makes of the plane now; else null. */
  readonly regions: Regions | null;
  /** Its points, in the first report. */
  readonly classes: Classes | null;
  readonly isDone: boolean;
  readonly divergence: Progress["divergence"];
}

/** So many norms are kept of a training, about; of a short one all. */
const normSamples = 400;

/** A training that reports what a picture of it needs. Throws as `Session` does. */
export class Training {
  readonly #session: Session;
  readonly #normEvery: number;
  readonly #landscape: Landscape | null;
  readonly #classifier: Classifier | null;
  /** The update that the first of the losses is after. */
  #from = 0;
  #isFirst = true;
  #divergence: Progress["divergence"] = null;
  #losses: number[] = [];
  #normSteps: number[] = [];
  #norms: number[] = [];
  #path: number[] = [];

  constructor({ graph, target, recipe }: Task) {
    const { steps, rate, scales, method, parameters } = recipe;
    this.#session = new Session(graph, { target, steps, rate, scales, method, parameters });
    this.#normEvery = Math.max(1, Math.floor(steps / normSamples));
    const isPlane = parameters.length === 2 && this.#parameters.every(({ shape }) => shape.length === 0);
    this.#landscape = isPlane ? new Landscape(this.#session.descent) : null;
    this.#classifier = Classifier.of(graph, target, this.#session.descent);
    // The loss before the first update, where everything starts.
    this.#note(this.#session.descent.loss);
  }

  /** Goes on for about that long, one update at least; or not at all where it is over. */
  run(milliseconds: number): void {
    const end = Date.now() + milliseconds;
    do {
      const progress = this.#session.run(0);
      for (const loss of progress.losses) this.#note(loss);
      this.#divergence = progress.divergence;
    } while (!this.isOver && Date.now() < end);
  }

  /** Sets it to a step that it has been at, the last one unless told. */
  goTo(step = Infinity): void {
    this.#session.goTo(step);
  }

  /** Whether it has been at its end, also where it was set back. */
  get isOver(): boolean {
    return this.#session.losses.length > this.#session.steps || this.#divergence !== null;
  }

  get #parameters() {
    return this.#session.descent.parameters;
  }

  #note(loss: number): void {
    const { descent } = this.#session;
    if (this.#losses.length === 0) this.#from = descent.step;
    this.#losses.push(loss);
    if (descent.step % this.#normEvery === 0) {
      this.#normSteps.push(descent.step);
      this.#norms.push(...descent.norms());
    }
    if (this.#landscape !== null) this.#path.push(...this.#landscape.walk());
  }

  /** What has come since the last report, and where it stands. */
  report(): Report {
    const { descent } = this.#session;
    const report: Report = {
      step: descent.step,
      loss: descent.loss,
      values: this.#parameters.map(({ node, shape }) => cellsOf(shape, descent.value(node).data)),
      from: this.#from,
      losses: Float64Array.from(this.#losses),
      normSteps: Float64Array.from(this.#normSteps),
      norms: Float64Array.from(this.#norms),
      path: Float64Array.from(this.#path),
      surface: this.#landscape?.surface() ?? null,
      regions: this.#classifier?.regions() ?? null,
      classes: this.#isFirst ? (this.#classifier?.classes ?? null) : null,
      isDone: this.isOver,
      divergence: this.#divergence,
    };
    this.#isFirst = false;
    this.#losses = [];
    this.#normSteps = [];
    this.#norms = [];
    this.#path = [];
    return report;
  }
}

/** What of a report is handed over instead of copied. */
export function buffersOf({ values, losses, normSteps, norms, path, surface, regions }: Report): ArrayBuffer[] {
  const pictures = [...(surface === null ? [] : [surface.losses]), ...(regions === null ? [] : [regions.classes])];
  const arrays = [...values.map(({ data }) => data), losses, normSteps, norms, path, ...pictures];
  return arrays.map(({ buffer }) => buffer as ArrayBuffer);
}
